// A key that names another key.
import type { Path } from '../diagnostics/diagnostic.ts';

export interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly among: readonly string[];
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
