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
  'model/tiering-empty': entry<{ bucket: string }>({
    severity: 'error',
    message: ({ bucket }) => `Intelligent tiering of bucket ${bucket} names no tier`,
    hint: () => 'Set archiveDays or deepArchiveDays, or leave intelligentTiering out',
    why: 'The other tiers of S3 Intelligent-Tiering need no configuration; S3 refuses an empty one.',
  }),
  'model/tiering-order': entry<{ bucket: string; archive: number; deep: number }>({
    severity: 'error',
    message: ({ bucket, archive, deep }) =>
      `Bucket ${bucket} archives deeper before it archives: ${deep} days against ${archive}`,
    hint: ({ archive }) => `Set deepArchiveDays above ${archive}`,
    why: 'Objects go from Archive Access to Deep Archive Access; S3 refuses the other order.',
  }),
  'model/tiering-unused': entry<{ bucket: string }>({
    severity: 'warning',
    message: ({ bucket }) => `No lifecycle rule of bucket ${bucket} moves to INTELLIGENT_TIERING`,
    hint: () => 'Add a rule with moveTo: INTELLIGENT_TIERING, or upload objects in that class',
    why: 'Archive tiers only take objects that are in the class INTELLIGENT_TIERING already.',
  }),
  'model/tiering-archives-live': entry<{ bucket: string; days: number }>({
    severity: 'warning',
    message: ({ bucket, days }) =>
      `Objects of bucket ${bucket} cannot be read after ${days} days without access`,
    hint: () => 'Leave intelligentTiering out, or see that readers restore objects first',
    why: 'Objects in the archive tiers must be restored, which takes hours, before a request is answered.',
  }),
} as const;
