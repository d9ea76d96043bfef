// What must survive, how fast, and the copies that see to it.
import { z } from 'zod';
import { scheduleFault, scheduleRefusal } from '../../events/moment.ts';
import { Cron, Key, listOf, Text } from '../primitives.ts';

const Span = z.string().regex(/^\d+[smhd]$/, 'expected a span such as "4h" or "5m"');

const ClusterBackup = z
  .strictObject({
    bucket: Key.describe('Key of the bucket that keeps the backups.'),
    schedule: Cron.default('0 3 * * *').describe('When, as five cron fields in UTC.'),
    retentionDays: z.int().min(1).default(30).describe('Days until a backup is deleted.'),
    namespaces: listOf(Text)
      .default([])
      .describe('Kubernetes namespaces that are backed up. Empty: all.'),
  })
  .describe('Backups of Kubernetes objects, with snapshots of their volumes, by Velero.');
export type ClusterBackup = z.output<typeof ClusterBackup>;

const VolumeSnapshots = z
  .strictObject({
    hourUtc: z.int().min(0).max(23).default(3).describe('Hour of the day in UTC.'),
    retentionDays: z.int().min(1).default(30).describe('Days until a snapshot is deleted.'),
  })
  .describe('Daily snapshots of the volumes of pods, by Amazon Data Lifecycle Manager.');
export type VolumeSnapshots = z.output<typeof VolumeSnapshots>;

const BackupPlan = z
  .strictObject({
    schedule: z
      .string()
      .regex(/^cron\((\S+ ){5}\S+\)$/, {
        error: 'expected an AWS cron expression of six fields such as "cron(0 5 * * ? *)"',
        abort: true,
      })
      .refine((schedule) => scheduleFault(schedule) === null, scheduleRefusal)
      .default('cron(0 5 * * ? *)')
      .describe(
        'When, in UTC. RDS refuses to start one within an hour before its own backup or maintenance window.',
      ),
    retentionDays: z.int().min(1).default(7).describe('Days until a backup is deleted.'),
    copyRetentionDays: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('Days that its copy in `aws.recoveryRegion` is kept. Absent: no copy.'),
  })
  .describe(
    'Backups by AWS Backup, of each data store that it knows and that has not `backup: false`.',
  );
export type BackupPlan = z.output<typeof BackupPlan>;

export const Recovery = z
  .strictObject({
    objectives: z
      .strictObject({
        recoveryTime: Span.describe('RTO: how long until service is restored, such as "4h".'),
        recoveryPoint: Span.describe('RPO: how much of the latest data may be lost, such as "5m".'),
      })
      .nullable()
      .default(null)
      .describe('What was promised. Absent: nothing.'),
    replicateDatabaseBackups: z
      .boolean()
      .default(false)
      .describe(
        'Continuous copy of backups of RDS instances to `aws.recoveryRegion`; not of Aurora.',
      ),
    clusterBackup: ClusterBackup.nullable()
      .default(null)
      .describe('Backups of what the cluster holds. Absent: none.'),
    volumeSnapshots: VolumeSnapshots.nullable()
      .default(null)
      .describe('Snapshots of the volumes of pods. Absent: none.'),
    backupPlan: BackupPlan.nullable()
      .default(null)
      .describe('Backups beside those that RDS and EFS make themselves. Absent: none.'),
    activation: z
      .strictObject({
        nodeCounts: z
          .record(Key, z.int().min(1))
          .default({})
          .describe('By node group: how many nodes it has once this environment takes over.'),
      })
      .nullable()
      .default(null)
      .describe(
        'This environment waits to take over from another; the steps are in its README. Absent: it does not.',
      ),
  })
  .describe('What must survive, and how fast.');
export type Recovery = z.output<typeof Recovery>;
