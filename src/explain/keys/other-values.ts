// Other values that may stand at a key, the likeliest to be valid first: those of the same key elsewhere, those that
// its schema lists, then what differs a little.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { Environment as environmentSchema } from '../../environment/schema/schema.ts';
import type { Schema } from '../../environment/schema/walk-schema.ts';
import { schemasAt } from '../../environment/schema/walk-schema.ts';
import type { Json } from '../../model/artifact.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import type { Key } from './key.ts';

/** What the same key of other entries has, by `patternOf`. */
export interface Pool {
  readonly values: ReadonlyMap<string, readonly Json[]>;
  /** Names of entries beside one another, by each of them. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Names of entries are left out. */
export function patternOf(path: Path): string {
  const named = path.filter((segment) => typeof segment === 'string');
  return [named[0], named.length > 2 ? '*' : '', named.at(-1)].join('.');
}

export function poolOf(keys: readonly Key[]): Pool {
  const values = new Map<string, Json[]>();
  const maps = new Map<string, string[]>();
  for (const { type, path, value } of keys) {
    const [pattern, into] =
      type === 'name' ? [path.slice(0, -1).join('.'), maps] : [patternOf(path), values];
    const known = (into as Map<string, Json[]>).get(pattern) ?? [];
    if (value !== null && !known.includes(value)) into.set(pattern, [...known, value] as string[]);
  }
  const names = new Map<string, string[]>();
  for (const all of maps.values()) {
    for (const name of all) names.set(name, [...(names.get(name) ?? []), ...all]);
  }
  return { values, names };
}

const OF_POOL = 3;

export function otherValues({ type, path, value }: Key, { values, names }: Pool): readonly Json[] {
  if (type === 'read') return variationsOf(value);
  const schemas = schemasAt(environmentSchema, path);
  const listed = schemas.flatMap(listedIn);
  const near = value === null ? schemas.flatMap(madeUp) : variationsOf(value);
  const elsewhere = (values.get(patternOf(path)) ?? []).slice(0, OF_POOL);
  const named = (names.get(String(value)) ?? []).slice(0, OF_POOL + 1);
  // What is counted or measured differs a little more safely than as much as somewhere else.
  const isText = typeof value === 'string' || value === null;
  const all = isText
    ? [...listed, ...elsewhere, ...named, ...near]
    : [...listed, ...near, ...elsewhere];
  const known = new Map(all.map((each) => [JSON.stringify(each), each]));
  known.delete(JSON.stringify(value));
  return [...known.values()];
}

function listedIn(schema: Schema): readonly Json[] {
  const { values } = schema._zod;
  return values === undefined ? [] : ([...values] as Json[]).filter((each) => each !== undefined);
}

/** Where nothing stands. */
function madeUp(schema: Schema): readonly Json[] {
  const { type } = (schema as { _zod: { def: { type: string } } })._zod.def;
  if (type === 'boolean') return [true, false];
  if (type === 'number') return [1, 2, 5, 10, 60, 100, 1000];
  return type === 'string'
    ? ['other', '10.99.0.0/16', '500m', '1.2.3', 'other.example.com', '03:00']
    : [];
}

function variationsOf(value: Json): readonly Json[] {
  if (Array.isArray(value)) return listsLike(value);
  if (isPlainObject(value) || value === null) return [];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'string') return textsLike(value);
  if (typeof value !== 'number') return [];
  return [value + 1, value - 1, value * 2, Math.floor(value / 2), value + 10, value + 60].filter(
    (each) => Number.isSafeInteger(each) || !Number.isInteger(value),
  );
}

function listsLike([first, ...rest]: readonly Json[]): readonly Json[] {
  if (first === undefined) return [];
  return [...variationsOf(first).map((other) => [other, ...rest]), rest];
}

const SIZES = ['micro', 'small', 'medium', 'large', 'xlarge', '2xlarge', '4xlarge'];

function textsLike(text: string): readonly string[] {
  return [
    ...otherSizes(text),
    ...otherNumbers(text),
    text.replace(/[A-Za-z]+/, (word) => `${word}x`),
    `${text}x`,
    text.replace(/[a-z]+$/, (word) => `${word}x`),
  ];
}

function otherSizes(text: string): readonly string[] {
  const [, start, size = '', end] = /^(.*\.)(\w+)(\.\w+)?$/.exec(text) ?? [];
  const place = SIZES.indexOf(size);
  if (place < 0) return [];
  return [SIZES[place + 1], SIZES[place - 1]].flatMap((other) =>
    other === undefined ? [] : [`${start}${other}${end ?? ''}`],
  );
}

const OCTETS = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(\/\d+)?$/;

function otherAddresses(text: string): readonly string[] {
  const [, first, second, third, fourth, mask = ''] = OCTETS.exec(text) ?? [];
  return [
    `${first}.${second}.${(Number(third) + 100) % 256}.${fourth}${mask}`,
    `${first}.${(Number(second) + 90) % 256}.${third}.${fourth}${mask}`,
  ];
}

function otherNumbers(text: string): readonly string[] {
  if (OCTETS.test(text)) return otherAddresses(text);
  const numbers = [...text.matchAll(/\d+/g)];
  const last = numbers.at(-1);
  const first = numbers[0];
  if (last === undefined || first === undefined) return [];
  const put = (match: RegExpExecArray, other: number) =>
    text.slice(0, match.index) +
    String(other)
      .padStart(match[0].length, '0')
      .slice(-Math.max(match[0].length, String(other).length)) +
    text.slice(match.index + match[0].length);
  const amount = Number(last[0]);
  return [
    put(last as RegExpExecArray, amount + 1),
    put(last as RegExpExecArray, amount * 2),
    put(last as RegExpExecArray, Math.max(0, amount - 1)),
    put(first as RegExpExecArray, Number(first[0]) + 1),
  ];
}
