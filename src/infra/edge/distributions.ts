// CloudFront distributions and their DNS records.
import { CloudfrontCachePolicy } from '@cdktf/provider-aws/lib/cloudfront-cache-policy/index.js';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution/index.js';
import { entrancesOf } from '../../model/edge/ingress.ts';
import { prefixOf } from '../../model/naming/core.ts';
import type { Behavior, Distribution } from '../../model/schema/edge/edge.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addAlias, addCheckAlias } from './alias.ts';
import { addCertificate } from './certificate.ts';
import { globalProvider } from './global-provider.ts';
import { addBucketPolicies, addOrigins, originGroups, originTarget } from './origins.ts';

/** Managed policies of CloudFront, the same ids in every account.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-5b5a84be39ad';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';
const SECURITY_HEADERS = '67f7725c-6f97-4210-82d7-5512b31e9d03';

const READ_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const ALL_METHODS = [...READ_METHODS, 'DELETE', 'PATCH', 'POST', 'PUT'];

export function addDistributions(module: RootModule, acls: ReadonlyMap<string, string>): void {
  for (const [key, distribution] of Object.entries(module.environment.edge.distributions)) {
    addDistribution(module, { key, distribution, webAclArn: acls.get(key) });
  }
}

interface DistributionInput {
  readonly key: string;
  readonly distribution: Distribution;
  readonly webAclArn: string | undefined;
}

function addDistribution(module: RootModule, input: DistributionInput): void {
  const { key, distribution, webAclArn } = input;
  const origin = ['edge', 'distributions', key];
  const behaviors = Object.entries(distribution.behaviors)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([name, behavior]) => ({
      path: behavior.path,
      isBucket: readsBucket(distribution, behavior),
      config: behaviorConfig(module, { key, name, behavior, distribution }),
    }));
  const fallback = behaviors.find(({ path }) => path === null);
  if (!fallback) throw new Error(`Distribution ${key} has no default behavior`);
  const groups = originGroups(distribution);
  const made = module.resource(CloudfrontDistribution, key, origin, {
    enabled: true,
    isIpv6Enabled: true,
    httpVersion: 'http2and3',
    comment: distribution.purpose,
    aliases: namesOf(distribution),
    priceClass: distribution.priceClass,
    // A bucket has no object for `/`; an application answers it itself.
    ...(fallback.isBucket ? { defaultRootObject: 'index.html' } : {}),
    origin: addOrigins(module, key, distribution),
    ...(groups.length > 0 ? { originGroup: groups } : {}),
    defaultCacheBehavior: fallback.config,
    orderedCacheBehavior: behaviors.flatMap(({ path, config }) =>
      path === null ? [] : [{ ...config, pathPattern: path }],
    ),
    restrictions: { geoRestriction: geoRestriction(distribution) },
    viewerCertificate: {
      acmCertificateArn: addCertificate(module, {
        key: `distribution-${key}`,
        hosts: namesOf(distribution),
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
}

function namesOf({ domains, failover }: Distribution): string[] {
  const check = failover?.healthCheckHost ?? null;
  return [...domains, ...(check === null ? [] : [check])];
}

function geoRestriction({ geoRestriction: restriction }: Distribution) {
  if (restriction === null) return { restrictionType: 'none' };
  return { restrictionType: restriction.type, locations: [...restriction.countries].sort() };
}

interface BehaviorInput {
  readonly key: string;
  readonly name: string;
  readonly behavior: Behavior;
  readonly distribution: Distribution;
}

function readsBucket({ origins }: Distribution, { origin }: Behavior): boolean {
  return origins[origin]?.bucket !== null;
}

function behaviorConfig(module: RootModule, input: BehaviorInput) {
  const { behavior, distribution } = input;
  const isBucket = readsBucket(distribution, behavior);
  return {
    targetOriginId: originTarget(distribution, behavior.origin),
    viewerProtocolPolicy: 'redirect-to-https',
    allowedMethods: isBucket ? READ_METHODS : ALL_METHODS,
    cachedMethods: ['GET', 'HEAD'],
    compress: true,
    cachePolicyId: behavior.ttlSeconds === 0 ? CACHING_DISABLED : addCachePolicy(module, input),
    responseHeadersPolicyId: SECURITY_HEADERS,
    ...(isBucket ? {} : { originRequestPolicyId: requestPolicy(module, input) }),
  };
}

/** The ingress controller routes by host and has a certificate for each of them. */
function requestPolicy({ environment }: RootModule, input: BehaviorInput): string {
  const { behavior, distribution } = input;
  const { loadBalancer } = distribution.origins[behavior.origin] ?? {};
  return entrancesOf(environment).includes(loadBalancer ?? '')
    ? ALL_VIEWER
    : ALL_VIEWER_EXCEPT_HOST;
}

/** An application says itself what may be kept, and answers each query in its own way. */
function addCachePolicy(module: RootModule, input: BehaviorInput): string {
  const { key, name, behavior, distribution } = input;
  const isBucket = readsBucket(distribution, behavior);
  const origin = ['edge', 'distributions', key, 'behaviors', name];
  const policy = module.resource(CloudfrontCachePolicy, `${key}-${name}`, origin, {
    name: `${prefixOf(module.environment)}-${key}-${name}`,
    minTtl: 0,
    defaultTtl: isBucket ? behavior.ttlSeconds : 0,
    maxTtl: behavior.ttlSeconds,
    parametersInCacheKeyAndForwardedToOrigin: {
      cookiesConfig: { cookieBehavior: 'none' },
      headersConfig: { headerBehavior: 'none' },
      queryStringsConfig: { queryStringBehavior: isBucket ? 'none' : 'all' },
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    },
  });
  return policy.id;
}
