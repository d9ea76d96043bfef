import { expect, it } from 'vitest';
import { oncePerText } from '../../../src/model/values/once-per-text.ts';

it('makes what was not asked for lately, and nothing else', () => {
  const made: string[] = [];
  const once = oncePerText<string>(2);
  const ask = (text: string) =>
    once(text, () => {
      made.push(text);
      return text.toUpperCase();
    });

  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
