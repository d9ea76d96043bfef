// What is watched, what is promised, and what the design says beside the configuration.
import { everyKind } from '../../kinds/kinds.ts';
import { copyRetentionDays } from '../../model/operations/copies.ts';
import { code, inline, table } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Alarm } from '../../model/schema/operations/observability.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

export function renderAlarms({ observability }: Environment): readonly string[] {
  const rows = sortedEntries(observability.alarms).map(([key, alarm]) => [
    code(key),
    inline(alarm.title),
    condition(alarm),
  ]);
  return rows.length === 0 ? [] : table(['Alarm', 'What', 'When'], rows);
}

function condition({ metric, of, abovePercent, forMinutes }: Alarm): string {
  const subject = of === null ? code(metric) : `${code(metric)} of ${code(of)}`;
  return `${subject} above ${abovePercent}% for ${forMinutes} minutes`;
}

export function renderObjectives(environment: Environment): readonly string[] {
  const { objectives } = environment.recovery;
  if (!objectives) return [];
  return [
    `- Recovery time (RTO): ${objectives.recoveryTime}`,
    `- Recovery point (RPO): ${objectives.recoveryPoint}`,
    ...everyKind.flatMap(({ page }) => page?.objectives?.(environment) ?? []),
  ];
}

/** Those beside what every database and bucket keeps by itself. */
export function renderBackups({ recovery, aws }: Environment): readonly string[] {
  const { backupPlan, clusterBackup, volumeSnapshots } = recovery;
  const days = copyRetentionDays(recovery);
  const copy = days === null ? '' : `, and in ${aws.recoveryRegion} for ${days}`;
  return [
    ...(backupPlan === null
      ? []
      : [
          `- AWS Backup runs at ${code(backupPlan.schedule)} and keeps backups for ${backupPlan.retentionDays} days${copy}`,
        ]),
    ...(clusterBackup === null
      ? []
      : [
          `- Velero runs at ${code(clusterBackup.schedule)} and keeps backups in bucket ${code(clusterBackup.bucket)} for ${clusterBackup.retentionDays} days`,
        ]),
    ...(volumeSnapshots === null
      ? []
      : [
          `- Volumes of pods are snapshotted daily at ${volumeSnapshots.hourUtc}:00 UTC and kept for ${volumeSnapshots.retentionDays} days`,
        ]),
  ];
}

export function renderStatements({ statements }: Environment): readonly string[] {
  return sortedEntries(statements).map(([key, text]) => `- **${inline(key)}**: ${inline(text)}`);
}
