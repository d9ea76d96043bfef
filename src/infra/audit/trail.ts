// AWS CloudTrail, with the bucket it writes to.
import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail/index.js';
import { trailArn, trailBucketName, trailName } from '../../model/naming/audit.ts';
import { bucketArn, s3Arn } from '../../model/naming/buckets.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Audit } from '../../model/schema/operations/audit.ts';
import type { Statement } from '../../model/statement.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addLogBucket } from './log-bucket.ts';

const ORIGIN = ['audit', 'trail'];

export function addTrail(
  module: RootModule,
  { dataEvents, scope, retentionDays }: NonNullable<Audit['trail']>,
  kmsKeyArn: string,
): void {
  const { environment } = module;
  const organizationId =
    scope === 'organization' ? [module.stateOf('organization').text('id')] : [];
  const { bucket, policy } = addLogBucket(module, {
    key: 'trail',
    name: trailBucketName(environment),
    origin: ORIGIN,
    kmsKeyArn,
    retentionDays,
    writer: writerStatements(environment, [environment.aws.account, ...organizationId]),
  });
  if (dataEvents.length > 0) module.after('data');
  const watched = [...dataEvents].sort().map((key) => `${bucketArn(environment, key)}/`);
  module.resource(Cloudtrail, 'main', ORIGIN, {
    name: trailName(environment),
    s3BucketName: bucket.id,
    kmsKeyId: kmsKeyArn,
    isMultiRegionTrail: true,
    ...(scope === 'organization' ? { isOrganizationTrail: true } : {}),
    includeGlobalServiceEvents: true,
    enableLogFileValidation: true,
    ...(watched.length > 0 ? { eventSelector: [selectorOf(watched)] } : {}),
    dependsOn: [policy],
  });
}

/** One selector replaces the default one, so it has to say that management events stay. */
function selectorOf(values: string[]) {
  return {
    readWriteType: 'All',
    includeManagementEvents: true,
    dataResource: [{ type: 'AWS::S3::Object', values }],
  };
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function writerStatements(
  environment: Environment,
  owners: readonly string[],
): readonly Statement[] {
  const arn = s3Arn(trailBucketName(environment));
  const principals = { Service: 'cloudtrail.amazonaws.com' };
  const source = { 'aws:SourceArn': trailArn(environment) };
  return [
    {
      sid: 'TrailChecksAcl',
      actions: ['s3:GetBucketAcl'],
      resources: [arn],
      principals,
      condition: { StringEquals: source },
    },
    {
      sid: 'TrailWrites',
      actions: ['s3:PutObject'],
      resources: owners.map((owner) => `${arn}/AWSLogs/${owner}/*`),
      principals,
      condition: { StringEquals: { ...source, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ];
}
