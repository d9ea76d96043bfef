// Canonical Terraform JSON: sorted keys, two spaces, a final newline.
import { isPlainObject, type PlainObject } from '../../model/values/plain-object.ts';
import { assertWellFormed, describeValue, serializeNumber } from './plain-data.ts';

/** The order in which a Terraform reader looks for them; any other key follows, sorted. */
const BLOCKS = [
  '//',
  'terraform',
  'provider',
  'variable',
  'locals',
  'data',
  'ephemeral',
  'resource',
  'output',
] as const;

export function serializeTerraform(document: PlainObject): string {
  const keys = Object.keys(document).sort();
  const blocks = BLOCKS.filter((block) => Object.hasOwn(document, block));
  const rest = keys.filter((key) => !BLOCKS.some((block) => block === key));
  return `${serializeObject(document, [...blocks, ...rest], '\n')}\n`;
}

/** Keeps the order of keys, which in a schema is the order of its documentation. */
export function serializeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function serializeObject(object: PlainObject, keys: readonly string[], margin: string): string {
  const inner = `${margin}  `;
  const entries: string[] = [];
  for (const key of keys) {
    if (object[key] === undefined) continue;
    entries.push(`${serializeText(key)}: ${serializeValue(object[key], inner)}`);
  }
  return entries.length === 0 ? '{}' : `{${inner}${entries.join(`,${inner}`)}${margin}}`;
}

function serializeValue(value: unknown, margin: string): string {
  if (typeof value === 'string') return serializeText(value);
  if (typeof value === 'number') return serializeNumber(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return serializeArray(value, margin);
  if (isPlainObject(value)) return serializeObject(value, Object.keys(value).sort(), margin);
  throw new Error(`not plain data: ${describeValue(value)}`);
}

function serializeArray(items: readonly unknown[], margin: string): string {
  if (items.length === 0) return '[]';
  const inner = `${margin}  `;
  const written = Array.from(items, (item) => serializeValue(item, inner));
  return `[${inner}${written.join(`,${inner}`)}${margin}]`;
}

function serializeText(text: string): string {
  assertWellFormed(text);
  return JSON.stringify(text);
}
