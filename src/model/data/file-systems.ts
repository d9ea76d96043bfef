// Claims of file systems, as the platform makes them and pods mount them. A file system whose id is not
// recorded yet has none: only Terraform knows it.
import { claimName } from '../naming/storage.ts';
import type { FileSystem } from '../schema/data/file-system.ts';
import type { Environment } from '../schema/environment.ts';
import { sortedEntries } from '../sorted-entries.ts';

export type RecordedFileSystem = FileSystem & { readonly id: string };

export function recordedFileSystems({
  fileSystems,
}: Environment): readonly (readonly [string, RecordedFileSystem])[] {
  return sortedEntries(fileSystems).flatMap(([key, each]) =>
    each.id === null ? [] : [[key, { ...each, id: each.id }] as const],
  );
}

export interface Mount {
  readonly claim: string;
  readonly path: string;
}

export function mountsOf(environment: Environment, service: string): readonly Mount[] {
  const used = environment.services[service]?.uses.fileSystems ?? {};
  return recordedFileSystems(environment).flatMap(([key]) =>
    sortedEntries(used[key] ?? {}).map(([claim, path]) => ({ claim: claimName(key, claim), path })),
  );
}
