import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { claimName } from './names.ts';
import type { FileSystem } from './schema.ts';

/** Its claims in the container. */
export function fileSystemAccess({
  store,
  use,
  origin,
}: Edge<FileSystem, Readonly<Record<string, string>>>): Grant {
  const mounts = sortedEntries(use).map(([claim, path]) => ({
    claim: claimName(store, claim),
    path,
    origin: [...origin, claim],
  }));
  return { mounts };
}
