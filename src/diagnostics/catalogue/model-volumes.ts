// Volumes of services, and the disks behind them.
import { entry } from '../entry.ts';

export interface InVolume {
  service: string;
  volume: string;
}

export const volumesCatalogue = {
  'model/volume-source': entry<InVolume & { found: string }>({
    severity: 'error',
    message: ({ service, volume, found }) =>
      `Volume ${volume} of service ${service} is made of ${found === '' ? 'nothing' : `two things: ${found}`}`,
    hint: () => 'Write one of claim, emptyDir, configMap, secret, csi',
    why: 'A volume has one source.',
  }),
  'model/claim-ambiguous': entry<InVolume & { found: 'neither' | 'both' }>({
    severity: 'error',
    message: ({ service, volume, found }) =>
      `Claim of volume ${volume} of service ${service} has ${found === 'both' ? 'a size and is an existing one' : 'no size, and names no existing one'}`,
    hint: () => 'Write size for a new disk, or existing for a claim that somebody else makes',
    why: 'A claim is made here, or it is there already.',
  }),
  'model/claim-misplaced': entry<InVolume & { key: string }>({
    severity: 'error',
    message: ({ service, volume, key }) =>
      key === 'shared'
        ? `Volume ${volume} of service ${service} is a disk, which is mounted on one node only`
        : `Volume ${volume} of service ${service} is an existing claim, which has its class already`,
    hint: ({ key }) =>
      key === 'shared'
        ? 'Use a file system for several pods: fileSystems, and uses.fileSystems'
        : 'Delete storageClass',
    why: 'EBS attaches a disk to one instance at a time. https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/faq.md',
  }),
  'model/disk-shared': entry<InVolume & { key: string }>({
    severity: 'error',
    message: ({ service, volume, key }) =>
      `Volume ${volume} of service ${service} is a disk for one pod, and its ${key} would give it a second`,
    hint: ({ key }) =>
      key === 'rollout.maxSurge'
        ? 'Set singleton: true, so that the old pod goes before the new one starts'
        : 'Take kind: statefulSet with claims for a disk per pod, fileSystems for one that all share, or one pod at a time',
    why: 'A disk is attached to one node. The second pod waits for it on another one, while a rollout waits for that pod before it stops the first: neither ever goes on.',
  }),
  'model/claim-unbound': entry<InVolume>({
    severity: 'error',
    message: ({ service, volume }) =>
      `Disk ${volume} of cronJob ${service} would not exist before its first run`,
    hint: () => 'Use emptyDir, uses.fileSystems, or a claim that exists',
    why: 'A disk is made in the zone of its first pod, so the claim waits for one; Argo CD waits for the claim, and syncs nothing else of the service until then.',
  }),
  'model/volume-memory': entry<InVolume & { size: string; limit: string }>({
    severity: 'error',
    message: ({ service, volume, size, limit }) =>
      `Volume ${volume} of service ${service} has ${size} of memory, and its container may use ${limit} in all`,
    hint: () => 'Lower the size, raise resources.limits.memory, or leave memory out',
    why: 'What is written to a folder in memory counts as memory of the container that writes it, which is killed above its limit.',
  }),
  'model/volume-unmounted': entry<InVolume>({
    severity: 'warning',
    message: ({ service, volume }) =>
      `No container of service ${service} mounts its volume ${volume}`,
    hint: () => 'Write its path, name it in mounts of another container, or delete it',
    why: 'Without a path it is in none but the containers that name it. A disk costs all the same.',
  }),
  'model/claim-name': entry<{ service: string; claim: string }>({
    severity: 'error',
    message: ({ service, claim }) =>
      `Claim ${claim} of service ${service} has the name of another volume of its pods`,
    hint: () => 'Choose another name',
    why: 'Volumes of a pod are told apart by name, and that of a claim is part of the name of the disk.',
  }),
  'model/claim-taken': entry<{ service: string; claim: string; other: string }>({
    severity: 'error',
    message: ({ service, claim, other }) =>
      `Claim ${claim} of service ${service} is the disk of ${other === service ? 'another of its volumes' : `service ${other}`} as well`,
    hint: () => 'Rename one of the two, or use a file system that several services mount',
    why: 'Claims of a namespace are told apart by name. A disk is attached to one node, so that two services on it wait for each other.',
  }),
  'model/disk-driver': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) => `Service ${service} asks for a disk, and the cluster makes none`,
    hint: () => 'Add cluster.addons.aws-ebs-csi-driver',
    why: 'Disks are made and attached by the EBS CSI driver. Without it a claim waits for ever.',
  }),
} as const;
