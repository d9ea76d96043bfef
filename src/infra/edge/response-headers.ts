// Headers that CloudFront adds to answers, of objects and of applications alike.
import { CloudfrontResponseHeadersPolicy } from '@cdktf/provider-aws/lib/cloudfront-response-headers-policy/index.js';
import { distributionName } from '../../model/naming/edge.ts';
import type { Distribution } from '../../model/schema/edge/distribution.ts';
import type { RootModule } from '../../terraform/root-module.ts';

/** Managed-SecurityHeadersPolicy, the same id in every account.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html */
const SECURITY_HEADERS = '67f7725c-6f97-4210-82d7-5512b31e9d03';
const DAY_SECONDS = 86_400;

/** The id of the policy. Ours says what the managed one does, but for HSTS, which the origin cannot weaken. */
export function headersPolicy(module: RootModule, key: string, { hsts }: Distribution): string {
  if (hsts === null) return SECURITY_HEADERS;
  const origin = ['edge', 'distributions', key, 'hsts'];
  const policy = module.resource(CloudfrontResponseHeadersPolicy, key, origin, {
    name: distributionName(module.environment, key),
    securityHeadersConfig: {
      strictTransportSecurity: {
        accessControlMaxAgeSec: hsts.maxAgeDays * DAY_SECONDS,
        includeSubdomains: hsts.includeSubdomains,
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: 'SAMEORIGIN', override: false },
      referrerPolicy: { referrerPolicy: 'strict-origin-when-cross-origin', override: false },
      xssProtection: { protection: true, modeBlock: true, override: false },
    },
  });
  return policy.id;
}
