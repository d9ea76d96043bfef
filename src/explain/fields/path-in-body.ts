// A field as somebody writes it, such as spec.containers[web].image → its path in a body.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { entryOf } from '../../model/values/value-at.ts';
import { opened } from '../../review/fields/field-changes.ts';

export type FoundPath =
  | { readonly path: Path }
  /** What is there instead of the first part that is not. */
  | { readonly missing: string; readonly known: readonly string[] };

/** Keys may have dots and slashes in them: the longest one that fits counts. Brackets hold a place, or a name. */
export function pathInBody(body: unknown, field: string): FoundPath {
  let value = body;
  let rest = field.replace(/^[.$]+/, '');
  const path: (string | number)[] = [];
  while (rest !== '') {
    value = opened(value);
    const next = Array.isArray(value) ? itemOf(value, rest) : memberOf(value, rest);
    if (next === undefined) return { missing: rest, known: keysIn(value) };
    path.push(next.key);
    value = entryOf(value, next.key);
    rest = next.rest;
  }
  return { path };
}

interface Next {
  readonly key: string | number;
  readonly rest: string;
}

function memberOf(value: unknown, text: string): Next | undefined {
  if (!isPlainObject(value)) return undefined;
  const [, quoted, behind = ''] = /^\[?["']?([^"'\]]+)["']?\]\.?(.*)$/.exec(text) ?? [];
  if (quoted !== undefined && Object.hasOwn(value, quoted)) return { key: quoted, rest: behind };
  const fits = Object.keys(value)
    .filter((key) => text === key || text.startsWith(`${key}.`) || text.startsWith(`${key}[`))
    .toSorted((a, b) => b.length - a.length);
  const [key] = fits;
  return key === undefined ? undefined : { key, rest: text.slice(key.length).replace(/^\./, '') };
}

function itemOf(items: readonly unknown[], text: string): Next | undefined {
  const [, inner = '', rest = ''] =
    /^\[?([^\].]+(?:\.[^\].]+)*?)(?:\]\.?|\.|$)(.*)$/.exec(text) ?? [];
  const place = /^\d+$/.test(inner)
    ? Number(inner)
    : items.findIndex((item) => isNamed(item, inner));
  if (place >= 0 && place < items.length) return { key: place, rest };
  // The list of one that blocks of Terraform are.
  return items.length === 1 && memberOf(items[0], text) ? { key: 0, rest: text } : undefined;
}

const NAMES = [
  'name',
  'Sid',
  'sid',
  'id',
  'key',
  'host',
  'alert',
  'mountPath',
  'port',
  'containerPort',
];

function isNamed(item: unknown, name: string): boolean {
  return NAMES.some((key) => String(entryOf(item, key)) === name);
}

function keysIn(value: unknown): readonly string[] {
  if (Array.isArray(value))
    return value.map((item, place) =>
      String(NAMES.map((key) => entryOf(item, key)).find(Boolean) ?? place),
    );
  return isPlainObject(value) ? Object.keys(value) : [];
}
