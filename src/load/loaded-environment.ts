import type { Diagnostic, Path, Position } from '../diagnostics/diagnostic.ts';
import type { Environment } from '../model/schema/environment.ts';

/** One validated environment, and where each part of it is written. */
export interface Loaded<E> {
  /** `<system>/<environment>`, for example `learning-hub/prod`. */
  readonly name: string;
  /** Relative to the root, with forward slashes: `environments/learning-hub/prod.yaml`. */
  readonly file: string;
  readonly environment: E;
  /** Absent keys and defaults of the schema resolve to the key of the nearest parent. */
  readonly locate: (path: Path, target: 'key' | 'value') => Position | undefined;
  /** Warnings about this environment. */
  readonly diagnostics: readonly Diagnostic[];
}

export type LoadedEnvironment = Loaded<Environment>;
