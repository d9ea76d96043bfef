// A key that names another key.
import type { Path } from '../diagnostics/diagnostic.ts';

export interface Reference {
  readonly kind: string;
  readonly name: string;
  /** Absent: the keys of the kind of resource that goes by that name. */
  readonly among?: readonly string[];
  readonly user: string;
  readonly path: Path;
  readonly target?: 'key' | 'value';
}

// biome-ignore lint/complexity/useMaxParams: five plain facts, always in this order
export function reference(
  kind: string,
  name: string,
  among: object,
  user: string,
  path: Path,
): Reference {
  return { kind, name, among: Object.keys(among), user, path };
}

/** Names one of a kind of resource, such as a `bucket`. */
export function pointer(kind: string, name: string, user: string, path: Path): Reference {
  return { kind, name, user, path };
}
