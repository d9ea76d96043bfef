import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { FileSystem } from './schema.ts';

export type RecordedFileSystem = FileSystem & { readonly id: string };

/** Those with an id: without it, which only Terraform knows, there are no claims. */
export function recordedFileSystems({
  fileSystems,
}: Environment): readonly (readonly [string, RecordedFileSystem])[] {
  return sortedEntries(fileSystems).flatMap(([key, each]) =>
    each.id === null ? [] : [[key, { ...each, id: each.id }] as const],
  );
}
