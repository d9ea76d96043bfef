// Which codes are reported at which key, or because of it at another one.
import type { Diagnostic, Path } from '../../src/diagnostics/diagnostic.ts';
import type { SchemaPaths } from './schema-paths.ts';

export class Codes {
  readonly #keyOf: SchemaPaths['keyOf'];
  readonly #at = new Map<string, Set<string>>();
  readonly #becauseOf = new Map<string, Set<string>>();

  constructor({ keyOf }: SchemaPaths) {
    this.#keyOf = keyOf;
  }

  keyOf(path: Path): string | undefined {
    return this.#keyOf(path);
  }

  /** What was found at its path, and `cause` is the key that was given another value. */
  add({ code, path }: Diagnostic, cause?: string): void {
    const key = this.#keyOf(path ?? []);
    if (key !== undefined) entryOf(this.#at, key).add(code);
    if (cause !== undefined && cause !== key) entryOf(this.#becauseOf, cause).add(code);
  }

  at(key: string): readonly string[] {
    return [...(this.#at.get(key) ?? [])].sort();
  }

  becauseOf(key: string): readonly string[] {
    const own = this.#at.get(key);
    return [...(this.#becauseOf.get(key) ?? [])].filter((code) => !own?.has(code)).sort();
  }

  has(code: string): boolean {
    return [...this.#at.values()].some((codes) => codes.has(code));
  }
}

function entryOf(codes: Map<string, Set<string>>, key: string): Set<string> {
  const known = codes.get(key) ?? new Set();
  codes.set(key, known);
  return known;
}
