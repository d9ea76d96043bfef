// What has another key than before: `databases.orders` that was `databases.purchases`.
import type { Path } from '../diagnostics/diagnostic.ts';
import { resolvePath } from './resolve-path.ts';
import type { Environment } from './schema/environment.ts';

export interface Move {
  /** Where it stands now, as it is written. */
  readonly to: string;
  readonly from: string;
  /** Undefined: nothing stands there. */
  readonly path: Path | undefined;
  readonly keys: MovedKeys | undefined;
}

/** The one key in which the two differ. */
export interface MovedKeys {
  readonly now: string;
  readonly before: string;
}

export function movesOf(environment: Environment): readonly Move[] {
  return Object.entries(environment.moved).map(([to, from]) => {
    const path = resolvePath(environment, to)?.path;
    return { to, from, path, keys: path === undefined ? undefined : keysOf(path, from) };
  });
}

/** Undefined unless they differ in the last key alone. */
function keysOf(path: readonly string[], from: string): MovedKeys | undefined {
  const parent = path
    .slice(0, -1)
    .map((key) => `${key}.`)
    .join('');
  const before = from.startsWith(parent) ? from.slice(parent.length) : '';
  const now = path.at(-1) ?? '';
  return before === '' || before === now || parent === '' ? undefined : { now, before };
}

/** The name of a resource with the key before in the place of the key now; undefined where it is no part of it.
 * Of several, the one that stands for the entry: below it, further keys follow. */
export function nameBefore(
  name: string,
  { now, before }: MovedKeys,
  isBelow: boolean,
): string | undefined {
  const places = placesOf(name, now);
  const at = isBelow ? places[0] : places.at(-1);
  return at === undefined ? undefined : name.slice(0, at) + before + name.slice(at + now.length);
}

function placesOf(name: string, key: string): readonly number[] {
  const places: number[] = [];
  for (let at = name.indexOf(key); at >= 0; at = name.indexOf(key, at + 1)) {
    const isStart = at === 0 || /[-_]/.test(name[at - 1] ?? '');
    const isEnd = at + key.length === name.length || /[-_]/.test(name[at + key.length] ?? '');
    if (isStart && isEnd) places.push(at);
  }
  return places;
}
