// Which keys are written otherwise in one state of an environment than in the other, with where they stand.
import type { Path, Position } from '../../diagnostics/diagnostic.ts';
import { isSame } from '../../model/values/json-patch.ts';
import { isNothing, type MapEntry, type Tree, toPlain } from '../tree.ts';

export interface KeyChange {
  readonly path: Path;
  /** Undefined: it is not written. */
  readonly before: unknown;
  readonly after: unknown;
  /** Of the value now; of what is gone, where it was. */
  readonly at: Position;
  /** Whether `at` is a place in a file as it was. */
  readonly isGone: boolean;
}

/** As deep as they differ; lists as a whole. Layers are merged already: what a layer says is told where it
 * counts. */
export function keyChanges(before: Tree, after: Tree): readonly KeyChange[] {
  return inside(before, after, []);
}

function inside(before: Tree, after: Tree, path: Path): readonly KeyChange[] {
  if (before.kind === 'map' && after.kind === 'map') {
    const keys = [...new Set([...before.entries.keys(), ...after.entries.keys()])];
    return keys.flatMap((key) => {
      const [was, is] = [before.entries.get(key), after.entries.get(key)].map(written);
      return entryChanges(was, is, [...path, key]);
    });
  }
  const values = { before: toPlain(before), after: toPlain(after) };
  return isSame(values.before, values.after)
    ? []
    : [{ path, ...values, at: after.at, isGone: false }];
}

/** `null` takes away what a lower layer has. */
function written(entry: MapEntry | undefined): MapEntry | undefined {
  return entry === undefined || isNothing(entry.tree) ? undefined : entry;
}

function entryChanges(
  before: MapEntry | undefined,
  after: MapEntry | undefined,
  path: Path,
): readonly KeyChange[] {
  if (before && after) return inside(before.tree, after.tree, path);
  if (after)
    return [{ path, before: undefined, after: toPlain(after.tree), at: after.key, isGone: false }];
  if (before)
    return [{ path, before: toPlain(before.tree), after: undefined, at: before.key, isGone: true }];
  return [];
}
