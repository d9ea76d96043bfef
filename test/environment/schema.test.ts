import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Environment } from '../../src/environment/schema/schema.ts';

/** Paths of keys that may be null and have another default; `<key>` for those of a map. */
function contradictions(schema: z.ZodType, path: string): readonly string[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    const inner = schema.unwrap() as z.ZodType;
    const isOdd =
      schema instanceof z.ZodDefault &&
      schema.def.defaultValue !== null &&
      inner instanceof z.ZodNullable;
    return [...(isOdd ? [path] : []), ...contradictions(inner, path)];
  }
  if (schema instanceof z.ZodNullable) return contradictions(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return contradictions(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodRecord) {
    return contradictions(schema.valueType as z.ZodType, `${path}.<key>`);
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => contradictions(option as z.ZodType, path));
  }
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, value]) =>
    contradictions(value as z.ZodType, path === '' ? key : `${path}.${key}`),
  );
}

describe('the schema of an environment', () => {
  // In a file, null removes a key, and the default stands in its place.
  it('has no key that may be null and would not be', () => {
    expect(contradictions(Environment, '')).toEqual([]);
  });

  it('would be caught where it had one', () => {
    const odd = z.strictObject({ all: z.record(z.string(), z.int().nullable().default(5)) });

    expect(contradictions(odd, '')).toEqual(['all.<key>']);
  });
});
