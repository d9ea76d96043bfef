// Finds the place in the environment that a text of an artifact comes from.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { valueAt } from '../../../model/values/value-at.ts';

/** Shorter texts are part of others by chance. */
const TELLING_LENGTH = 8;

/** The value that is the text, at best of the same name and below `origin`; else `origin` itself. */
export function traceText(
  environment: Environment,
  origin: Path,
  { name, text }: { readonly name: string; readonly text: string },
): Path {
  const below = valueAt(environment, origin);
  const isPart = (value: string) =>
    Math.min(value.length, text.length) >= TELLING_LENGTH &&
    (value.includes(text) || text.includes(value));
  return (
    find(below, origin, (value, key) => value === text && key === name) ??
    find(below, origin, (value) => value === text) ??
    find(environment, [], (value) => value === text) ??
    find(below, origin, isPart) ??
    origin
  );
}

type Fits = (text: string, key: string | number | undefined) => boolean;

function find(value: unknown, path: Path, fits: Fits): Path | undefined {
  if (typeof value === 'string') return fits(value, path.at(-1)) ? path : undefined;
  if (!isCollection(value)) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const found = find(child, [...path, Array.isArray(value) ? Number(key) : key], fits);
    if (found) return found;
  }
  return undefined;
}

function isCollection(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}
