// What an environment keeps in another region.
import type { Environment } from '../schema/environment.ts';

type Recovery = Environment['recovery'];

/** Days that copies of AWS Backup are kept in the recovery region; null: there are none. */
export function copyRetentionDays({ backupPlan }: Pick<Recovery, 'backupPlan'>): number | null {
  return backupPlan?.copyRetentionDays ?? null;
}

/** Whether backups are copied to the recovery region. */
export function copiesBackups(recovery: Recovery): boolean {
  return recovery.replicateDatabaseBackups || copyRetentionDays(recovery) !== null;
}
