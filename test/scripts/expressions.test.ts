import { describe, expect, it } from 'vitest';
import {
  expressionsIn,
  isExpression,
  replaceExpressions,
} from '../../scripts/terraform/expressions.ts';

const SIZE = '${max([for name, group in data.a.b : 1 if can(regex("^x-[0-9a-z]{7}$", name))]...)}';

describe('expressionsIn', () => {
  it.each([
    ['one among words', 'a ${b.c.id} d ${e.f.id}', ['${b.c.id}', '${e.f.id}']],
    ['a pattern with braces', SIZE, [SIZE]],
    [
      'an object',
      'x${jsonencode({ a = { b = c.d.id } })}',
      ['${jsonencode({ a = { b = c.d.id } })}'],
    ],
    ['a text with an expression', '${"a-${b.c["}"].id}"}', ['${"a-${b.c["}"].id}"}']],
    [
      'a quote that ends nothing',
      String.raw`${'$'}{replace(a.b.c, "\"}", "")}`,
      [String.raw`${'$'}{replace(a.b.c, "\"}", "")}`],
    ],
    ['what is escaped', '$${aws:username} and ${a.b.id}', ['${a.b.id}']],
    ['what does not end', 'a ${b.c', []],
  ])('finds %s', (_, text, expected) => {
    expect(expressionsIn(text)).toEqual(expected);
  });
});

describe('replaceExpressions', () => {
  it('keeps what stands around them', () => {
    expect(replaceExpressions('a ${b.c.id} d', () => 'X')).toBe('a X d');
  });
});

describe('isExpression', () => {
  it('is true of a whole one alone', () => {
    expect(isExpression(SIZE)).toBe(true);
    expect(isExpression('${a.b.id}${c.d.id}')).toBe(false);
    expect(isExpression('${a.b.id} ')).toBe(false);
  });
});
