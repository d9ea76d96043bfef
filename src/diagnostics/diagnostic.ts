// The one shape of a finding about user input, and how stages hand findings on. Data only: a finding
// takes its words along from the catalogue of its code, positions are attached by the load room.
import { catalogue } from './catalogue.ts';
import type { Catalogue, Entry, Severity } from './entry.ts';
import { namedLetter } from './look-alike.ts';

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

/** A second place that a finding is about, such as that of the value it contradicts. */
export interface Related {
  /** What stands there, such as `network.cidr` or `host of load balancer main`. */
  readonly what: string;
  readonly path?: Path;
  /** Whose path it is, such as `shop/hub`; absent: of the one that is asked about. */
  readonly environment?: string;
  readonly target?: 'key' | 'value';
  /** Derived from `path`, as that of a diagnostic is. */
  readonly at?: Position;
}

export interface Diagnostic {
  /** Such as `model/port-duplicate`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly args: Readonly<Record<string, unknown>>;
  /** Where in the environment the fault lies; `at` is derived from it once a file is known. */
  readonly path?: Path;
  /** Whether `path` means its key or its value. A value that is absent resolves to its parent's key. */
  readonly target?: 'key' | 'value';
  readonly at?: Position;
  /** In the order in which they are shown. */
  readonly related?: readonly Related[];
  /** Where `at` is in a file that environments share: those that have the finding. */
  readonly environments?: readonly string[];
  /** The lines at `at` hold a secret, so no view may quote them. */
  readonly hidesSource?: true;
}

/** What a stage returns: a value when nothing in `diagnostics` is an error, never both missing. */
export type Result<T> =
  | { readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly value?: undefined; readonly diagnostics: readonly Diagnostic[] };

export interface Where {
  readonly path?: Path;
  readonly target?: 'key' | 'value';
  readonly at?: Position;
  readonly related?: readonly Related[];
}

type ArgsOf<E> = E extends Entry<infer Args extends object> ? Args : never;

/** Builds diagnostics of the codes of one catalogue; argument names are checked against the entry. */
export function reporterOf<C extends Catalogue>(codes: C) {
  return <K extends keyof C & string>(
    code: K,
    args: ArgsOf<C[K]>,
    where: Where = {},
  ): Diagnostic => {
    // The arguments are those of this very entry.
    const { severity, message, hint } = codes[code] as unknown as Entry<ArgsOf<C[K]>>;
    return {
      code,
      severity,
      message: message(args),
      hint: namedLetter(message(args), hint?.(args) ?? 'Change what stands here'),
      args: args as Readonly<Record<string, unknown>>,
      ...where,
    };
  };
}

/** Builds a diagnostic of a code of the rooms. */
export const diagnostic = reporterOf(catalogue);

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((entry) => entry.severity === 'error');
}
