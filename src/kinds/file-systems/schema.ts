// Network file systems on Amazon EFS.
import { z } from 'zod';
import { Key, Memory, MountPath, mapOf, Text } from '../../model/schema/primitives.ts';

/** https://docs.aws.amazon.com/efs/latest/ug/API_LifecyclePolicy.html */
const IdleDays = z.literal([1, 7, 14, 30, 60, 90, 180, 270, 365]);

export const FileSystem = z
  .strictObject({
    throughputMode: z
      .enum(['bursting', 'elastic'])
      .default('elastic')
      .describe('`elastic`: as much as is needed, paid by use. `bursting`: grows with the size.'),
    transitionToIaDays: IdleDays.nullable()
      .default(null)
      .describe(
        'Days without access after which a file moves to Infrequent Access. Absent: never.',
      ),
    backup: z.boolean().default(true).describe('Daily backups by AWS Backup, kept for 35 days.'),
    replicate: z
      .boolean()
      .default(false)
      .describe(
        'Replicate it to a file system in `aws.recoveryRegion`, which is read-only and at most some 15 minutes behind.',
      ),
    id: z
      .string()
      .regex(/^fs-[0-9a-f]{8,40}$/, 'expected the id of a file system such as fs-0123456789abcdef0')
      .nullable()
      .default(null)
      .describe(
        [
          'Its id, for an `aws-efs-csi-driver` before 2.2.0, or where the StorageClass names it already, whose',
          'parameters cannot change. Absent: the driver reads it from a Secret, which stack `data` fills in.',
        ].join(' '),
      ),
    claims: mapOf(
      z
        .strictObject({
          namespace: Key.describe(
            'A key of `namespaces`; only services of it can mount the claim.',
          ),
          size: Memory.describe(
            'Such as "50Gi". EFS grows without bounds and does not enforce it.',
          ),
        })
        .describe('A PersistentVolumeClaim with a directory of its own.'),
    )
      .default({})
      .describe('Parts of it that services mount, by name; all pods read and write them at once.'),
    purpose: Text.describe('What it is for.'),
  })
  .describe(
    'A network file system with a mount target in every zone, encrypted at rest and in transit.',
  );
export type FileSystem = z.output<typeof FileSystem>;

/** Whether somebody claims a part of it, and its id is not written down. */
export function isReadByDriver({ id, claims }: FileSystem): boolean {
  return id === null && Object.keys(claims).length > 0;
}

export const FileSystemUse = z
  .record(Key, z.record(Key, MountPath))
  .default({})
  .describe('File systems: by name the claims of each, and the path where its files appear.');

declare module '../../model/schema/environment.ts' {
  interface Environment {
    fileSystems: Record<string, FileSystem>;
  }
  interface Uses {
    fileSystems: z.output<typeof FileSystemUse>;
  }
}
