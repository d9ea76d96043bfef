// The one shape of a finding about user input, and how stages hand findings on. Data only; wording
// lives in the catalogue, positions are attached by the load room.
import { type CatalogueArgs, type Code, catalogue } from './catalogue.ts';
import type { Severity } from './entry.ts';

/** 1-based; columns count UTF-16 code units, as editors do. `endColumn` is exclusive. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Stands for a file as a whole; views draw no frame for it. */
export function wholeFile(file: string): Position {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** Keys from the root of an environment, e.g. `['services', 'cart-service', 'port']`. */
export type Path = readonly (string | number)[];

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly args: Readonly<Record<string, unknown>>;
  /** Where in the environment the fault lies; `at` is derived from it once a file is known. */
  readonly path?: Path;
  /** Whether `path` means its key or its value. A value that is absent resolves to its parent's key. */
  readonly target?: 'key' | 'value';
  readonly at?: Position;
  /** The lines at `at` hold a secret, so no view may quote them. */
  readonly hidesSource?: true;
}

/** What a stage returns: a value when nothing in `diagnostics` is an error, never both missing. */
export type Result<T> =
  | { readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly value?: undefined; readonly diagnostics: readonly Diagnostic[] };

interface Where {
  readonly path?: Path;
  readonly target?: 'key' | 'value';
  readonly at?: Position;
}

/** Builds a diagnostic of a catalogued code; the argument names are checked against its entry. */
export function diagnostic<C extends Code>(
  code: C,
  args: CatalogueArgs<C>,
  where: Where = {},
): Diagnostic {
  return { code, severity: catalogue[code].severity, args, ...where };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((entry) => entry.severity === 'error');
}
