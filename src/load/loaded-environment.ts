import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Folders } from '../model/folder.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Places } from './places/places.ts';
import type { Tree } from './tree.ts';

/** One validated environment, and where each part of it is written. */
export interface Loaded<E> extends Places {
  readonly environment: E;
  /** The folders of the repository that it names. */
  readonly folders: Folders;
  /** Each environment that was loaded, by name: those asked for, and all that these name. */
  readonly landscape: ReadonlyMap<string, E>;
  /** What is written of it, its layers merged, without any defaults. */
  readonly written: Tree;
  /** Warnings about this environment. */
  readonly diagnostics: readonly Diagnostic[];
}

export type LoadedEnvironment = Loaded<Environment>;

/** As it is before its neighbours are known. */
export type LoadedAlone<E> = Omit<Loaded<E>, 'landscape'>;
