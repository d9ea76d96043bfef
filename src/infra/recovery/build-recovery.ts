// Stack `recovery`: backups and snapshots, copies in the recovery region, and exports of databases.
import { copiesBackups } from '../../model/operations/copies.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addBackupPlan } from './backup-plan.ts';
import { addBucketReplicas } from './bucket-replicas.ts';
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
  if (keyArn === null) return;
  addBucketReplicas(module, keyArn);
  addBackupReplication(module, keyArn);
}

/** Whether anything is kept in the recovery region under a key of ours. */
function hasCopies({ aws, buckets, recovery }: Environment): boolean {
  if (aws.recoveryRegion === null) return false;
  return copiesBackups(recovery) || Object.values(buckets).some(({ replicate }) => replicate);
}
