// What is not handed to cdktf's resolver is what that would have made of it.
import {
  App,
  DefaultTokenResolver,
  Fn,
  StringConcat,
  TerraformStack,
  Token,
  Tokenization,
} from 'cdktf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolved } from '../../src/terraform/resolved.ts';

const stack = new TerraformStack(new App(), 'stack');
const theirs = (value: unknown): unknown =>
  Tokenization.resolve(value, {
    scope: stack,
    resolver: new DefaultTokenResolver(new StringConcat()),
  });
const late = (value: unknown) => ({ resolve: () => value, creationStack: [], toString: () => '' });

const VALUES = {
  text: Token.asString(late('text')),
  'text in text': `a-${Token.asString(late('b'))}-c`,
  number: Token.asNumber(late(3)),
  'number in text': `port ${Token.asNumber(late(3))}`,
  list: Token.asList(late(['a', 'b'])),
  'list of numbers': Token.asNumberList(late([1, 2])),
  'map of texts': Token.asStringMap(late({ a: 'b' })),
  'map of numbers': Token.asNumberMap(late({ a: 1 })),
  'map of anything': Token.asAnyMap(late({ a: true })),
  'map of truths': Token.asBooleanMap(late({ a: true })),
  'token as a key': { [Token.asString(late('key'))]: 1 },
  'token by itself': late({ a: late(undefined), b: [late(1)] }),
  function: Fn.join('-', ['a', Token.asString(late('b'))]),
  'what Terraform evaluates': '${var.name}',
  'what it does not': '$${var.name} %%{ if }',
  'a directive': '%{ if true }yes%{ endif }',
  exponent: '1e5 and -2.5e+10',
  nothing: { a: undefined, b: null, c: [], d: {}, e: [undefined, 1] },
  'negative numbers': [-1, -0.5, -5_000_000],
};

describe('resolved', () => {
  it.each(Object.entries(VALUES))('gives what cdktf gives for %s', (_, value) => {
    for (const shape of [value, { at: value, beside: 'x' }, [{ deep: [value, 'x'] }]]) {
      expect(JSON.stringify(resolved(stack, shape))).toBe(JSON.stringify(theirs(shape)));
    }
  });

  it('gives what cdktf gives for any plain data, in the same order', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[${}%#e\d.+-]{0,12}$/));
    const data = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        texts,
        fc.integer({ min: -100_000_000 }),
        fc.boolean(),
        fc.constantFrom(null, undefined),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(
          texts.filter((key) => key !== '__proto__'),
          tie('value'),
          { maxKeys: 4 },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(data, (value) => {
        expect(outcome(() => resolved(stack, value))).toBe(outcome(() => theirs(value)));
      }),
    );
  });
});

/** What cdktf refuses is refused. */
function outcome(resolve: () => unknown): string | undefined {
  try {
    return JSON.stringify(resolve());
  } catch {
    return 'refused';
  }
}
