// What an environment keeps in another region.
import type { Environment } from '../schema/environment.ts';

/** Whether backups are copied to the recovery region. */
export function copiesBackups({
  replicateDatabaseBackups,
  backupPlan,
}: Environment['recovery']): boolean {
  return replicateDatabaseBackups || (backupPlan?.copyRetentionDays ?? null) !== null;
}
