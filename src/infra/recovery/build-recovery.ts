// Stack `recovery`: backups and snapshots, copies in the recovery region, and exports of databases.
import type { RootModule } from '../root-module.ts';
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
  const keyArn = module.environment.aws.recoveryRegion === null ? null : addRecoveryKey(module);
  addBackupPlan(module, keyArn);
  if (keyArn === null) return;
  addBucketReplicas(module, keyArn);
  addBackupReplication(module, keyArn);
}
