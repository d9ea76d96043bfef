// docs/key-examples.md: every key of the reference is in an example, or is named as refused. That the examples
// compile, and that what is named is refused, key-examples.process.test.ts asks.
import { describe, expect, it } from 'vitest';
import {
  type KeyExample,
  keyExamples,
  pathsIn,
  refusedKeys,
} from '../../scripts/key-examples/examples.ts';
import { keysRefused, PAGE, renderKeyExamples } from '../../scripts/key-examples/page.ts';
import { schemaPaths } from '../../scripts/what-is-checked/schema-paths.ts';
import {
  childrenOf,
  environmentSchema,
  keysBelow,
} from '../../src/environment/schema/schema-keys.ts';
import { readPage } from '../support/pages.ts';

const paths = schemaPaths();
const examples = keyExamples();
const refused = refusedKeys();

function keysIn(some: readonly KeyExample[]): ReadonlySet<string> {
  const found = some.flatMap(({ value }) => pathsIn(value).flatMap((at) => paths.keyOf(at) ?? []));
  return new Set(found);
}

/** `<path>=<value>` of every text and number. */
function valuesIn(some: readonly KeyExample[]): ReadonlySet<string> {
  const ends = some.flatMap(({ value }) =>
    pathsIn(value).flatMap((at) => {
      const end = at.reduce<unknown>((tree, key) => (tree as never)[key], value);
      return [`${paths.keyOf(at)}=${typeof end === 'object' ? '' : String(end)}`];
    }),
  );
  return new Set(ends);
}

/** The alternatives that are told apart by a key of their own, such as `kind: msk`. */
function alternatives(): readonly string[] {
  const rows = Object.entries(childrenOf(environmentSchema()))
    .filter(([root]) => root !== 'defaults')
    .flatMap(([root, schema]) => keysBelow(schema, root));
  return rows
    .filter(({ path, type }) => path.endsWith('.kind') && /^`[^`]+`$/.test(type))
    .map(({ path, type }) => `${path}=${type.replaceAll('`', '')}`);
}

describe(`${PAGE}, else run npm run key-examples`, () => {
  it('is what the examples say', () => {
    expect(readPage(PAGE)).toBe(renderKeyExamples({ examples, refused, paths }));
  });

  it('has every key of the reference in an example, or refused', () => {
    const known = new Set([
      ...keysIn(examples.filter(({ caption }) => caption !== null)),
      ...Object.values(refused).flatMap((by) => keysRefused(by, paths)),
    ]);

    expect(paths.keys.size).toBeGreaterThan(1000);
    expect([...paths.keys.keys()].filter((key) => !known.has(key))).toEqual([]);
  });

  it('has every alternative of a choice by kind', () => {
    const used = valuesIn(examples);

    expect(alternatives().length).toBeGreaterThan(5);
    expect(alternatives().filter((each) => !used.has(each))).toEqual([]);
  });
});
