// Daily snapshots of the volumes of pods, which go by themselves.
import { DlmLifecyclePolicy } from '@cdktf/provider-aws/lib/dlm-lifecycle-policy/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { snapshotTag, volumeSnapshotRoleName } from '../../model/naming/operations.ts';
import { serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['recovery', 'volumeSnapshots'];
const KEY = 'volume-snapshots';

/** https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html */
export function addVolumeSnapshots(module: RootModule): void {
  const { environment } = module;
  const { volumeSnapshots } = environment.recovery;
  if (volumeSnapshots === null) return;
  const { hourUtc, retentionDays } = volumeSnapshots;
  module.resource(DlmLifecyclePolicy, KEY, ORIGIN, {
    description: `Volumes of pods of ${prefixOf(environment)}`,
    executionRoleArn: addSnapshotRole(module),
    policyDetails: {
      resourceTypes: ['VOLUME'],
      targetTags: snapshotTag(environment),
      schedule: [
        {
          name: 'daily',
          copyTags: true,
          createRule: {
            interval: 24,
            intervalUnit: 'HOURS',
            times: [`${String(hourUtc).padStart(2, '0')}:00`],
          },
          retainRule: { interval: retentionDays, intervalUnit: 'DAYS' },
        },
      ],
    },
  });
}

function addSnapshotRole(module: RootModule): string {
  const { environment } = module;
  const { role } = addRole(module, {
    key: KEY,
    name: volumeSnapshotRoleName(environment),
    origin: ORIGIN,
    trust: serviceTrust('dlm.amazonaws.com', environment.aws.account),
    managed: ['service-role/AWSDataLifecycleManagerServiceRole'],
  });
  return role.arn;
}
