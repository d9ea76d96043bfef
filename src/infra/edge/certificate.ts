// A certificate of ACM, proven through DNS records in our own zone.
import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate/index.js';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import type { TerraformProvider } from 'cdktf';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { RootModule } from '../root-module.ts';

interface CertificateInput {
  readonly key: string;
  readonly hosts: readonly string[];
  readonly origin: Path;
  readonly provider?: TerraformProvider;
}

/** Returns the ARN of the certificate once it is proven. */
export function addCertificate(module: RootModule, input: CertificateInput): string {
  const { key, origin } = input;
  const [host = '', ...others] = input.hosts;
  const provider = input.provider ? { provider: input.provider } : {};
  const certificate = module.resource(AcmCertificate, key, origin, {
    domainName: host,
    ...(others.length > 0 ? { subjectAlternativeNames: others } : {}),
    validationMethod: 'DNS',
    lifecycle: { createBeforeDestroy: true },
    ...provider,
  });
  const records = input.hosts.map((name, index) => {
    const proof = `one([for o in aws_acm_certificate.${key}.domain_validation_options : o if o.domain_name == "${name}"])`;
    return module.resource(Route53Record, `${key}-proof-${index}`, origin, {
      zoneId: module.stateOf('dns').text('zone_id'),
      name: module.expression(`${proof}.resource_record_name`),
      type: module.expression(`${proof}.resource_record_type`),
      records: [module.expression(`${proof}.resource_record_value`)],
      ttl: 300,
      allowOverwrite: true,
    });
  });
  const validation = module.resource(AcmCertificateValidation, key, origin, {
    certificateArn: certificate.arn,
    validationRecordFqdns: records.map(({ fqdn }) => fqdn),
    ...provider,
  });
  return validation.certificateArn;
}
