// CloudFront distributions and their DNS records.
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution/index.js';
import { distributionHosts } from '../../model/edge/certified-hosts.ts';
import type { Distribution } from '../../model/schema/edge/distribution.ts';
import { addCertificate } from '../../terraform/hosts/certificate.ts';
import { globalProvider } from '../../terraform/hosts/global-provider.ts';
import { addAlias, addCheckAlias } from '../../terraform/hosts/records.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { behaviorConfig, INDEX, readsBucket, uncachedDocument } from './behaviors.ts';
import { addBucketPolicies, addOrigins, originGroups } from './origins.ts';
import { headersPolicy } from './response-headers.ts';

/** Returns the ARNs of distributions by key. */
export function addDistributions(
  module: RootModule,
  acls: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(module.environment.edge.distributions).map(([key, distribution]) => [
      key,
      addDistribution(module, { key, distribution, webAclArn: acls.get(key) }),
    ]),
  );
}

interface DistributionInput {
  readonly key: string;
  readonly distribution: Distribution;
  readonly webAclArn: string | undefined;
}

function addDistribution(module: RootModule, input: DistributionInput): string {
  const { key, distribution, webAclArn } = input;
  const origin = ['edge', 'distributions', key];
  const headersPolicyId = headersPolicy(module, key, distribution);
  const behaviors = Object.entries(distribution.behaviors)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([name, behavior]) => ({
      path: behavior.path,
      isBucket: readsBucket(distribution, behavior),
      config: behaviorConfig(module, { key, name, behavior, distribution, headersPolicyId }),
    }));
  const fallback = behaviors.find(({ path }) => path === null);
  if (!fallback) throw new Error(`Distribution ${key} has no default behavior`);
  const groups = originGroups(distribution);
  const made = module.resource(CloudfrontDistribution, key, origin, {
    enabled: true,
    isIpv6Enabled: true,
    httpVersion: 'http2and3',
    comment: distribution.purpose,
    aliases: distributionHosts(distribution),
    priceClass: distribution.priceClass,
    // A bucket has no object for `/`; an application answers it itself.
    ...(fallback.isBucket ? { defaultRootObject: INDEX } : {}),
    origin: addOrigins(module, key, distribution),
    ...(groups.length > 0 ? { originGroup: groups } : {}),
    defaultCacheBehavior: fallback.config,
    orderedCacheBehavior: [
      ...behaviors.flatMap(({ path, config }) =>
        path === null ? [] : [{ ...config, pathPattern: path }],
      ),
      ...uncachedDocument(distribution, headersPolicyId),
    ],
    restrictions: { geoRestriction: geoRestriction(distribution) },
    viewerCertificate: {
      acmCertificateArn:
        distribution.certificateArn ??
        addCertificate(module, {
          key: `distribution-${key}`,
          hosts: distributionHosts(distribution),
          origin: [...origin, 'domains'],
          failover: distribution.failover,
          ...globalProvider(module),
        }),
      sslSupportMethod: 'sni-only',
      minimumProtocolVersion: 'TLSv1.2_2021',
    },
    ...(webAclArn === undefined ? {} : { webAclId: webAclArn }),
  });
  addBucketPolicies(module, distribution, made.arn);
  const alias = {
    key: `distribution-${key}`,
    target: made.domainName,
    targetZone: made.hostedZoneId,
    evaluatesHealth: false,
    hasIpv6: true,
    failover: distribution.failover,
  };
  distribution.domains.forEach((host, index) => {
    const keyed = index === 0 ? alias : { ...alias, key: `${alias.key}-${index}` };
    addAlias(module, { ...keyed, host, origin: [...origin, 'domains', index] });
  });
  addCheckAlias(module, { ...alias, origin: [...origin, 'failover'] });
  return made.arn;
}

function geoRestriction({ geoRestriction: restriction }: Distribution) {
  if (restriction === null) return { restrictionType: 'none' };
  return { restrictionType: restriction.type, locations: [...restriction.countries].sort() };
}
