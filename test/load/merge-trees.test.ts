import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeFile } from '../../src/diagnostics/diagnostic.ts';
import { mergeTrees } from '../../src/load/layers/merge-trees.ts';
import { fromPlain, toPlain } from '../../src/load/tree.ts';

const AT = wholeFile('lower');
const ABOVE = wholeFile('upper');

const key = fc.constantFrom('a', 'b', 'c');
const { layer } = fc.letrec((tie) => ({
  layer: fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(1, 'text', true, null),
    fc.array(fc.integer(), { maxLength: 2 }),
    tie('layer'),
  ),
}));

type Json = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 7396, section 2, word for word. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  const result: Record<string, unknown> = isMap(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}

describe('mergeTrees', () => {
  it('merges as RFC 7396 says', () => {
    fc.assert(
      fc.property(layer, layer, layer, (lowest, lower, upper) => {
        const trees = [lower, upper].map((each) => fromPlain(each, AT));

        const merged = trees.reduce(mergeTrees, fromPlain(lowest, AT));

        const layers: unknown[] = [{}, lowest, lower, upper];
        expect(toPlain(merged)).toEqual(layers.reduce(mergePatch));
      }),
    );
  });

  it('changes nothing with an empty layer', () => {
    fc.assert(
      fc.property(layer, (values) => {
        const tree = fromPlain(values, AT);
        const empty = fromPlain({}, ABOVE);

        expect(toPlain(mergeTrees(tree, empty))).toEqual(toPlain(tree));
        expect(toPlain(mergeTrees(empty, tree))).toEqual(toPlain(tree));
      }),
    );
  });

  it('lets the later layer win', () => {
    fc.assert(
      fc.property(layer, key, (values, name) => {
        const upper = fromPlain({ [name]: 'later' }, ABOVE);

        expect(toPlain(mergeTrees(fromPlain(values, AT), upper))).toMatchObject({
          [name]: 'later',
        });
      }),
    );
  });

  it('keeps the position of whoever spoke last about a value', () => {
    const lower = fromPlain({ a: { x: 1, y: 1 } }, AT);
    const upper = fromPlain({ a: { y: 2 } }, ABOVE);

    const merged = mergeTrees(lower, upper);

    const inner = merged.kind === 'map' ? merged.entries.get('a') : undefined;
    expect(inner?.key).toBe(ABOVE);
    expect(inner?.tree).toMatchObject({ at: ABOVE });
    const entries = inner?.tree.kind === 'map' ? inner.tree.entries : undefined;
    expect(entries?.get('x')?.tree.at).toBe(AT);
    expect(entries?.get('y')?.tree.at).toBe(ABOVE);
  });
});
