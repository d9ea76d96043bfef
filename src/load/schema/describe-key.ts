// Keys that are unknown, missing, or not of the form that the schema asks for.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { keysAt } from '../../environment/schema/walk-schema.ts';
import { locate } from '../places/locate.ts';
import { type Tree, treeAt } from '../tree.ts';
import { describeWanted } from './describe-expected.ts';
import { isAbsent, type Scope } from './scope.ts';

/** More keys than this are a page of the reference, not a hint. */
const LISTED_MAX = 12;

/** Describes keys of the map at `scope.base`. */
export function describeUnknownKeys(scope: Scope, keys: readonly string[]): Diagnostic[] {
  const { schema, tree, base } = scope;
  const known = keysAt(schema, base) ?? [];
  const open = known.filter((each) => isAbsent(scope, [...base, each]));
  // Keys that are set already are listed too: to see one among them may be the answer.
  const listed = [known, open].find(({ length }) => length > 0 && length <= LISTED_MAX);
  const parent = renderPath(base);
  return keys.map((key) => {
    const args = {
      key,
      parent,
      suggestion: nearest(key, open) ?? nearest(key, known) ?? partOf(key, open),
      known: listed?.join(', '),
    };
    return diagnostic('load/unknown-key', args, whereOfKey(tree, [...base, key]));
  });
}

/** The least letters that two keys share by more than chance. */
const SHARED_MIN = 4;

/** A key that is missing, and is the beginning or the end of what is written: `class` of `instanceclass`. */
function partOf(key: string, open: readonly string[]): string | undefined {
  const lower = key.toLowerCase();
  return open.find((each) => {
    const other = each.toLowerCase();
    const [short, long] = other.length < lower.length ? [other, lower] : [lower, other];
    return short.length >= SHARED_MIN && (long.startsWith(short) || long.endsWith(short));
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
  const listed = /^expected one of: (.*)$/.exec(expected)?.[1]?.split(', ');
  const suggestion = listed === undefined ? respelt(key, expected) : nearest(key, listed);
  const args = { key, parent: renderPath(parent), expected, suggestion };
  return diagnostic('load/wrong-key', args, whereOfKey(tree, base));
}

/** Where words joined by hyphens are wanted: the same words, so written. */
function respelt(key: string, expected: string): string | undefined {
  if (!/lower-case words joined by hyphens/.test(expected)) return undefined;
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '-');
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(words) && words !== key ? words : undefined;
}

function whereOfKey(tree: Tree, path: Path) {
  return { path, target: 'key', at: locate(tree, path, 'key') } as const;
}

function split(path: Path): { key: string; parent: Path } {
  return { key: String(path.at(-1)), parent: path.slice(0, -1) };
}
