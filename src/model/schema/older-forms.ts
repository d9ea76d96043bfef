// What is written otherwise than in an earlier version. The older form counts until it ends, with a warning;
// `migrate` writes the newer one. As data, so that what is read and what is rewritten cannot come apart.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../artifact.ts';

export interface OlderForm {
  /** Dotted, as it was; `*` stands for a key of a user's choice. */
  readonly path: string;
  readonly now: NewerForm;
  /** The version that brought the newer form. */
  readonly since: string;
  /** The day after which the older one is refused. */
  readonly ends: string;
}

export type NewerForm = Renamed | Reworded | Nested | Keyed;

/** The last key has another name; those above stay. */
export interface Renamed {
  readonly key: string;
  /** What a number is multiplied by, where the name says another unit. */
  readonly times?: number;
}

/** Some words have others in their place. */
export interface Reworded {
  readonly words: Readonly<Record<string, string>>;
}

/** What stood there, and is no map, stands under this key of one. */
export interface Nested {
  readonly under: string;
}

/** Items of a list are the keys of a map, each with this value. */
export interface Keyed {
  readonly each: Json;
}

/** None since 0.1.0. One that builds on another stands behind it, and names the path that the first one leads to. */
export const olderForms: readonly OlderForm[] = [];

/** Whether a path is what the pattern says. */
export function isOf({ path: pattern }: OlderForm, path: Path): boolean {
  const keys = pattern.split('.');
  return (
    keys.length === path.length && keys.every((key, at) => key === '*' || key === String(path[at]))
  );
}

/** Undefined: it is none of the words. */
export function wordNow({ words }: Reworded, value: unknown): string | undefined {
  return typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined;
}

/** In the unit that the newer name says; what is no number stays. */
export function inNewUnit<T>({ times = 1 }: Renamed, value: T): T | number {
  // Factors such as 0.1 have no exact number.
  return typeof value === 'number' ? Number((value * times).toPrecision(12)) : value;
}
