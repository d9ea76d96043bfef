// Volumes of services: what they are, and what they take of a node.

import { STORAGE_CLASS } from '../naming/storage.ts';
import type { Environment, Service } from '../schema/environment.ts';
import type { Volume } from '../schema/services/volumes.ts';

export const VOLUME_SOURCES = ['claim', 'emptyDir', 'configMap', 'secret', 'csi'] as const;

/** What it is made of; several, or none, where a rule has something to say. */
export function sourcesOf(volume: Volume): readonly (typeof VOLUME_SOURCES)[number][] {
  return VOLUME_SOURCES.filter((source) => volume[source] !== null);
}

/** Sizes of what a pod writes to the disk of its node, where the service says so. */
export function nodeDiskSizes({ scratch, volumes }: Service): readonly string[] {
  const folders = Object.values(volumes).flatMap(({ emptyDir }) =>
    emptyDir === null || emptyDir.memory ? [] : [emptyDir.size],
  );
  return [...Object.values(scratch).map(({ size }) => size), ...folders];
}

/** The class of claims that name none. */
export function defaultStorageClass({ cluster }: Environment): string {
  const classes = Object.entries(cluster?.storageClasses ?? {});
  const [name] = classes.find(([, definition]) => definition.default) ?? [STORAGE_CLASS];
  return name;
}

/** The claim that is made for a volume. */
export function volumeClaimName(service: string, volume: string): string {
  return `${service}-${volume}`;
}
