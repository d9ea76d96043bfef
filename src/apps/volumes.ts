// What a container of a service has in its file system beside its image: /tmp, folders to write to, files,
// and claims of file systems.
import { Quantity, type Volume, type VolumeMount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { authorityMount, authorityVolume } from '../kubernetes/authority-volume.ts';
import { memoryBytes } from '../model/quantity.ts';
import type { Service } from '../model/schema/environment.ts';
import type { InitContainer } from '../model/schema/services/containers.ts';
import type { Volume as ServiceVolume } from '../model/schema/services/volumes.ts';
import { type Mountable, mountablesOf, sideContainersOf } from '../model/services/containers.ts';
import { nodeDiskSizes, volumeClaimName } from '../model/services/disks.ts';
import { filesName } from '../model/services/names.ts';
import { TEMPORARY } from '../model/services/temporary.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';
import type { Workload } from './workload.ts';

const FILES = 'files';
const MIB = 1024 ** 2;
/** What the kubelet keeps of the output of a container: five files of 10 MiB, and the one it writes.
 * https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ */
const LOGS_MIB = 60;

export function volumesOf(workload: Workload): Volume[] {
  const { key, service, files, mounts, isDatabaseClient } = workload;
  return [
    { name: TEMPORARY.name, emptyDir: { sizeLimit: Quantity.fromString(TEMPORARY.size) } },
    ...sortedEntries(service.scratch).map(([name, { size }]) => ({
      name: scratchName(name),
      emptyDir: { sizeLimit: Quantity.fromString(size) },
    })),
    ...(Object.keys(files).length === 0
      ? []
      : [{ name: FILES, configMap: { name: filesName(key) } }]),
    ...sortedEntries(service.volumes).map(([name, volume]) => ({
      name: volumeName(name),
      ...sourceOf(key, name, volume),
    })),
    ...mounts.map(({ claim }) => ({
      name: claim,
      persistentVolumeClaim: { claimName: claim },
    })),
    ...(isDatabaseClient ? [authorityVolume] : []),
  ];
}

/**
 * A file is mounted by itself: a folder would hide what else the image has there. Such a mount keeps
 * its text while the container runs; pods are replaced when a file changes.
 * https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
 */
export function volumeMountsOf({ service, mounts, isDatabaseClient }: Workload): VolumeMount[] {
  return [
    { name: TEMPORARY.name, mountPath: TEMPORARY.path },
    ...sortedEntries(service.scratch).map(([name, { path }]) => ({
      name: scratchName(name),
      mountPath: path,
    })),
    ...sortedEntries(service.files).map(([name, { path }]) => ({
      name: FILES,
      mountPath: path,
      subPath: name,
      readOnly: true,
    })),
    ...sortedEntries(service.volumes).flatMap(([name, volume]) => ownMount(name, volume)),
    ...mounts.map(({ claim, path }) => ({ name: claim, mountPath: path })),
    ...(isDatabaseClient ? [authorityMount] : []),
  ];
}

/** The disks of a pod of a StatefulSet, which nothing else has. */
export function claimMountsOf({ service }: Workload): VolumeMount[] {
  return sortedEntries(service.claims).map(([name, { path }]) => ({ name, mountPath: path }));
}

/** What another container of the pod mounts by its key; a key that nothing has, or two, is reported. */
export function sharedMount(
  service: Service,
  name: string,
  { path, readOnly, subPath }: SharedMount,
): VolumeMount {
  const of = mountablesOf(service).find((each) => each.name === name)?.of ?? 'volumes';
  const volume = service.volumes[name];
  const isFixed = of === 'files' || (volume !== undefined && isReadOnly(volume));
  const part = of === 'files' ? name : subPath;
  return {
    name: VOLUME_NAMES[of](name),
    mountPath: path,
    ...(readOnly || isFixed ? { readOnly: true } : {}),
    ...(part === null ? {} : { subPath: part }),
  };
}

type SharedMount = InitContainer['mounts'][string];

const VOLUME_NAMES: Readonly<Record<Mountable['of'], (name: string) => string>> = {
  claims: (name) => name,
  files: () => FILES,
  scratch: scratchName,
  volumes: volumeName,
};

function ownMount(name: string, volume: ServiceVolume): VolumeMount[] {
  if (volume.path === null) return [];
  const readOnly = volume.readOnly || isReadOnly(volume);
  return [
    {
      name: volumeName(name),
      mountPath: volume.path,
      ...(readOnly ? { readOnly } : {}),
      ...(volume.subPath === null ? {} : { subPath: volume.subPath }),
    },
  ];
}

function isReadOnly({ configMap, secret }: ServiceVolume): boolean {
  return configMap !== null || secret !== null;
}

/** That there is one source, and one alone, a rule has seen to. */
function sourceOf(service: string, name: string, volume: ServiceVolume): Omit<Volume, 'name'> {
  const { claim, emptyDir, configMap, secret, csi, readOnly } = volume;
  if (claim !== null) {
    const claimName = claim.existing ?? volumeClaimName(service, name);
    return { persistentVolumeClaim: { claimName } };
  }
  if (emptyDir !== null) {
    const sizeLimit = Quantity.fromString(emptyDir.size);
    return { emptyDir: { sizeLimit, ...(emptyDir.memory ? { medium: 'Memory' } : {}) } };
  }
  if (configMap !== null) return { configMap: { name: configMap } };
  if (secret !== null) return { secret: { secretName: secret } };
  const { driver = '', attributes = {} } = csi ?? {};
  return { csi: { driver, readOnly, volumeAttributes: attributes } };
}

function volumeName(name: string): string {
  return `volume--${name}`;
}

/** No key has two hyphens in a row, and so no claim. */
function scratchName(name: string): string {
  return `scratch--${name}`;
}

/**
 * Room on the disk of the node, where a service says what it writes there: as much as it says is kept
 * free, and with /tmp and the output full as well the pod goes.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#local-ephemeral-storage
 */
export function diskOf({ service }: Workload, kind: 'requests' | 'limits') {
  const sizes = nodeDiskSizes(service);
  if (sizes.length === 0) return {};
  // The limits of all containers are held against what all of them write, and this one has the only limit.
  const written = [service, ...sideContainersOf(service)].flatMap(() => [
    TEMPORARY.size,
    `${LOGS_MIB}Mi`,
  ]);
  const all = kind === 'requests' ? sizes : [...sizes, ...written];
  const mib = Math.ceil(all.reduce((sum, size) => sum + memoryBytes(size), 0) / MIB);
  return { 'ephemeral-storage': Quantity.fromString(`${mib}Mi`) };
}
