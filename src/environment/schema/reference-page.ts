// docs/environment-reference.md: every key of an environment with its type, default and meaning, from
// the schema that validates it.
import { z } from 'zod';
import type { Json } from '../../model/artifact.ts';
import { Environment } from './schema.ts';

type Node = { readonly [key: string]: Json };

const HEADER = `# Environment reference

Every key an environment file may hold. Generated from the schema in \`src/environment/schema/schema.ts\` by
\`npm run synth\`; do not edit. \`<key>\` stands for a name of your choice: lower-case words joined by
hyphens. A key without a default has to be written somewhere: in the file, in a layer it extends, or
under \`defaults\`.
`;

export function renderReferencePage(): string {
  const root = z.toJSONSchema(Environment, { io: 'output', target: 'draft-2020-12' }) as Node;
  const input = z.toJSONSchema(Environment, { io: 'input', target: 'draft-2020-12' }) as Node;
  const sections = Object.entries(childrenOf(root)).map(([key, schema]) =>
    renderSection(key, schema, childrenOf(input)[key] ?? {}),
  );
  return `${[HEADER, ...sections].join('\n')}`;
}

function childrenOf(schema: Node): Readonly<Record<string, Node>> {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Node>>;
  // What the room load reads nobody writes.
  const written = Object.entries(properties).filter(([, child]) => child['isRead'] !== true);
  return Object.fromEntries(written);
}

interface Row {
  readonly path: string;
  readonly schema: Node;
  readonly fallback: Json | undefined;
}

function renderSection(key: string, schema: Node, input: Node): string {
  const title = `## \`${key}\`\n\n${describe(schema, input)}`;
  // `defaults` repeats the nouns; a table of it would say everything twice.
  if (key === 'defaults') return `${title}\n\nNouns: ${listKeys(schema)}.\n`;
  const rows = walk(schema, key);
  if (rows.length === 0) return `${title}\n`;
  const lines = rows.map(
    ({ path, schema: node, fallback }) =>
      `| \`${path}\` | ${cell(typeOf(node))} | ${cell(showDefault(fallback))} | ${cell(textOf(node))} |`,
  );
  return `${title}\n\n| key | type | default | meaning |\n|---|---|---|---|\n${lines.join('\n')}\n`;
}

function listKeys(schema: Node): string {
  return Object.keys(childrenOf(schema))
    .map((key) => `\`${key}\``)
    .join(', ');
}

function describe(schema: Node, input: Node): string {
  const text = textOf(schema) || textOf(input);
  return `${text || 'A map.'} Type: ${typeOf(schema)}.`;
}

function walk(schema: Node, path: string): readonly Row[] {
  const target = unwrap(schema);
  const own = kindsOf(target).flatMap((kind) =>
    Object.entries(childrenOf(kind)).flatMap(([key, child]) => {
      const at = `${path}.${key}`;
      const row = { path: at, schema: child, fallback: child['default'] };
      return [row, ...walk(child, at)];
    }),
  );
  const entries = target['additionalProperties'];
  if (entries === undefined || typeof entries !== 'object' || entries === null) return own;
  return [...own, ...walk(entries as Node, `${path}.<key>`)];
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

function textOf(schema: Node): string {
  const text = schema['description'] ?? unwrap(schema)['description'] ?? '';
  return typeof text === 'string' ? text : '';
}

function typeOf(schema: Node): string {
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

function showDefault(value: Json | undefined): string {
  if (value === undefined) return '';
  if (value === null) return 'none';
  return `\`${JSON.stringify(value)}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
