// Every key that an environment may hold, from the schema that validates it.
import { z } from 'zod';
import type { Json } from '../../model/artifact.ts';
import { keepWords, limitsOf, type Node } from './limits.ts';
import { Environment } from './schema.ts';

/** One key; `<key>` stands in its path for a name of the user's choice. */
export interface SchemaKey {
  readonly path: string;
  readonly type: string;
  readonly limits: readonly string[];
  readonly fallback: Json | undefined;
  readonly text: string;
}

/** As it is after loading, with the words that values are refused with. */
export function environmentSchema(): Node {
  return z.toJSONSchema(Environment, {
    io: 'output',
    target: 'draft-2020-12',
    override: keepWords,
  }) as Node;
}

export function childrenOf(schema: Node): Readonly<Record<string, Node>> {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Node>>;
  // What the room load reads nobody writes.
  const written = Object.entries(properties).filter(([, child]) => child['isRead'] !== true);
  return Object.fromEntries(written);
}

/** Those below a key. */
export function keysBelow(schema: Node, path: string): readonly SchemaKey[] {
  const target = unwrap(schema);
  const own = kindsOf(target).flatMap((kind) =>
    Object.entries(childrenOf(kind)).flatMap(([key, child]) => {
      const at = `${path}.${key}`;
      const row = schemaKey(at, child);
      return [row, ...keysBelow(child, at)];
    }),
  );
  const entries = target['additionalProperties'];
  if (entries === undefined || typeof entries !== 'object' || entries === null) return own;
  return [...own, ...keysBelow(entries as Node, `${path}.<key>`)];
}

/** The alternatives of a choice by `kind`, or the schema itself; each begins with its own kind. */
function kindsOf(schema: Node): readonly Node[] {
  const options = solidOptions(schema);
  return options.some((option) => childrenOf(option)['kind']) ? options : [schema];
}

/** Alternatives that are not null, without the nesting that a nullable choice has. */
function solidOptions(schema: Node): readonly Node[] {
  const options = schema['oneOf'] ?? schema['anyOf'];
  if (!Array.isArray(options)) return [];
  return (options as readonly Node[])
    .filter((option) => option['type'] !== 'null')
    .flatMap((option) => (option['oneOf'] ? solidOptions(option) : [option]));
}

/** The part of a nullable schema that is not null. */
function unwrap(schema: Node): Node {
  const options = schema['anyOf'];
  if (!Array.isArray(options)) return schema;
  const solid = (options as readonly Node[]).filter((option) => option['type'] !== 'null');
  return solid.length === 1 ? (solid[0] ?? schema) : schema;
}

function schemaKey(path: string, schema: Node): SchemaKey {
  return {
    path,
    type: typeOf(schema),
    limits: limitsOf(unwrap(schema)),
    fallback: schema['default'],
    text: textOf(schema),
  };
}

export function textOf(schema: Node): string {
  const text = schema['description'] ?? unwrap(schema)['description'] ?? '';
  return typeof text === 'string' ? text : '';
}

export function typeOf(schema: Node): string {
  const target = unwrap(schema);
  const { enum: options, const: constant, type, anyOf, oneOf, items } = target;
  if (Array.isArray(oneOf)) return 'object, by its `kind`';
  if (Array.isArray(options)) return options.map((option) => `\`${String(option)}\``).join(', ');
  if (constant !== undefined) return `\`${String(constant)}\``;
  if (Array.isArray(anyOf)) return (anyOf as readonly Node[]).map(typeOf).join(' or ');
  if (type === 'array') return `list of ${typeOf((items ?? {}) as Node)}`;
  if (type === 'object') return target['additionalProperties'] ? 'map' : 'object';
  if (type === 'string') return 'text';
  if (type === 'integer') return 'whole number';
  return typeof type === 'string' ? type : 'anything';
}
