// What the schema lets a key hold, in words: those that a user reads when a value does not match, and the
// numbers that JSON Schema has.
import type { z } from 'zod';
import type { Json } from '../../model/artifact.ts';

export type Node = { readonly [key: string]: Json };

/** Of one schema, as `z.toJSONSchema` passes it to `override`. */
export interface Converted {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: { [key: string]: unknown };
}

/** Hands the words that a schema refuses with on to its JSON Schema, which has patterns alone. */
export function keepWords({ zodSchema, jsonSchema }: Converted): void {
  const { checks = [], error } = zodSchema._zod.def;
  const own = checks.map((check) => check._zod.def).filter(isInWords);
  const words = [error, ...own.map((each) => each.error)].flatMap(wordsOf);
  if (words.length === 0) return;
  const known = Array.isArray(jsonSchema['words']) ? jsonSchema['words'] : [];
  jsonSchema['words'] = [...new Set([...known, ...words])];
}

/** Lengths, sizes and ranges stand in JSON Schema as numbers. */
function isInWords({ check }: { readonly check: string }): boolean {
  return check === 'string_format' || check === 'custom';
}

const EXPECTED = 'expected ';
/** Of every map, for a reason of JavaScript; not worth a word per key. */
const RESERVED = 'another word: this one is reserved';

type Refusal = ((issue: never) => unknown) | undefined;

function wordsOf(refusal: Refusal): readonly string[] {
  // What refuses in this project says the same whatever it is asked about.
  const said = refusal?.({} as never);
  if (typeof said !== 'string' || !said.startsWith(EXPECTED)) return [];
  const words = said.slice(EXPECTED.length);
  return words === RESERVED || words === 'every entry once' ? [] : [words];
}

/** Of a value, and of each entry of a list. */
export function limitsOf(schema: Node): readonly string[] {
  const { items, propertyNames, additionalProperties } = schema;
  const own = [
    ...range(schema),
    ...size(schema, ['minLength', 'maxLength'], 'character'),
    ...size(schema, ['minItems', 'maxItems'], 'entry'),
    ...wordsAt(schema),
  ];
  return [
    ...(own.join() === LIKE_A_KEY ? ['like a `<key>`'] : own),
    ...within('keys', propertyNames).filter((limit) => limit !== 'keys: like a `<key>`'),
    ...within('values', additionalProperties),
    ...within('each', items),
    ...alternatives(schema),
  ];
}

const LIKE_A_KEY =
  'at most 40 characters,lower-case words joined by hyphens, such as "user-service"';

/** Objects have rows of their own. */
function within(what: string, schema: Json | undefined): readonly string[] {
  if (!isNode(schema) || isNode(schema['properties'])) return [];
  const own = solid(schema);
  // The words of a list stand in its type.
  const words = what !== 'each' && Array.isArray(own['enum']) ? own['enum'] : [];
  const limits = words.length > 0 ? [oneOf(words)] : limitsOf(own);
  const form = isNode(own['additionalProperties']) ? 'maps with ' : '';
  return limits.length === 0 ? [] : [`${what}: ${form}${limits.join(', ')}`];
}

function oneOf(words: readonly Json[]): string {
  const shown = words.filter((word) => word !== null).map((word) => `\`${String(word)}\``);
  return [shown.slice(0, -1).join(', '), shown.at(-1)].filter(Boolean).join(' or ');
}

export function isNode(value: Json | undefined): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Without the `null` that stands for absent. */
function solid(schema: Node): Node {
  const options = schema['anyOf'];
  const some = Array.isArray(options) ? options.filter(isNode) : [];
  const [only, ...others] = some.filter((option) => option['type'] !== 'null');
  return only !== undefined && others.length === 0 ? { ...only, ...schema } : schema;
}

/** What each of several forms of a value is held against, once. */
function alternatives(schema: Node): readonly string[] {
  const options = schema['anyOf'];
  if (!Array.isArray(options) || wordsAt(schema).length > 0) return [];
  return [...new Set(options.filter(isNode).flatMap(limitsOf))];
}

function wordsAt({ words, pattern }: Node): readonly string[] {
  if (Array.isArray(words)) return words.map(String);
  return typeof pattern === 'string' ? [`matches \`${pattern}\``] : [];
}

function range(schema: Node): readonly string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  // Whole numbers end where JavaScript can no longer tell them apart, which is no limit of anything.
  const least = isSafe(minimum) ? minimum : undefined;
  const most = isSafe(maximum) ? maximum : undefined;
  const steps = typeof multipleOf === 'number' ? [`in steps of ${count(multipleOf)}`] : [];
  return [
    ...between(least, most, ''),
    ...(typeof exclusiveMinimum === 'number' ? [`above ${count(exclusiveMinimum)}`] : []),
    ...(typeof exclusiveMaximum === 'number' ? [`below ${count(exclusiveMaximum)}`] : []),
    ...steps,
  ];
}

function isSafe(value: Json | undefined): value is number {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}

function size(
  schema: Node,
  [least, most]: readonly [string, string],
  noun: string,
): readonly string[] {
  const [from, to] = [schema[least], schema[most]].map((each) =>
    typeof each === 'number' ? each : undefined,
  );
  if (from === 1 && to === undefined) return ['not empty'];
  return between(from, to, ` ${(to ?? from) === 1 ? noun : pluralOf(noun)}`);
}

function pluralOf(noun: string): string {
  return noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function between(
  least: number | undefined,
  most: number | undefined,
  unit: string,
): readonly string[] {
  if (least === undefined && most === undefined) return [];
  if (most === undefined) return [`${count(least)}${unit} or more`];
  if (least === undefined) return [`at most ${count(most)}${unit}`];
  return [least === most ? `${count(most)}${unit}` : `${count(least)} to ${count(most)}${unit}`];
}

function count(value: number | undefined): string {
  return (value ?? 0).toLocaleString('en-US');
}
