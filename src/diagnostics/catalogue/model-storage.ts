// Storage classes, tiers of buckets, backups.
import { entry } from '../entry.ts';

export const storageCatalogue = {
  'model/storage-class-iops': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `Storage class ${name} of io2 says no IOPS`,
    hint: () => 'Add iops, such as 4000',
    why: 'Volumes of io2 are paid by the IOPS they are given; EBS makes none without a number.',
  }),
  'model/storage-class-setting': entry<{
    name: string;
    type: string;
    setting: string;
    allowed: string;
  }>({
    severity: 'error',
    message: ({ name, type, setting }) =>
      `Storage class ${name} of ${type} does not take ${setting}`,
    hint: ({ type, allowed }) => `Volumes of ${type} take ${allowed}`,
    why: 'EBS refuses the volume, so that every claim of the class waits for ever.',
  }),
  'model/storage-class-throughput': entry<{
    name: string;
    throughput: number;
    iops: number;
    wanted: number;
  }>({
    severity: 'error',
    message: ({ name, throughput, iops }) =>
      `Storage class ${name} has too few IOPS for its throughput: ${iops} for ${throughput} MiB/s`,
    hint: ({ wanted }) => `Set iops to ${wanted} or more, or lower throughput`,
    why: 'EBS gives a volume of gp3 a quarter of a MiB/s for each of its IOPS at most, and refuses more. https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html',
  }),
  'model/storage-class-defaults': entry<{ name: string; other: string }>({
    severity: 'error',
    message: ({ name, other }) => `Storage classes ${other} and ${name} are both the default`,
    hint: () => 'Leave default to one of them',
    why: 'Of two default classes Kubernetes takes the one that was made last, which nobody chose.',
  }),
  'model/cluster-backup-missing': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Velero has no bucket and no schedule',
    hint: () => 'Set recovery.clusterBackup, or leave addons.velero out',
    why: 'Without a place for backups Velero runs and backs up nothing.',
  }),
  'model/backup-plan-empty': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Backup plan without a database or file system to back up',
    hint: () => 'Leave recovery.backupPlan out, or add a database',
    why: 'AWS Backup refuses a selection that names nothing.',
  }),
} as const;
