import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { claimName } from './names.ts';
import type { FileSystem } from './schema.ts';

/** Its claims in the container; none while its id is not recorded. */
export function fileSystemAccess({
  store,
  entry,
  use,
}: Edge<FileSystem, Readonly<Record<string, string>>>): Grant {
  if (entry.id === null) return {};
  const mounts = sortedEntries(use).map(([claim, path]) => ({
    claim: claimName(store, claim),
    path,
  }));
  return { mounts };
}
