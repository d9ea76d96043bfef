// What a kind from outside has to be before anybody asks it anything: of the same shape as `Kind`, which
// its author may not have had checked, and fit for the schema that is made of it.
import { z } from 'zod';
import type { Kind } from '../kind.ts';
import { partFaults, type ShapeFault } from './part-shape.ts';

const COLLECTION = /^[a-z][a-z0-9]*([A-Z][a-z0-9]*)*$/;
const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const TEXT = /\S/;

/** Codes of rooms and of kinds that are built in begin so. */
const ROOMS = ['load', 'model', 'check', 'emit', 'command', 'extension'];

type Test = readonly [expected: string, isRight: (value: unknown) => boolean];

const isText = (value: unknown) => typeof value === 'string' && TEXT.test(value);
const isFunction = (value: unknown) => typeof value === 'function';
const isObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const matches = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && pattern.test(value);

const PART: Test = ['an object', isObject];

const NEEDED = {
  collection: ['a key such as stateMachines', matches(COLLECTION)],
  slug: ['lower-case words joined by hyphens', matches(SLUG)],
  noun: ['a word for one of them', isText],
  about: ['what the collection holds, as text', isText],
  entry: ['a z.strictObject, so that no key is passed over', isStrict],
  use: ['a list of keys or a map by key, with a default, or null', isUse],
  defaults: [
    'its noun under defaults, or null',
    (value: unknown) => value === null || isText(value),
  ],
} as const satisfies Readonly<Record<string, Test>>;

const OPTIONAL: Readonly<Record<Exclude<keyof Kind, keyof typeof NEEDED>, Test>> = {
  tiers: PART,
  codes: PART,
  consumer: PART,
  rules: PART,
  stands: PART,
  access: ['a function', isFunction],
  logins: PART,
  network: PART,
  readings: ['a function', isFunction],
  endpoint: ['the name of an endpoint, such as states', isText],
  terraform: ['an object with stacks', (value) => isObject(value) && hasStacks(value)],
  leaving: PART,
  platform: PART,
  monitoring: PART,
  page: PART,
  checks: PART,
};

export function shapeFaults(kind: unknown, folder: string): readonly ShapeFault[] {
  if (!isObject(kind)) return [{ member: 'kind', expected: 'an object', found: say(kind) }];
  const members = kind as Readonly<Record<string, unknown>>;
  const wrong = [
    ...Object.entries(NEEDED).flatMap(([name, test]) => faultOf(name, members[name], test)),
    ...Object.entries(OPTIONAL).flatMap(([name, test]) =>
      members[name] === undefined ? [] : faultOf(name, members[name], test),
    ),
    ...Object.keys(members)
      .filter((name) => !Object.hasOwn(NEEDED, name) && !Object.hasOwn(OPTIONAL, name))
      .map((name) => ({
        ...{ member: 'member', found: name },
        expected: `one of ${[...Object.keys(NEEDED), ...Object.keys(OPTIONAL)].join(', ')}`,
      })),
  ];
  // What follows asks its members.
  return wrong.length > 0 ? wrong : deeperFaults(members as unknown as Kind, folder);
}

function faultOf(member: string, value: unknown, [expected, isRight]: Test): ShapeFault[] {
  return isRight(value) ? [] : [{ member, expected, found: say(value) }];
}

function say(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value}"`;
  if (value instanceof z.ZodType) return `z.${value.def.type}`;
  if (Array.isArray(value)) return 'a list';
  return value === null || typeof value !== 'object' ? String(value).slice(0, 40) : 'an object';
}

function hasStacks(terraform: unknown): boolean {
  return isObject((terraform as { readonly stacks?: unknown }).stacks);
}

function isStrict(entry: unknown): boolean {
  return entry instanceof z.ZodObject && entry.def.catchall instanceof z.ZodNever;
}

/** Every service has it, also one that says nothing of it. */
function isUse(use: unknown): boolean {
  if (use === null) return true;
  if (!(use instanceof z.ZodType)) return false;
  const { data, success } = use.safeParse(undefined);
  return success && typeof data === 'object' && data !== null;
}

function deeperFaults(kind: Kind, folder: string): readonly ShapeFault[] {
  return [
    ...folderFault(kind, folder),
    ...schemaFault('entry', kind.entry),
    ...(kind.use === null ? [] : schemaFault('use', kind.use)),
    ...(kind.defaults === null ? [] : partialFault(kind)),
    ...codeFaults(kind, folder),
    ...partFaults(kind),
  ];
}

function folderFault({ collection }: Kind, folder: string): readonly ShapeFault[] {
  const words = collection.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (words === folder) return [];
  const expected = `the words of the folder, ${folder}`;
  return [{ member: 'collection', expected, found: `"${collection}", whose folder is ${words}` }];
}

/** Editors are told of it in JSON Schema. */
function schemaFault(member: string, schema: z.ZodType): readonly ShapeFault[] {
  try {
    z.toJSONSchema(schema, { io: 'input' });
    z.toJSONSchema(schema, { io: 'output' });
    return [];
  } catch (error) {
    const expected = 'what JSON Schema can say, so without transform';
    return [{ member, expected, found: firstLine(error) }];
  }
}

/** Under `defaults` an entry may be there in part. */
function partialFault({ entry }: Kind): readonly ShapeFault[] {
  try {
    entry.partial();
    return [];
  } catch (error) {
    const expected = 'an object without refinements, which belong to rules';
    return [{ member: 'entry', expected, found: firstLine(error) }];
  }
}

function codeFaults({ codes = {} }: Kind, folder: string): readonly ShapeFault[] {
  const name = new RegExp(`^${folder}/[a-z0-9]+(-[a-z0-9]+)*$`);
  if (Object.keys(codes).length > 0 && ROOMS.includes(folder)) {
    const expected = `a folder that is none of ${ROOMS.join(', ')}`;
    return [{ member: 'codes', expected, found: folder }];
  }
  return Object.entries(codes).flatMap(([code, each]) => {
    const { severity, message, hint, why } = each;
    const expected = `${folder}/<what>, in lower-case words joined by hyphens`;
    if (!name.test(code)) return [{ member: 'codes', expected, found: `"${code}"` }];
    const isRight =
      ['error', 'warning'].includes(severity) &&
      isFunction(message) &&
      (hint === undefined || isFunction(hint)) &&
      isText(why);
    const parts = 'severity, message, why and, where there is one, hint';
    return isRight ? [] : [{ member: 'codes', expected: parts, found: `${code} with others` }];
  });
}

export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n').find((line) => line.trim() !== '') ?? 'an error').slice(0, 200);
}
