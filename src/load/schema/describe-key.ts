// Keys that are unknown, missing, or not of the form that the schema asks for.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { locate } from '../places/locate.ts';
import { type Tree, treeAt } from '../tree.ts';
import { describeWanted } from './describe-expected.ts';
import { isAbsent, type Scope } from './scope.ts';
import { keysAt } from './walk-schema.ts';

/** More keys than this are a page of the reference, not a hint. */
const LISTED_MAX = 12;

/** Describes keys of the map at `scope.base`. */
export function describeUnknownKeys(scope: Scope, keys: readonly string[]): Diagnostic[] {
  const { schema, tree, base } = scope;
  const known = keysAt(schema, base) ?? [];
  const open = known.filter((each) => isAbsent(scope, [...base, each]));
  const isListed = open.length > 0 && open.length <= LISTED_MAX;
  const parent = renderPath(base);
  return keys.map((key) => {
    const args = {
      key,
      parent,
      suggestion: nearest(key, known),
      known: isListed ? open.join(', ') : undefined,
    };
    return diagnostic('load/unknown-key', args, whereOfKey(tree, [...base, key]));
  });
}

/** Describes the key at `scope.base`, which is not there or removed. */
export function describeMissingKey({ schema, tree, base }: Scope): Diagnostic {
  const { key, parent } = split(base);
  const isRemoved = treeAt(tree, base) !== undefined;
  const args = {
    key,
    parent: renderPath(parent),
    expected: describeWanted(schema, base),
    removed: isRemoved ? key : undefined,
  };
  return diagnostic('load/missing-key', args, whereOfKey(tree, base));
}

/** Describes the key at `scope.base`, which has not the form it should have. */
export function describeWrongKey({ tree, base }: Scope, expected: string): Diagnostic {
  const { key, parent } = split(base);
  const args = { key, parent: renderPath(parent), expected };
  return diagnostic('load/wrong-key', args, whereOfKey(tree, base));
}

function whereOfKey(tree: Tree, path: Path) {
  return { path, target: 'key', at: locate(tree, path, 'key') } as const;
}

function split(path: Path): { key: string; parent: Path } {
  return { key: String(path.at(-1)), parent: path.slice(0, -1) };
}
