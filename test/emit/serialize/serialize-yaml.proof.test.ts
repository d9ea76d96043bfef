import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { serializeYaml } from '../../../src/emit/serialize/serialize-yaml.ts';
import { sizeOf } from '../../support/some-of.ts';

/** The readings under which the text must mean the same. */
const READERS = [
  { version: '1.2' },
  { version: '1.1' },
  { version: '1.1', merge: true },
  { version: '1.2', schema: 'core', intAsBigInt: false },
] as const;

function expectExactReading(value: Record<string, unknown>): void {
  const text = serializeYaml(value);
  for (const options of READERS) expect(parse(text, options)).toEqual(value);
}

describe('serializeYaml', () => {
  it.each([
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'N',
    '~',
    'null',
    'Null',
    'true',
    'FALSE',
    '0o17',
    '0777',
    '1_000',
    '0x1F',
    '0b11',
    '.5',
    '5.',
    '1e3',
    '1E+3',
    '+1',
    '-1',
    '1.10',
    '1,000',
    '.inf',
    '-.INF',
    '.nan',
    '12:30:45',
    '190:20:30',
    '2001-12-14',
    '2001-12-14t21:59:43.10-05:00',
    '2001-12-14 21:59:43',
    '=',
    '<<',
    '',
    ' ',
    ' a',
    'a ',
    '-',
    '- a',
    '---',
    '--- a',
    '...',
    '? a',
    ':',
    'a:',
    'a: b',
    ':a',
    'a #b',
    '#a',
    '&a',
    '*a',
    '!a',
    '!!int 3',
    '|',
    '>',
    "'a'",
    '"a"',
    '%a',
    '@a',
    '`a`',
    '[a',
    '{a',
    ']',
    '}',
    ',',
    'a\tb',
    '\ta',
    'a\u0085b',
    'a\u2028b',
    '\u2029',
    '\ufeffa',
    'a\u0000b',
    '\u001b[0m',
    '\u007f',
    '\uffff',
    '__proto__',
    '🚀 go',
    'C:\\temp',
    'a\r\nb',
  ])('quotes or leaves %j so that it stays text, as a value, a key and an item', (text) => {
    const value = JSON.parse(`{"value": 1, "items": []}`);

    expectExactReading({ value: text, items: [text, [text]] });
    if (text !== '__proto__') expectExactReading({ ...value, [text]: text });
  });

  it.each([
    'svc-1',
    'nginx:1.27',
    '10.0.0.0/16',
    '111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1.2.3',
    '--port=80',
    '-v',
    'app.kubernetes.io/name',
    '$(HOST)',
    '100m',
    '1Gi',
    '50%',
    'a, b',
    'Zürich',
    'https://example.org/?a=b#c',
    '/metrics',
    'arn:aws:iam::111122223333:role/a',
  ])('leaves %j without quotes', (text) => {
    expect(serializeYaml({ text })).toBe(`text: ${text}\n`);
  });

  it('keeps a text of several lines readable as a literal block', () => {
    expect(serializeYaml({ a: 'x: 1\n\n  y\n', b: ['p\nq'], c: 'r\n\n' })).toMatchInlineSnapshot(`
      "a: |
        x: 1

          y
      b:
        - |-
          p
          q
      c: |+
        r

      "
    `);
  });

  it('reads back exactly in YAML 1.1, with merge keys and without, and in 1.2', () => {
    fc.assert(fc.property(plainObjects(), expectExactReading), { numRuns: sizeOf(500) });
  });

  it('reads back exactly, whatever lines and blanks a text is made of', () => {
    const piece = fc.constantFrom(
      '\n',
      ' ',
      '\t',
      'a',
      '# b',
      '- c',
      'd: e',
      '|',
      '---',
      '\r',
      '"',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const nested = fc.record({ a: text, b: fc.array(text), c: fc.array(fc.array(text)) });

    fc.assert(fc.property(nested, expectExactReading), { numRuns: sizeOf(1000) });
  });

  it('reads back exactly, whatever looks like a number or a date', () => {
    const characters = fc.constantFrom(...'0123456789abefoxn_+-.:,TZ ~=<yinul');
    const text = fc.array(characters, { maxLength: 8 }).map((all) => all.join(''));

    fc.assert(fc.property(fc.dictionary(text, text), expectExactReading), {
      numRuns: sizeOf(1000),
    });
  });

  it('reads back exactly, whatever the number', () => {
    const numbers = fc.array(
      fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
    );
    const positiveZero = numbers.map((all) => all.map((number) => (number === 0 ? 0 : number)));

    fc.assert(fc.property(positiveZero, (n) => expectExactReading({ n })));
  });

  it('gives the same bytes whatever the order in which keys were set', () => {
    fc.assert(
      fc.property(plainObjects(), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(serializeYaml(reversed)).toBe(serializeYaml(value));
      }),
    );
  });

  it('puts identity first and sorts the rest by code unit', () => {
    const object = {
      spec: { zone: 1, Zone: 2, name: 'c', äther: 3, 10: 4, 9: 5 },
      kind: 'K',
      metadata: { uid: 'u', labels: {}, annotations: {}, namespace: 'n', name: 'm' },
      data: {},
      apiVersion: 'v1',
    };

    expect(serializeYaml(object).match(/[^\s:]+(?=:)/g)).toEqual([
      'apiVersion',
      'kind',
      'metadata',
      'name',
      'namespace',
      'labels',
      'annotations',
      'uid',
      'data',
      'spec',
      'name',
      '"10"',
      '"9"',
      'Zone',
      'zone',
      'äther',
    ]);
  });

  it('writes shared parts out in full instead of as anchors', () => {
    const labels = { app: 'web' };

    expect(serializeYaml({ a: labels, b: labels })).toBe('a:\n  app: web\nb:\n  app: web\n');
  });

  it('reads back a key longer than an implicit key may be', () => {
    expectExactReading({ ['k'.repeat(2000)]: { a: 1 }, ['l'.repeat(2000)]: 'text' });
  });

  it('leaves out undefined members', () => {
    expect(serializeYaml({ a: undefined, b: {}, c: [] })).toBe('b: {}\nc: []\n');
  });

  it.each([
    ['an undefined item', { a: [undefined] }],
    ['a hole in a list', { a: new Array(1) }],
    ['a date', { a: new Date(0) }],
    ['a map', { a: new Map() }],
    ['a function', { a: () => 1 }],
    ['a bigint', { a: 1n }],
    ['NaN', { a: Number.NaN }],
    ['infinity', { a: Number.POSITIVE_INFINITY }],
    ['half a character', { a: '\ud800' }],
    ['half a character in a key', { '\udc00': 1 }],
  ])('throws on %s', (_name, value) => {
    expect(() => serializeYaml(value)).toThrow(/not plain data/);
  });
});

function plainObjects(): fc.Arbitrary<Record<string, unknown>> {
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(
        text.filter((key) => key !== '__proto__'),
        tie('tree'),
        { maxKeys: 4 },
      ),
    ),
  }));
  return fc.dictionary(fc.string(), tree, { maxKeys: 5, noNullPrototype: true });
}
