// Stack `state`: the bucket that holds the Terraform state of every stack of the environment, and the
// table that locks them where one is asked for.
// It is applied once with a local backend; docs/how-to/bootstrap-state.md has the steps.
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { kmsAlias } from '../../model/naming/core.ts';
import { stateBucketName, stateLockTableName } from '../../model/naming/state.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addSecureBucket } from '../../terraform/secure-bucket.ts';
import { addTerraformRoles } from './terraform-roles.ts';

const ORIGIN = ['aws', 'account'];

export function buildState(module: RootModule): void {
  const { environment } = module;
  const key = module.resource(KmsKey, 'state', ORIGIN, {
    description: 'Terraform state',
    enableKeyRotation: true,
    lifecycle: { preventDestroy: true },
  });
  module.resource(KmsAlias, 'state', ORIGIN, {
    name: kmsAlias(environment, 'state'),
    targetKeyId: key.keyId,
  });
  addSecureBucket(module, {
    key: 'state',
    name: stateBucketName(environment),
    origin: ORIGIN,
    versioning: true,
    kmsKeyArn: key.arn,
    ownPolicy: true,
    keepReplacedDays: null,
    lifecycle: {
      origin: ORIGIN,
      rules: [
        {
          id: 'old-states',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          noncurrentVersionExpiration: [{ noncurrentDays: 365, newerNoncurrentVersions: 20 }],
        },
      ],
    },
  });
  addLockTable(module, key.arn);
  addTerraformRoles(module, key.arn);
}

/** `LockID` is what Terraform looks for: https://developer.hashicorp.com/terraform/language/backend/s3 */
function addLockTable(module: RootModule, kmsKeyArn: string): void {
  const name = stateLockTableName(module.environment);
  if (name === null) return;
  module.resource(DynamodbTable, 'state-lock', ['delivery', 'state', 'lockTable'], {
    name,
    billingMode: 'PAY_PER_REQUEST',
    hashKey: 'LockID',
    attribute: [{ name: 'LockID', type: 'S' }],
    pointInTimeRecovery: { enabled: true },
    serverSideEncryption: { enabled: true, kmsKeyArn },
    deletionProtectionEnabled: true,
    lifecycle: { preventDestroy: true },
  });
}
