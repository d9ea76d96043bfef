// Environments that need not be compiled: made by this program from the same files and neighbours, with results
// that are still there.

import { join } from 'node:path';
import { hashOf, lookAt, snapshotBelow, type Watch } from '../../cache/snapshot.ts';
import type { Disk } from '../../emit/read-disk.ts';
import { absolutePath, relocate, type Target } from '../../emit/target.ts';
import type { Hashed, Kept, Pack } from './kept.ts';

export interface Looking {
  readonly root: string;
  readonly watched: Watch;
  readonly target: Target;
  readonly disk: Disk;
}

/** By name. */
export function standingIn({ kept }: Pack, looking: Looking): ReadonlyMap<string, Kept> {
  const same = new Map(
    kept.filter((each) => hasInputs(each, looking)).map((each) => [each.head.name, each]),
  );
  const landscape = landscapeHash([...same.values()].map(contentOf));
  const stands = [...same.values()].filter(
    (each) => hasNeighbours(each, same, landscape) && hasFiles(each, looking),
  );
  return new Map(stands.map((each) => [each.head.name, each]));
}

function hasInputs({ head }: Kept, { root, watched }: Looking): boolean {
  return head.inputs.every(([path, hash]) => inputHash(watched, root, path) === hash);
}

/** Of a file, or of a folder and all that is in it, with what links on the way lead to. */
export function inputHash(watched: Watch, root: string, path: string): string {
  const below = snapshotBelow(watched, [join(root, path)]);
  return hashOf(JSON.stringify(below.map(([at, size, , , hash]) => [at, size, hash])));
}

function hasNeighbours(
  { head }: Kept,
  same: ReadonlyMap<string, Kept>,
  landscape: string,
): boolean {
  if (head.neighbours === null) return head.landscape === landscape;
  return head.neighbours.every(([name, hash]) => (same.get(name)?.head.content ?? '') === hash);
}

/** An environment that is not there has no hash, and so has one that was edited: whoever asked for that one is
 * compiled again. */
export function landscapeHash(contents: readonly Hashed[]): string {
  return hashOf(JSON.stringify([...contents].sort(([a], [b]) => (a < b ? -1 : 1))));
}

export function contentOf({ head }: Kept): Hashed {
  return [head.name, head.content];
}

function hasFiles({ head }: Kept, { watched, target, disk }: Looking): boolean {
  return head.files.every(([path, hash]) => {
    const place = relocate(target, path);
    if (disk.get(place) !== 'file') return false;
    return lookAt(watched, absolutePath(target, place))[4] === hash;
  });
}
