// Which keys a field most likely comes from.

import type { Path } from '../../diagnostics/diagnostic.ts';
import { entryDefaults } from '../../environment/tier.ts';
import type { Key } from '../keys/key.ts';

export interface Ranked {
  readonly key: Key;
  readonly near: number;
  readonly alike: number;
}

export interface Wanted {
  /** The part of the environment that makes it. */
  readonly origin: Path;
  readonly path: Path;
  readonly value: unknown;
}

/** The nearest first. */
export function ranked(keys: readonly Key[], wanted: Wanted): readonly Ranked[] {
  const all = keys.map((key) => ({
    key,
    near: nearness(key, wanted),
    alike: likeness(key, wanted),
  }));
  return all.toSorted((a, b) => b.near + b.alike - a.near - a.alike);
}

function nearness({ path }: Key, { origin }: Wanted): number {
  const shared = sharedBy(path, origin);
  if (origin.length > 0 && shared === origin.length) return 4;
  if (path[0] === 'defaults' && nounsOf(origin).includes(String(path[1]))) return 3;
  if (shared >= 2) return 3;
  return path.length <= 2 || shared === 1 ? 1 : 0;
}

function nounsOf(origin: Path): readonly string[] {
  return entryDefaults
    .filter(({ collection }) => origin.join('.').startsWith(collection))
    .map(({ defaults }) => defaults);
}

function sharedBy(one: Path, other: Path): number {
  const at = one.findIndex((segment, place) => String(segment) !== String(other[place]));
  return at < 0 ? one.length : at;
}

/** Whether its value stands in the field, and its name is that of the field. */
function likeness({ path, type, value }: Key, wanted: Wanted): number {
  const text =
    typeof wanted.value === 'string' ? wanted.value : JSON.stringify(wanted.value ?? null);
  const own = String(value);
  const isTelling = own.length > 1 || typeof value === 'number';
  const named = type === 'name' ? 0 : nameLikeness(path, wanted.path);
  if (value !== null && own === text) return 4 + named;
  if (isTelling && value !== null && holds(text, own)) return (own.length > 2 ? 3 : 1) + named;
  return named;
}

/** Whatever the case, and whether words are joined by dashes or by underscores. */
export function holds(text: string, part: string): boolean {
  const at = text.indexOf(part);
  if (at < 0) return part.length > 3 && plain(text).includes(plain(part));
  const isWord = (letter: string | undefined) => letter !== undefined && /[A-Za-z0-9]/.test(letter);
  return !isWord(text[at - 1]) && !isWord(text[at + part.length]);
}

function plain(text: string): string {
  return text.replaceAll('_', '-').toLowerCase();
}

function nameLikeness(one: Path, other: Path): number {
  const [a, b] = [lastWord(one), lastWord(other)];
  if (a === '' || b === '') return 0;
  if (a === b) return 3;
  return a.length > 2 &&
    b.length > 2 &&
    (a.endsWith(b) || b.endsWith(a) || a.startsWith(b) || b.startsWith(a))
    ? 2
    : 0;
}

function lastWord(path: Path): string {
  const last = path.findLast((segment) => typeof segment === 'string');
  return String(last ?? '')
    .replaceAll(/[_-]/g, '')
    .toLowerCase();
}
