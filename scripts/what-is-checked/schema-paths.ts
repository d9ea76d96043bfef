// Keys of the reference, and which of them a path in an environment is.

import { readFileSync } from 'node:fs';
import type { Path } from '../../src/diagnostics/diagnostic.ts';
import type { Node } from '../../src/environment/schema/limits.ts';
import {
  childrenOf,
  environmentSchema,
  keysBelow,
  typeOf,
} from '../../src/environment/schema/schema-keys.ts';

const REFERENCE = 'docs/environment-reference.md';
const ANY = '<key>';

export interface ReferenceKey {
  readonly type: string;
  readonly limits: readonly string[];
  /** No key stands below it. */
  readonly isOpen: boolean;
}

export interface SchemaPaths {
  /** In the order of the reference. The alternatives of a choice by `kind` share some. */
  readonly keys: ReadonlyMap<string, ReferenceKey>;
  readonly keyOf: (path: Path) => string | undefined;
}

export function schemaPaths(): SchemaPaths {
  const roots = Object.entries(childrenOf(environmentSchema())).filter(
    ([root]) => root !== 'defaults',
  );
  const all = roots.flatMap(([root, schema]) => [top(root, schema), ...keysBelow(schema, root)]);
  const known = ofReference(all);
  const prefixes = new Set(known.flatMap(({ path }) => prefixesOf(path)));
  const isOpen = (path: string) => !known.some((key) => key.path.startsWith(`${path}.`));
  const keys = new Map(
    known.map(({ path, type, limits }) => [path, { type, limits, isOpen: isOpen(path) }]),
  );
  return { keys, keyOf: (path) => keyAt(path, keys, prefixes) };
}

function top(path: string, schema: Node) {
  return { path, type: typeOf(schema), limits: [] };
}

/** Extensions of an example bring keys that the page does not have. */
function ofReference<T extends { readonly path: string }>(keys: readonly T[]): readonly T[] {
  const page = readFileSync(REFERENCE, 'utf8');
  return keys.filter(
    ({ path }) => page.includes(`| \`${path}\` |`) || page.includes(`## \`${path}\`\n`),
  );
}

function prefixesOf(path: string): readonly string[] {
  const words = path.split('.');
  return words.map((_, at) => words.slice(0, at + 1).join('.'));
}

/** The deepest key of the reference on a path: what is in a list or a free map belongs to it. */
function keyAt(
  path: Path,
  keys: SchemaPaths['keys'],
  prefixes: ReadonlySet<string>,
): string | undefined {
  let found: string | undefined;
  let prefix = '';
  for (const word of path) {
    const next = [`${word}`, ANY]
      .map((each) => (prefix === '' ? each : `${prefix}.${each}`))
      .find((each) => prefixes.has(each));
    if (next === undefined) break;
    prefix = next;
    if (keys.has(next)) found = next;
  }
  return found;
}
