// What the default values of a chart are, without what they are set to.

/** `unset`: empty text, which charts write where anything short may stand. */
export type ValueType = 'text' | 'number' | 'boolean' | 'list' | 'map' | 'unset';
export type ValueTypes = { readonly [key: string]: ValueType | ValueTypes };

/** Keys without a default say nothing of their type, so they are left out. */
export function typesOf(values: Readonly<Record<string, unknown>>): ValueTypes {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, typeOf(value)]),
  );
}

/** `over` on top of `under`. */
export function mergeTypes(under: ValueTypes, over: ValueTypes): ValueTypes {
  const merged = Object.entries(over).map(([key, type]) => {
    const below = under[key];
    const isBoth = typeof type === 'object' && typeof below === 'object';
    return [key, isBoth ? mergeTypes(below, type) : type] as const;
  });
  return { ...under, ...Object.fromEntries(merged) };
}

/** What a schema says, for keys without a default; of several types only if all but one are null. */
export function typesOfSchema(schema: Schema | undefined): ValueTypes {
  return Object.fromEntries(
    Object.entries(schema?.properties ?? {}).flatMap(([key, below]) => {
      const type = typeOfSchema(below);
      return type === undefined ? [] : [[key, type]];
    }),
  );
}

export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

const SCHEMA_TYPES: Readonly<Record<string, ValueType>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'map',
};

function typeOfSchema(schema: Schema): ValueType | ValueTypes | undefined {
  const below = typesOfSchema(schema);
  if (Object.keys(below).length > 0) return below;
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  return types.length === 1 ? SCHEMA_TYPES[types[0] ?? ''] : undefined;
}

function typeOf(value: unknown): ValueType | ValueTypes {
  if (value === '') return 'unset';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'list';
  const types = typesOf(value as Readonly<Record<string, unknown>>);
  return Object.keys(types).length === 0 ? 'map' : types;
}
