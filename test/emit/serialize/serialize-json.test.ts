import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serializeJson, serializeTerraform } from '../../../src/emit/serialize/serialize-json.ts';

describe('serializeTerraform', () => {
  it('puts the blocks of Terraform in reading order and sorts everything else', () => {
    const document = {
      output: {},
      moved: [],
      resource: { b: { y: 1 }, a: { 10: 1, 9: 2 } },
      terraform: {},
      locals: {},
    };

    expect(serializeTerraform(document)).toBe(
      [
        '{',
        '  "terraform": {},',
        '  "locals": {},',
        '  "resource": {',
        '    "a": {',
        '      "10": 1,',
        '      "9": 2',
        '    },',
        '    "b": {',
        '      "y": 1',
        '    }',
        '  },',
        '  "output": {},',
        '  "moved": []',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('reads back exactly, whatever the data', () => {
    const text = fc.string({ unit: 'binary' });
    const documents = fc.dictionary(text, fc.jsonValue({ stringUnit: 'binary' }), {
      noNullPrototype: true,
    });

    fc.assert(
      fc.property(documents, (document) => {
        expect(JSON.parse(serializeTerraform(document))).toEqual(
          JSON.parse(JSON.stringify(document)),
        );
      }),
    );
  });

  it('has the layout of JSON.stringify with two spaces', () => {
    const document = { data: { a: [1, [], {}, [{ b: null }]], c: 'é"\n' } };

    expect(serializeTerraform(document)).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  it.each([
    ['a function', { a: () => 1 }],
    ['a date', { a: new Date(0) }],
    ['NaN', { a: Number.NaN }],
    ['an undefined item', { a: [undefined] }],
    ['half a character', { a: '\ud800' }],
  ])('throws on %s', (_name, document) => {
    expect(() => serializeTerraform(document)).toThrow(/not plain data/);
  });
});

describe('serializeJson', () => {
  it('keeps the order of keys', () => {
    expect(serializeJson({ b: 1, a: 2 })).toBe('{\n  "b": 1,\n  "a": 2\n}\n');
  });
});
