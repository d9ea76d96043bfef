// Canonical YAML of one Kubernetes object: block style, two spaces, no folding, no anchors. The
// `yaml` package takes eight times as long and leaves `=` and `0o17` for other readers to misread.

import { isPlainObject, type PlainObject } from '../../model/values/plain-object.ts';
import { orderKeys } from './order-keys.ts';
import { describeValue, serializeNumber } from './plain-data.ts';
import { fitsLiteral, serializeLiteral, serializeText } from './serialize-text.ts';

/** Longer keys need the `? ` form: https://yaml.org/spec/1.2.2/#742-flow-mappings. */
const IMPLICIT_KEY_MAX = 1000;

/** Leaves out undefined members; throws on whatever is not plain data. */
export function serializeYaml(object: PlainObject): string {
  return `${serializeNode(object, '\n', '')}\n`;
}

/** `margin` is a newline and the blanks before the lines of this node, whose first has none. */
function serializeNode(value: unknown, margin: string, parent: string): string {
  if (typeof value === 'string') {
    return fitsLiteral(value) ? serializeLiteral(value, margin) : serializeText(value);
  }
  if (typeof value === 'number') return serializeNumber(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return serializeSequence(value, margin);
  if (isPlainObject(value)) return serializeMapping(value, margin, parent);
  throw new Error(`not plain data: ${describeValue(value)} below "${parent}"`);
}

function serializeSequence(items: readonly unknown[], margin: string): string {
  if (items.length === 0) return '[]';
  const inner = `${margin}  `;
  return Array.from(items, (item) => `- ${serializeNode(item, inner, '')}`).join(margin);
}

function serializeMapping(object: PlainObject, margin: string, parent: string): string {
  const entries: string[] = [];
  for (const key of orderKeys(object, parent)) {
    const value = object[key];
    if (value !== undefined) entries.push(serializeEntry(key, value, margin));
  }
  return entries.length === 0 ? '{}' : entries.join(margin);
}

function serializeEntry(key: string, value: unknown, margin: string): string {
  const inner = `${margin}  `;
  const text = serializeText(key);
  const head = text.length > IMPLICIT_KEY_MAX ? `? ${text}${margin}:` : `${text}:`;
  const node = serializeNode(value, inner, key);
  return startsOnOwnLine(value, node) ? `${head}${inner}${node}` : `${head} ${node}`;
}

function startsOnOwnLine(value: unknown, node: string): boolean {
  return typeof value === 'object' && value !== null && node !== '{}' && node !== '[]';
}
