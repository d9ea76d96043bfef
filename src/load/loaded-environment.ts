import type { Diagnostic, Path, Position } from '../diagnostics/diagnostic.ts';
import type { Folders } from '../model/folder.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Tree } from './tree.ts';

/** One validated environment, and where each part of it is written. */
export interface Loaded<E> {
  /** `<system>/<environment>`, for example `learning-hub/prod`. */
  readonly name: string;
  /** Relative to the root, with forward slashes: `environments/learning-hub/prod.yaml`. */
  readonly file: string;
  readonly environment: E;
  /** The folders of the repository that it names. */
  readonly folders: Folders;
  /** Each environment that was loaded, by name: those asked for, and all that these name. */
  readonly landscape: ReadonlyMap<string, E>;
  /** Absent keys and defaults of the schema resolve to the key of the nearest parent. */
  readonly locate: (path: Path, target: 'key' | 'value') => Position | undefined;
  /** What is written of it, its layers merged, without any defaults. */
  readonly written: Tree;
  /** Warnings about this environment. */
  readonly diagnostics: readonly Diagnostic[];
}

export type LoadedEnvironment = Loaded<Environment>;

/** As it is before its neighbours are known. */
export type LoadedAlone<E> = Omit<Loaded<E>, 'landscape'>;

/** Gives a finding that has a path only the position of what stands there. */
export function locateIn(
  { locate }: Pick<Loaded<unknown>, 'locate'>,
  found: Diagnostic,
): Diagnostic {
  if (found.path === undefined || found.at !== undefined) return found;
  const at = locate(found.path, found.target ?? 'value');
  return at === undefined ? found : { ...found, at };
}
