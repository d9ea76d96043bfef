import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { messageOf } from '../../src/diagnostics/message-of.ts';
import { renderJson } from '../../src/diagnostics/render-json.ts';
import { renderText } from '../../src/diagnostics/render-text.ts';
import { validateTree } from '../../src/load/schema/validate-tree.ts';
import { parseYaml } from '../../src/load/yaml/parse-yaml.ts';

function validate(schema: z.ZodType, text: string) {
  const { value, diagnostics } = parseYaml('f.yaml', text);
  if (value === undefined) throw new Error(diagnostics.map((each) => each.code).join());
  return validateTree(schema, value).diagnostics;
}

/** `code line:column message — hint` of each fault of the value of `a`. */
function faultsOf(schema: z.ZodType, yaml: string): string[] {
  return validate(z.strictObject({ a: schema }), `a: ${yaml}`).map((each) => {
    const { message, hint } = messageOf(each);
    const place = `${each.at?.line}:${each.at?.column}`;
    return `${each.code} ${place} ${message}${hint === undefined ? '' : ` — ${hint}`}`;
  });
}

const server = z.strictObject({ kind: z.literal('server'), port: z.int() });
const queue = z.strictObject({ kind: z.literal('queue'), topic: z.string() });

describe('validateTree', () => {
  it.each<[what: string, schema: z.ZodType, yaml: string, fault: string]>([
    [
      'text for a number',
      z.number(),
      '"1.5"',
      'load/wrong-type 1:4 Wrong type for a: expected a number, found the text "1.5" — Write 1.5 without quotes',
    ],
    [
      'a number with separators',
      z.int(),
      '10_000',
      'load/wrong-type 1:4 Wrong type for a: expected a whole number, found the text "10_000" — Write 10000',
    ],
    [
      'text that is no number',
      z.int(),
      'many',
      'load/wrong-type 1:4 Wrong type for a: expected a whole number, found the text "many" — Write a whole number',
    ],
    [
      'a fraction for a whole number',
      z.int(),
      '1.5',
      'load/wrong-type 1:4 Wrong type for a: expected a whole number, found the number 1.5 — Write a whole number',
    ],
    [
      'a number for text',
      z.string(),
      '3',
      'load/wrong-type 1:4 Wrong type for a: expected text, found the number 3 — Write "3" in quotes',
    ],
    [
      'an octal number for text',
      z.string(),
      '0755',
      'load/wrong-type 1:4 Wrong type for a: expected text, found the number 755 — Write "0755" in quotes; YAML reads 0755 as 755',
    ],
    [
      'a boolean for text',
      z.string().nullable(),
      'true',
      'load/wrong-type 1:4 Wrong type for a: expected text, found true — Write "true" in quotes',
    ],
    [
      'on for a boolean',
      z.boolean(),
      'on',
      'load/wrong-type 1:4 Wrong type for a: expected true or false, found the text "on" — Write true',
    ],
    [
      'a list for a map',
      z.strictObject({}),
      '[]',
      'load/wrong-type 1:4 Wrong type for a: expected a map, found a list — Write a map: one "key: value" per line, indented below the key',
    ],
    [
      'a map for a list',
      z.array(z.string()),
      '{}',
      'load/wrong-type 1:4 Wrong type for a: expected a list, found a map — Write a list, such as [one, two]',
    ],
    [
      'nothing in a list',
      z.array(z.string()),
      '[~]',
      'load/wrong-type 1:5 Wrong type for a[0]: expected text, found nothing — Write text',
    ],
    [
      'a wrong type with a text of the model',
      z.string('expected a name'),
      '[]',
      'load/wrong-type 1:4 Wrong type for a: expected a name, found a list — Write a name',
    ],
    [
      'infinity',
      z.number(),
      '-.inf',
      'load/wrong-type 1:4 Wrong type for a: expected a number, found "-.inf" — Write a number',
    ],
    [
      'a word of an enum, misspelt',
      z.enum(['red', 'green']),
      'gren',
      'load/unknown-value 1:4 Unknown value for a: found "gren" — Did you mean "green"?',
    ],
    [
      'a word far from an enum',
      z.enum(['red', 'green']),
      'purple',
      'load/unknown-value 1:4 Unknown value for a: found "purple" — Use one of: red, green',
    ],
    [
      'a word where a map does as well',
      z.union([z.enum(['read', 'write']), z.strictObject({ as: z.string() })], {
        error: 'expected "read", "write" or { as: <service> }',
      }),
      'own',
      'load/unknown-value 1:4 Unknown value for a: found "own" — Write "read", "write" or { as: <service> }',
    ],
    [
      'a number for an enum',
      z.enum(['1', '2']),
      '1',
      'load/wrong-type 1:4 Wrong type for a: expected one of: 1, 2, found the number 1 — Use one of: 1, 2',
    ],
    [
      'none of a few numbers',
      z.literal([60, 120]),
      '90',
      'load/unknown-value 1:4 Unknown value for a: found the number 90 — Use one of: 60, 120',
    ],
    [
      'too large a number',
      z.int().max(5),
      '6',
      'load/out-of-range 1:4 Number out of range for a: expected at most 5, found the number 6 — Write a number of at most 5',
    ],
    [
      'too small a number',
      z.number().gt(5),
      '5',
      'load/out-of-range 1:4 Number out of range for a: expected more than 5, found the number 5 — Write a number of more than 5',
    ],
    [
      'no multiple',
      z.int().multipleOf(2),
      '3',
      'load/out-of-range 1:4 Number out of range for a: expected a multiple of 2, found the number 3 — Write a multiple of 2',
    ],
    [
      'too long a text',
      z.string().max(2),
      'abc',
      'load/wrong-length 1:4 Wrong length for a: expected at most 2 characters, found 3 characters — Shorten it by 1 character',
    ],
    [
      'a text of another length',
      z.string().length(2),
      'a',
      'load/wrong-length 1:4 Wrong length for a: expected exactly 2 characters, found 1 character — Write exactly 2 characters',
    ],
    [
      'too short a list',
      z.array(z.string()).min(1),
      '[]',
      'load/wrong-length 1:4 Wrong length for a: expected at least 1 entry, found 0 entries — Write at least 1 entry',
    ],
    [
      'a format with a text of the model',
      z.string().regex(/^x/, 'expected an x.'),
      'y',
      'load/wrong-format 1:4 Wrong format for a: expected an x, found "y" — Write a value of that form in place of "y"',
    ],
    [
      'a format without one',
      z.string().regex(/^x/),
      'y',
      'load/wrong-format 1:4 Wrong format for a: expected text that matches /^x/, found "y" — Write a value of that form in place of "y"',
    ],
    [
      'a format that zod knows',
      z.email(),
      'y',
      'load/wrong-format 1:4 Wrong format for a: expected an email address, found "y" — Write a value of that form in place of "y"',
    ],
    [
      'another beginning',
      z.string().startsWith('/'),
      'y',
      'load/wrong-format 1:4 Wrong format for a: expected text that starts with "/", found "y" — Write a value of that form in place of "y"',
    ],
    [
      'a key of a record',
      z.record(z.string().regex(/^x/, 'expected an x'), z.int()),
      '{ y: 1 }',
      'load/wrong-key 1:6 Wrong key "y" in a: expected an x — Rename "y" to an x',
    ],
    [
      'a key outside of an enum',
      z.partialRecord(z.enum(['red', 'green']), z.int()),
      '{ gren: 1 }',
      'load/unknown-key 1:6 Unknown key "gren" in a — Did you mean "green"?',
    ],
    [
      'a missing key of an enum',
      z.record(z.enum(['red', 'green']), z.int()),
      '{ red: 1 }',
      'load/missing-key 1:1 Missing key "green" in a — Add "green:" with a whole number',
    ],
    [
      'a missing key with a described form',
      z.strictObject({ b: z.string().regex(/x/, 'expected a letter such as x') }),
      '{}',
      'load/missing-key 1:1 Missing key "b" in a — Add "b:" with a letter such as x',
    ],
    [
      'a missing key in a list',
      z.array(z.strictObject({ b: z.int(), c: z.int() })),
      '[{ c: 1 }]',
      'load/missing-key 1:7 Missing key "b" in a[0] — Add "b:" with a whole number',
    ],
    [
      'a misspelt key, once',
      z.strictObject({ replicas: z.int() }),
      '{ replica: 3 }',
      'load/unknown-key 1:6 Unknown key "replica" in a — Did you mean "replicas"?',
    ],
    [
      'a misspelt key that is empty',
      z.strictObject({ replicas: z.int().default(1) }),
      '{ replica: }',
      'load/unknown-key 1:6 Unknown key "replica" in a — Did you mean "replicas"?',
    ],
    [
      'a unit of two types',
      z.union([z.string(), z.array(z.string())]),
      'true',
      'load/wrong-type 1:4 Wrong type for a: expected text or a list, found true — Write "true" in quotes',
    ],
    [
      'the alternative a value has the type of',
      z.union([z.literal('none'), server]),
      '{ kind: server, port: x }',
      'load/wrong-type 1:26 Wrong type for a.port: expected a whole number, found the text "x" — Write a whole number',
    ],
    [
      'a word of a union, misspelt',
      z.union([z.literal('none'), server]),
      'nome',
      'load/unknown-value 1:4 Unknown value for a: found "nome" — Did you mean "none"?',
    ],
    [
      'an unknown kind',
      z.discriminatedUnion('kind', [server, queue]),
      '{ kind: sever }',
      'load/unknown-value 1:12 Unknown value for a.kind: found "sever" — Did you mean "server"?',
    ],
    [
      'a missing kind',
      z.discriminatedUnion('kind', [server, queue]),
      '{ port: 1 }',
      'load/missing-key 1:1 Missing key "kind" in a — Add "kind:" with one of: server, queue',
    ],
    [
      'more than one alternative',
      z.xor([z.string(), z.string()]),
      'x',
      'load/wrong-value 1:4 Wrong value for a: it has more than one of the forms allowed here — Change a, so that this no longer holds',
    ],
    [
      'a rule of the model',
      z.int().refine(() => false, 'no number will do'),
      '1',
      'load/wrong-value 1:4 Wrong value for a: no number will do — Change a, so that this no longer holds',
    ],
    [
      'a tuple that is too short',
      z.tuple([z.int(), z.int()]),
      '[1]',
      'load/wrong-length 1:4 Wrong length for a: expected at least 2 entries, found 1 entry — Write at least 2 entries',
    ],
    [
      'two checks of one value',
      z.string().max(1).regex(/^x/),
      'yy',
      'load/wrong-length 1:4 Wrong length for a: expected at most 1 character, found 2 characters — Shorten it by 1 character',
    ],
    [
      'a value for never',
      z.never(),
      '1',
      'load/wrong-type 1:4 Wrong type for a: expected another value, found the number 1 — Write another value',
    ],
  ])('reports %s', (_, schema, yaml, fault) => {
    expect(faultsOf(schema, yaml)).toEqual([fault]);
  });

  it('gives the value, with the defaults of the schema', () => {
    const { value } = parseYaml('f.yaml', 'a: 1');
    const schema = z.strictObject({ a: z.int(), b: z.int().default(2) });

    expect(value && validateTree(schema, value).value).toEqual({ a: 1, b: 2 });
  });
});

describe('a secret', () => {
  const SECRET = 'hunter2';
  const token = z.string().meta({ secret: true });
  const text = `a:\n  user: 3\n  token: ${SECRET}\n  both: { user: 3, token: ${SECRET} }\n`;
  const login = { user: z.string(), token: token.min(40) };
  const schema = z.strictObject({
    a: z.strictObject({ ...login, both: z.strictObject({ ...login, token: token.optional() }) }),
  });

  it('is in no view of a fault', () => {
    const diagnostics = validate(schema, text);

    const views = [renderText(diagnostics, () => text, { colour: false }), renderJson(diagnostics)];

    expect(diagnostics).toHaveLength(3);
    for (const view of views) expect(view).not.toContain(SECRET);
  });

  it.each<[what: string, schema: z.ZodType]>([
    [
      'type',
      token
        .transform(String)
        .pipe(z.string())
        .or(z.int().meta({ secret: true })),
    ],
    ['format', token.regex(/^x/)],
    ['choice', z.enum(['hunter', 'x']).meta({ secret: true })],
    ['length', token.max(2)],
    ['list', z.array(z.string().max(2)).meta({ secret: true })],
    ['map', z.record(z.string(), z.string().max(2)).meta({ secret: true }).optional()],
  ])('is in no message about its %s', (what, marked) => {
    const written = { list: `[${SECRET}]`, map: `{ k: ${SECRET} }` }[what] ?? `${SECRET}`;
    const diagnostics = validate(z.strictObject({ a: marked, b: z.int() }), `a: ${written}\n`);

    expect(JSON.stringify(diagnostics.map(messageOf))).not.toContain('hunter2');
  });
});
