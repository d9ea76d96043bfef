// Stack `recovery`: backups and snapshots, copies in the recovery region, and exports of databases.

import { everyKind } from '../../kinds/kinds.ts';
import { copiesBackups } from '../../model/operations/copies.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addBackupPlan } from './backup-plan.ts';
import { addBackupReplication, addExportRole } from './database-backups.ts';
import { addRecoveryKey } from './recovery-key.ts';
import { addVolumeSnapshots } from './volume-snapshots.ts';

export function buildRecovery(module: RootModule): void {
  // Replication starts from buckets and databases that exist.
  module.after('data');
  addExportRole(module);
  addVolumeSnapshots(module);
  const keyArn = hasCopies(module.environment) ? addRecoveryKey(module) : null;
  addBackupPlan(module, keyArn);
  for (const { terraform } of everyKind) terraform?.stacks.recovery?.(module, keyArn);
  if (keyArn === null) return;
  addBackupReplication(module, keyArn);
}

/** Whether anything is kept in the recovery region under a key of ours. */
function hasCopies(environment: Environment): boolean {
  const { aws, recovery } = environment;
  if (aws.recoveryRegion === null) return false;
  const copied = everyKind.flatMap(({ rules }) => rules?.copies?.(environment) ?? []);
  return copiesBackups(recovery) || copied.length > 0;
}
