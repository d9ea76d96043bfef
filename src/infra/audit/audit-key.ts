// The KMS key of the audit logs: theirs alone, so that who may read data may not read who read it.
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { accountStatement, serviceStatement } from '../../environment/key-purposes.ts';
import { trailArn } from '../../model/naming/audit.ts';
import { kmsAlias } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import { addPolicy } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['audit'];

export function addAuditKey(module: RootModule): string {
  const { environment } = module;
  const key = module.resource(KmsKey, 'audit', ORIGIN, {
    description: 'Audit logs',
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: addPolicy(module, {
      key: 'audit',
      origin: ORIGIN,
      statements: [accountStatement(environment), ...writerStatements(environment)],
    }),
    lifecycle: { preventDestroy: true },
  });
  module.resource(KmsAlias, 'audit', ORIGIN, {
    name: kmsAlias(environment, 'audit'),
    targetKeyId: key.keyId,
  });
  return key.arn;
}

/** Decrypt because the buckets have an S3 Bucket Key.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html */
function writerStatements(environment: Environment): readonly Statement[] {
  const { trail = null, configuration = null } = environment.audit ?? {};
  const trailStatement: Statement = {
    sid: 'Trail',
    actions: ['kms:GenerateDataKey*', 'kms:Decrypt', 'kms:DescribeKey'],
    resources: ['*'],
    principals: { Service: 'cloudtrail.amazonaws.com' },
    condition: { StringEquals: { 'aws:SourceArn': trailArn(environment) } },
  };
  return [
    ...(trail ? [trailStatement] : []),
    ...(configuration
      ? [serviceStatement('Configuration', 'config.amazonaws.com', environment)]
      : []),
  ];
}
