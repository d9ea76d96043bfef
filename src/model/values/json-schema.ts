// Holds part of a document against a JSON Schema: what others lay below it is not known, so that a key that
// is required may still come from there. What is found is wrong whatever that is; `not`, `if` and references
// to elsewhere are not asked. https://json-schema.org/draft/2020-12/json-schema-validation
import type { Path } from '../../diagnostics/diagnostic.ts';
import { asPlainObject, isPlainObject, type PlainObject } from './plain-object.ts';

export interface SchemaFault {
  readonly path: Path;
  readonly expected: string;
  /** Whether the key itself is at fault, and not its value. */
  readonly isKey?: true;
}

interface Walk {
  readonly root: unknown;
  readonly path: Path;
  /** References that were followed to come here, lest they go in a circle. */
  readonly followed: readonly string[];
}

export function findSchemaFaults(root: unknown, value: unknown): readonly SchemaFault[] {
  return faultsOf(root, value, { root, path: [], followed: [] });
}

function faultsOf(schema: unknown, value: unknown, walk: Walk): readonly SchemaFault[] {
  if (schema === false) return [{ path: walk.path, expected: 'no value', isKey: true }];
  if (!isPlainObject(schema)) return [];
  const wrongType = typeFault(schema['type'], value);
  if (wrongType !== undefined) return [{ path: walk.path, expected: wrongType }];
  return [
    ...choiceFaults(schema, value, walk),
    ...scalarFaults(schema, value).map((expected) => ({ path: walk.path, expected })),
    ...(isPlainObject(value) ? objectFaults(schema, value, walk) : []),
    ...(Array.isArray(value) ? listFaults(schema, value, walk) : []),
    ...referred(schema, value, walk),
    ...combined(schema, value, walk),
  ];
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  array: Array.isArray,
  object: isPlainObject,
  null: (value) => value === null,
};

function typeFault(type: unknown, value: unknown): string | undefined {
  const types = (Array.isArray(type) ? type : [type]).filter((each) => typeof each === 'string');
  const isAny = types.length === 0 || types.some((each) => TYPES[each]?.(value) ?? true);
  return isAny ? undefined : types.join(' or ');
}

function choiceFaults(
  { enum: choices, const: only }: PlainObject,
  value: unknown,
  { path }: Walk,
): readonly SchemaFault[] {
  const allowed = Array.isArray(choices) ? choices : only === undefined ? undefined : [only];
  // Whether two maps are alike, defaults below them decide.
  if (allowed === undefined || (typeof value === 'object' && value !== null)) return [];
  return allowed.includes(value) ? [] : [{ path, expected: allowed.map(String).join(', ') }];
}

function scalarFaults(schema: PlainObject, value: unknown): readonly string[] {
  if (typeof value === 'number') {
    return beyond(value, [schema['minimum'], schema['maximum']], ['or more', 'or less']);
  }
  if (typeof value !== 'string') return [];
  const { pattern, minLength, maxLength } = schema;
  const isMatch = typeof pattern !== 'string' || (patternOf(pattern)?.test(value) ?? true);
  return [
    ...(isMatch ? [] : [`text that matches ${pattern}`]),
    ...beyond(value.length, [minLength, maxLength], ['characters or more', 'characters or less']),
  ];
}

function beyond(
  size: number,
  [least, most]: readonly [unknown, unknown],
  [more, less]: readonly [string, string],
): readonly string[] {
  return [
    ...(typeof least === 'number' && size < least ? [`${least} ${more}`] : []),
    ...(typeof most === 'number' && size > most ? [`${most} ${less}`] : []),
  ];
}

/** Undefined for one of another dialect. */
function patternOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

function objectFaults(schema: PlainObject, value: PlainObject, walk: Walk): readonly SchemaFault[] {
  const properties = asPlainObject(schema['properties']) ?? {};
  const patterns = Object.entries(asPlainObject(schema['patternProperties']) ?? {});
  const { additionalProperties } = schema;
  return Object.entries(value).flatMap(([key, each]) => {
    const inner = { ...walk, path: [...walk.path, key] };
    const named = Object.hasOwn(properties, key) ? [properties[key]] : [];
    const matching = patterns.filter(([pattern]) => patternOf(pattern)?.test(key) ?? true);
    const own = [...named, ...matching.map(([, below]) => below)];
    if (own.length > 0) return own.flatMap((below) => faultsOf(below, each, inner));
    if (additionalProperties !== false) return faultsOf(additionalProperties, each, inner);
    const known = Object.keys(properties).join(', ');
    return [{ path: inner.path, expected: known === '' ? 'no key' : known, isKey: true as const }];
  });
}

function listFaults(
  { items }: PlainObject,
  value: readonly unknown[],
  walk: Walk,
): readonly SchemaFault[] {
  if (!isPlainObject(items)) return [];
  return value.flatMap((each, index) =>
    faultsOf(items, each, { ...walk, path: [...walk.path, index] }),
  );
}

function referred({ $ref }: PlainObject, value: unknown, walk: Walk): readonly SchemaFault[] {
  if (typeof $ref !== 'string' || !$ref.startsWith('#')) return [];
  const step = `${$ref} ${walk.path.join('/')}`;
  if (walk.followed.includes(step)) return [];
  const target = $ref
    .split('/')
    .slice(1)
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((part, key) => asPlainObject(part)?.[key], walk.root);
  return faultsOf(target, value, { ...walk, followed: [...walk.followed, step] });
}

function combined(schema: PlainObject, value: unknown, walk: Walk): readonly SchemaFault[] {
  const { allOf, anyOf, oneOf } = schema;
  const all = Array.isArray(allOf) ? allOf.flatMap((each) => faultsOf(each, value, walk)) : [];
  const choices = [anyOf, oneOf].filter((each) => Array.isArray(each) && each.length > 0);
  const none = choices.flatMap((each) => {
    const attempts = (each as readonly unknown[]).map((one) => faultsOf(one, value, walk));
    const isOpen = attempts.some((faults) => faults.length === 0);
    return isOpen ? [] : (attempts.toSorted((a, b) => a.length - b.length)[0] ?? []);
  });
  return [...all, ...none];
}
