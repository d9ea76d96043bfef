// AWS Config: the recorder, where it delivers to, and the rules it asks of every resource.
import { ConfigConfigRule } from '@cdktf/provider-aws/lib/config-config-rule/index.js';
import { ConfigConfigurationRecorder } from '@cdktf/provider-aws/lib/config-configuration-recorder/index.js';
import { ConfigConfigurationRecorderStatus } from '@cdktf/provider-aws/lib/config-configuration-recorder-status/index.js';
import { ConfigDeliveryChannel } from '@cdktf/provider-aws/lib/config-delivery-channel/index.js';
import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role/index.js';
import { neighboursOf } from '../../environment/neighbours.ts';
import { neighbour } from '../../model/landscape/landscape.ts';
import { configurationBucketName, configurationRuleName } from '../../model/naming/audit.ts';
import { s3Arn } from '../../model/naming/buckets.ts';
import { roleArn } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Audit } from '../../model/schema/operations/audit.ts';
import type { Statement } from '../../model/statement.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addLogBucket } from './log-bucket.ts';

const ORIGIN = ['audit', 'configuration'];
const SERVICE = 'config.amazonaws.com';
/** AWS keeps one recorder and one channel per account and region. Under its usual name a second
 * environment of the account that brings one is noticed before it is applied. */
const NAME = 'default';
const SERVICE_ROLE = `aws-service-role/${SERVICE}/AWSServiceRoleForConfig`;

export function addConfiguration(
  module: RootModule,
  { rules, retentionDays, globalResources }: NonNullable<Audit['configuration']>,
  kmsKeyArn: string,
): void {
  const { environment } = module;
  if (!globalResources) afterServiceRole(module);
  const { bucket, policy } = addLogBucket(module, {
    key: 'configuration',
    name: configurationBucketName(environment),
    origin: ORIGIN,
    kmsKeyArn,
    retentionDays,
    writer: writerStatements(environment),
  });
  const recorder = module.resource(ConfigConfigurationRecorder, 'main', ORIGIN, {
    name: NAME,
    roleArn: globalResources ? addServiceRole(module) : roleArn(environment, SERVICE_ROLE),
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: globalResources },
  });
  const channel = module.resource(ConfigDeliveryChannel, 'main', ORIGIN, {
    name: NAME,
    s3BucketName: bucket.id,
    s3KmsKeyArn: kmsKeyArn,
    dependsOn: [recorder, policy],
  });
  const status = module.resource(ConfigConfigurationRecorderStatus, 'main', ORIGIN, {
    name: recorder.name,
    isEnabled: true,
    dependsOn: [channel],
  });
  for (const rule of [...rules].sort()) {
    const key = rule.toLowerCase().replaceAll('_', '-');
    module.resource(ConfigConfigRule, key, [...ORIGIN, 'rules'], {
      name: configurationRuleName(environment, rule),
      source: { owner: 'AWS', sourceIdentifier: rule },
      dependsOn: [status],
    });
  }
}

/** The role AWS keeps for it: the standards of Security Hub accept no other. An account that has it
 * already imports it. */
function addServiceRole(module: RootModule): string {
  return module.resource(IamServiceLinkedRole, 'configuration', ORIGIN, {
    awsServiceName: SERVICE,
  }).arn;
}

/** It is made by the environment of the account that records what is of all regions. One that we name
 * goes first; any other is there already. */
function afterServiceRole({ environment, landscape, afterIn }: RootModule): void {
  const maker = neighboursOf(environment)
    .map(({ name }) => neighbour(landscape, name))
    .find(
      ({ aws, audit }) =>
        aws.account === environment.aws.account && audit?.configuration?.globalResources === true,
    );
  if (maker) afterIn(maker, 'audit');
}

/** https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html */
function writerStatements(environment: Environment): readonly Statement[] {
  const arn = s3Arn(configurationBucketName(environment));
  const principals = { Service: SERVICE };
  const source = { 'aws:SourceAccount': environment.aws.account };
  return [
    {
      sid: 'RecorderChecksBucket',
      actions: ['s3:GetBucketAcl', 's3:ListBucket'],
      resources: [arn],
      principals,
      condition: { StringEquals: source },
    },
    {
      sid: 'RecorderWrites',
      actions: ['s3:PutObject'],
      resources: [`${arn}/AWSLogs/${environment.aws.account}/Config/*`],
      principals,
      condition: { StringEquals: { ...source, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
  ];
}
