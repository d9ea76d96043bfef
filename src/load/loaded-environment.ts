import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Folders } from '../model/folder.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Places } from './places/places.ts';
import type { Tree } from './tree.ts';

/** A validated environment, and where each part of it is written. */
export interface Valid<E> extends Places {
  readonly environment: E;
  /** Warnings about this environment. */
  readonly diagnostics: readonly Diagnostic[];
}

/** One that was read in this run. */
export interface LoadedAlone<E> extends Valid<E> {
  /** The folders of the repository that it names. */
  readonly folders: Folders;
  /** What is written of it, its layers merged, without any defaults. */
  readonly written: Tree;
  /** Its own file, and those that it extends. */
  readonly layers: readonly string[];
}

/** One among its neighbours. */
export interface Placed<E> extends Valid<E> {
  /** Each environment that was loaded, by name: those asked for, and all that these name. */
  readonly landscape: ReadonlyMap<string, E>;
  /** What it said of itself, before its neighbours were known. */
  readonly alone: readonly Diagnostic[];
}

export interface Loaded<E> extends Placed<E>, LoadedAlone<E> {}

export type LoadedEnvironment = Loaded<Environment>;

/** One that an earlier run has read, and whose files are the same since. */
export type Standing<E> = Pick<Valid<E>, 'environment' | 'diagnostics'>;

export type PlacedEnvironment = Placed<Environment>;
