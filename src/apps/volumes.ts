// What a container of a service has in its file system beside its image: /tmp, folders to write to, files,
// and claims of file systems.
import { Quantity, type Volume, type VolumeMount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { authorityMount, authorityVolume } from '../kubernetes/authority-volume.ts';
import { memoryBytes } from '../model/quantity.ts';
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
    ...mounts.map(({ claim, path }) => ({ name: claim, mountPath: path })),
    ...(isDatabaseClient ? [authorityMount] : []),
  ];
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
export function diskOf({ service: { scratch } }: Workload, kind: 'requests' | 'limits') {
  const sizes = Object.values(scratch).map(({ size }) => size);
  if (sizes.length === 0) return {};
  const all = kind === 'requests' ? sizes : [...sizes, TEMPORARY.size, `${LOGS_MIB}Mi`];
  const mib = Math.ceil(all.reduce((sum, size) => sum + memoryBytes(size), 0) / MIB);
  return { 'ephemeral-storage': Quantity.fromString(`${mib}Mi`) };
}
