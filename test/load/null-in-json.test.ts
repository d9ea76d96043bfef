import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mergeTrees } from '../../src/load/layers/merge-trees.ts';
import { validateTree } from '../../src/load/schema/validate-tree.ts';
import type { Tree } from '../../src/load/tree.ts';
import { parseYaml } from '../../src/load/yaml/parse-yaml.ts';

const schema = z.strictObject({
  size: z.number().nullable().default(3),
  message: z.record(z.string(), z.json()).default({}),
});

function read(...layers: readonly string[]) {
  const [first, ...others] = layers.flatMap((text): Tree[] => {
    const { value } = parseYaml('a.yaml', text);
    return value === undefined ? [] : [value];
  });
  if (first === undefined) throw new Error('Not a map');
  return validateTree(schema, others.reduce(mergeTrees, first)).value;
}

describe('null', () => {
  it('is a value where any JSON may stand', () => {
    expect(read('message: { a: null, b: { c: null } }')?.message).toEqual({
      a: null,
      b: { c: null },
    });
  });

  it('takes away what a lower layer says there', () => {
    expect(
      read('message: { a: 1, b: { c: 1, d: 1 } }', 'message: { a: null, b: { c: null } }'),
    ).toEqual({ size: 3, message: { b: { d: 1 } } });
  });

  it('is nothing where a key has a type of its own', () => {
    expect(read('size: null')?.size).toBe(3);
  });
});
