// docs/environment-reference.md: every key of an environment with its type, default and meaning, from
// the schema that validates it.

import { z } from 'zod';
import type { Json } from '../../model/artifact.ts';
import { cell } from '../../model/page/markdown.ts';
import type { Node } from './limits.ts';
import { Environment } from './schema.ts';
import {
  childrenOf,
  environmentSchema,
  keysBelow,
  type SchemaKey,
  textOf,
  typeOf,
} from './schema-keys.ts';
import { type TierFallback, tierFallbacks } from './tier-keys.ts';

const HEADER = `# Environment reference

Every key an environment file may hold, as the schema has it that files are held against; \`synth\` writes this
page, so do not edit it. \`<key>\` stands for a name of your choice: lower-case words joined by hyphens, at most
40 characters. A key without a default has to be written somewhere: in the file, in a [layer](how-to/add-an-environment.md#layers) it extends, or under
\`defaults\`. What a [tier](#tier) gives instead of a default stands behind it. Limits are those of the value
alone; what is asked of it beside others stands in [what-is-checked.md](what-is-checked.md), and an example of
every key in [key-examples.md](key-examples.md).
`;

const ofTiers = tierFallbacks();

export function renderReferencePage(): string {
  const root = environmentSchema();
  const input = z.toJSONSchema(Environment, { io: 'input', target: 'draft-2020-12' }) as Node;
  const sections = Object.entries(childrenOf(root)).map(([key, schema]) =>
    key === 'tier'
      ? `${titleOf(key, schema)}\n\n${renderTiers(root)}`
      : renderSection(key, schema, childrenOf(input)[key] ?? {}),
  );
  return `${[HEADER, ...sections].join('\n')}`;
}

function renderSection(key: string, schema: Node, input: Node): string {
  const title = titleOf(key, schema, input);
  // `defaults` repeats the nouns; a table of it would say everything twice.
  if (key === 'defaults') return `${title}\n\nNouns: ${listKeys(schema)}.\n`;
  const rows = keysBelow(schema, key);
  if (rows.length === 0) return `${title}\n`;
  const lines = rows.map((row) => {
    const { path, type, limits, text } = row;
    const fallback = `${showDefault(row.fallback)}${showTiers(row)}`;
    const cells = [type, limits.join('; '), fallback, text].map(cell);
    return `| \`${path}\` | ${cells.join(' | ')} |`;
  });
  return `${title}\n\n| key | type | limits | default | meaning |\n|---|---|---|---|---|\n${lines.join('\n')}\n`;
}

function titleOf(key: string, schema: Node, input: Node = {}): string {
  return `## \`${key}\`\n\n${describe(schema, input)} [Example](${exampleOf(key)}).`;
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

/** What a tier gives instead. */
function showTiers({ path, fallback }: SchemaKey): string {
  const { staging, development } = givenBy(path, fallback);
  if (staging === undefined && development === undefined) return '';
  if (String(staging) === String(development)) {
    return `; development and staging: ${showDefault(staging)}`;
  }
  const given = Object.entries({ staging, development }).filter(([, value]) => value !== undefined);
  return given.map(([tier, value]) => `; ${tier}: ${showDefault(value)}`).join('');
}

/** Without what the schema gives as well. */
function givenBy(path: string, fallback: Json | undefined): TierFallback {
  const given = Object.entries(ofTiers.get(path) ?? {});
  return Object.fromEntries(given.filter(([, value]) => value !== fallback));
}

function renderTiers(root: Node): string {
  const keys = Object.entries(childrenOf(root))
    .filter(([key]) => key !== 'defaults')
    .flatMap(([key, schema]) => keysBelow(schema, key));
  const lines = keys.flatMap(({ path, fallback }) => {
    const given = givenBy(path, fallback);
    if (Object.keys(given).length === 0) return [];
    const { staging = fallback, development = fallback } = given;
    const cells = [fallback, staging, development].map(showDefault).map(cell);
    return [`| \`${path}\` | ${cells.join(' | ')} |`];
  });
  const head = '| key | production, shared | staging | development |\n|---|---|---|---|\n';
  return `What nobody writes is\n\n${head}${lines.join('\n')}\n`;
}

function showDefault(value: Json | undefined): string {
  if (value === undefined) return '';
  if (value === null) return 'none';
  return `\`${JSON.stringify(value)}\``;
}
