// Disks and other volumes in the file system of a service.
import { z } from 'zod';
import { Key, Memory, MountPath, mapOf, Text } from '../primitives.ts';

/** https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath */
export const SubPath = z
  .string()
  .regex(
    /^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$)).+$/,
    'expected a path in the volume such as data/current, without ".." in it',
  );

const ObjectName = z
  .string()
  .max(253)
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    'expected the name of a Kubernetes object such as app-settings',
  );

const size = Memory.describe(
  'Such as "20Gi". It can grow, where its class lets it, and never shrink.',
);
const storageClass = Key.nullable()
  .default(null)
  .describe('`gp3`, or a key of `cluster.storageClasses`. Absent: the default one.');

export const Claims = mapOf(
  z
    .strictObject({
      size,
      storageClass,
      path: MountPath.describe('Where it is in the container.'),
    })
    .describe('A disk of its own for each pod, which finds it again when it is replaced.'),
)
  .default({})
  .describe('Disks of the pods of `kind: statefulSet`, by name. Fixed at creation.');

const VolumeClaim = z
  .strictObject({
    existing: ObjectName.nullable()
      .default(null)
      .describe('Name of a claim in the namespace that somebody else makes. Absent beside `size`.'),
    shared: z
      .boolean()
      .default(false)
      .describe(
        'Whether pods on several nodes may mount it at once (ReadWriteMany); of `existing`.',
      ),
    size: size.nullable().default(null).describe('Size of a new disk. Absent beside `existing`.'),
    storageClass,
  })
  .describe('One disk for a service that has one pod; for several there are `fileSystems`.');

const EmptyDir = z
  .strictObject({
    size: Memory.describe('Such as "1Gi". A pod that writes more is stopped.'),
    memory: z
      .boolean()
      .default(false)
      .describe(
        'In memory, as a part of the memory limits of its containers. Else on the disk of the node.',
      ),
  })
  .describe('An empty folder that is gone with the pod, and that its containers share.');

const Csi = z
  .strictObject({
    driver: z
      .string()
      .max(63)
      .regex(
        /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/,
        'expected the name of a CSI driver such as secrets-store.csi.k8s.io',
      )
      .describe('Such as secrets-store.csi.k8s.io.'),
    attributes: z.record(Text, z.string()).default({}).describe('What the driver is told.'),
  })
  .describe('A volume that a CSI driver makes with the pod.');

export const Volume = z
  .strictObject({
    claim: VolumeClaim.nullable().default(null),
    emptyDir: EmptyDir.nullable().default(null),
    configMap: ObjectName.nullable()
      .default(null)
      .describe('Name of a ConfigMap of the namespace; a file for each of its keys.'),
    secret: ObjectName.nullable()
      .default(null)
      .describe('Name of a Secret of the namespace; a file for each of its keys.'),
    csi: Csi.nullable().default(null),
    path: MountPath.nullable()
      .default(null)
      .describe(
        'Where it is in the container of the service. Absent: in none but those that say so.',
      ),
    readOnly: z
      .boolean()
      .default(false)
      .describe(
        'Whether the container of the service may not write to it; a ConfigMap or Secret never.',
      ),
    subPath: SubPath.nullable()
      .default(null)
      .describe('A file or folder in it, which is mounted in place of the whole.'),
  })
  .describe('A volume: `claim`, `emptyDir`, `configMap`, `secret`, or `csi`.');
export type Volume = z.output<typeof Volume>;
