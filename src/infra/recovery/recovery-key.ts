// The key of everything that is kept in the recovery region.
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { accountStatement, distributionStatement } from '../../environment/key-purposes.ts';
import { failoverBuckets } from '../../model/edge/failover-buckets.ts';
import { kmsAlias } from '../../model/naming/core.ts';
import { addPolicy } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';

export function addRecoveryKey(module: RootModule): string {
  const { environment } = module;
  const provider = module.provider('recovery');
  const origin = ['aws', 'recoveryRegion'];
  const key = module.resource(KmsKey, 'recovery', origin, {
    description: 'Copies in the recovery region',
    enableKeyRotation: true,
    ...(failoverBuckets(environment).size > 0 ? { policy: readablePolicy(module) } : {}),
    lifecycle: { preventDestroy: true },
    provider,
  });
  module.resource(KmsAlias, 'recovery', origin, {
    name: kmsAlias(environment, 'recovery'),
    targetKeyId: key.keyId,
    provider,
  });
  return key.arn;
}

function readablePolicy(module: RootModule): string {
  const { environment } = module;
  return addPolicy(module, {
    key: 'recovery',
    origin: ['aws', 'recoveryRegion'],
    statements: [accountStatement(environment), distributionStatement(environment)],
  });
}
