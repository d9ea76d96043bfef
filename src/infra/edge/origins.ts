// Where a distribution gets its objects from, and the policies of the buckets it reads.
import type { CloudfrontDistributionOrigin } from '@cdktf/provider-aws/lib/cloudfront-distribution/index.js';
import { CloudfrontOriginAccessControl } from '@cdktf/provider-aws/lib/cloudfront-origin-access-control/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { bucketName, bucketPath, replicaBucketName, s3Arn } from '../../model/naming/buckets.ts';
import { prefixOf } from '../../model/naming/core.ts';
import type { Distribution, Origin } from '../../model/schema/edge/distribution.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { addPolicy, tlsOnly } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';

/** Answers of a bucket after which its replica is asked: it is away, or the object is not there. */
const FAILURES = [403, 404, 500, 502, 503, 504];

/** What a behavior of `origin` points at: the origin, or the group of it and its replica. */
export function originTarget({ origins }: Distribution, origin: string): string {
  return origins[origin]?.failover ? `${origin}-or-replica` : origin;
}

function replicaId(origin: string): string {
  return `${origin}-replica`;
}

export function originGroups(distribution: Distribution) {
  return Object.entries(distribution.origins)
    .filter(([, { failover }]) => failover)
    .map(([origin]) => ({
      originId: originTarget(distribution, origin),
      failoverCriteria: { statusCodes: FAILURES },
      member: [{ originId: origin }, { originId: replicaId(origin) }],
    }));
}

export function addOrigins(
  module: RootModule,
  key: string,
  { origins }: Distribution,
): CloudfrontDistributionOrigin[] {
  const { environment } = module;
  const control = module.resource(
    CloudfrontOriginAccessControl,
    key,
    ['edge', 'distributions', key, 'origins'],
    {
      name: `${prefixOf(environment)}-${key}`,
      originAccessControlOriginType: 's3',
      signingBehavior: 'always',
      signingProtocol: 'sigv4',
    },
  );
  return Object.entries(origins).flatMap(([originId, origin]): CloudfrontDistributionOrigin[] => {
    if (origin.bucket === null) return [loadBalancerOrigin(environment, originId, origin)];
    const bucket = (id: string, name: string, region: string) => ({
      originId: id,
      domainName: `${name}.s3.${region}.amazonaws.com`,
      originAccessControlId: control.id,
    });
    const { region, recoveryRegion } = environment.aws;
    const replica = replicaBucketName(environment, origin.bucket);
    return [
      bucket(originId, bucketName(environment, origin.bucket), region),
      ...(origin.failover ? [bucket(replicaId(originId), replica, recoveryRegion ?? '')] : []),
    ];
  });
}

function loadBalancerOrigin({ edge }: Environment, originId: string, origin: Origin) {
  return {
    originId,
    domainName: edge.loadBalancers[origin.loadBalancer ?? '']?.host ?? '',
    customOriginConfig: {
      httpPort: 80,
      httpsPort: 443,
      originProtocolPolicy: 'https-only',
      originSslProtocols: ['TLSv1.2'],
    },
  };
}

/** Only this distribution may read, and only with TLS. */
export function addBucketPolicies(
  module: RootModule,
  { origins }: Distribution,
  distributionArn: string,
): void {
  for (const { bucket, failover } of Object.values(origins)) {
    if (bucket === null) continue;
    module.after('data');
    addReadPolicy(module, { key: bucket, bucket, distributionArn, isReplica: false });
    if (!failover) continue;
    module.after('recovery');
    addReadPolicy(module, { key: `${bucket}-replica`, bucket, distributionArn, isReplica: true });
  }
}

interface ReadPolicy {
  readonly key: string;
  readonly bucket: string;
  readonly distributionArn: string;
  readonly isReplica: boolean;
}

function addReadPolicy(module: RootModule, input: ReadPolicy): void {
  const { key, bucket, distributionArn, isReplica } = input;
  const { environment } = module;
  const origin = bucketPath(bucket);
  const name = isReplica ? replicaBucketName(environment, bucket) : bucketName(environment, bucket);
  const arn = s3Arn(name);
  module.resource(S3BucketPolicy, key, origin, {
    bucket: name,
    policy: addPolicy(module, {
      key,
      origin,
      statements: [
        {
          sid: 'ReadByDistribution',
          actions: ['s3:GetObject'],
          resources: [`${arn}/*`],
          principals: { Service: 'cloudfront.amazonaws.com' },
          condition: { StringEquals: { 'AWS:SourceArn': distributionArn } },
        },
        tlsOnly(arn),
      ],
    }),
    ...(isReplica ? { provider: module.provider('recovery') } : {}),
  });
}
