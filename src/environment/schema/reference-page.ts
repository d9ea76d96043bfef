// docs/environment-reference.md: every key of an environment with its type, default and meaning, from
// the schema that validates it.

import { z } from 'zod';
import type { Json } from '../../model/artifact.ts';
import { cell } from '../../model/page/markdown.ts';
import type { Node } from './limits.ts';
import { Environment } from './schema.ts';
import { childrenOf, environmentSchema, keysBelow, textOf, typeOf } from './schema-keys.ts';

const HEADER = `# Environment reference

Every key an environment file may hold. Generated from the schema in \`src/environment/schema/schema.ts\` by
\`npm run synth\`; do not edit. \`<key>\` stands for a name of your choice: lower-case words joined by
hyphens, at most 40 characters. A key without a default has to be written somewhere: in the file, in a layer
it extends, or under \`defaults\`. Limits are those of the value alone; what is asked of it beside others
stands in [what-is-checked.md](what-is-checked.md), and an example of every key in [key-examples.md](key-examples.md).
`;

export function renderReferencePage(): string {
  const root = environmentSchema();
  const input = z.toJSONSchema(Environment, { io: 'input', target: 'draft-2020-12' }) as Node;
  const sections = Object.entries(childrenOf(root)).map(([key, schema]) =>
    renderSection(key, schema, childrenOf(input)[key] ?? {}),
  );
  return `${[HEADER, ...sections].join('\n')}`;
}

function renderSection(key: string, schema: Node, input: Node): string {
  const title = `## \`${key}\`\n\n${describe(schema, input)} [Example](${exampleOf(key)}).`;
  // `defaults` repeats the nouns; a table of it would say everything twice.
  if (key === 'defaults') return `${title}\n\nNouns: ${listKeys(schema)}.\n`;
  const rows = keysBelow(schema, key);
  if (rows.length === 0) return `${title}\n`;
  const lines = rows.map(({ path, type, limits, fallback, text }) => {
    const cells = [type, limits.join('; '), showDefault(fallback), text].map(cell);
    return `| \`${path}\` | ${cells.join(' | ')} |`;
  });
  return `${title}\n\n| key | type | limits | default | meaning |\n|---|---|---|---|---|\n${lines.join('\n')}\n`;
}

/** What stands at the top of a file is shown together. */
function exampleOf(key: string): string {
  const section = ['environment', 'title', 'tier'].includes(key) ? 'system' : key.toLowerCase();
  return `key-examples.md#${section}`;
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

function showDefault(value: Json | undefined): string {
  if (value === undefined) return '';
  if (value === null) return 'none';
  return `\`${JSON.stringify(value)}\``;
}
