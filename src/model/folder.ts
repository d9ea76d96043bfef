// Folders of the user's own in the repository, which the load room reads and hands on as text.
import type { Path } from '../diagnostics/diagnostic.ts';

/** A folder that an environment names, relative to the root of the repository. */
export interface FolderUse {
  readonly folder: string;
  /** Where it is named. */
  readonly path: Path;
  /** Where it cannot be read, somebody else says so. */
  readonly isOptional?: boolean;
}

/** Texts by path below the folder, in the order of paths. */
export type Folder = ReadonlyMap<string, string>;

/** By path relative to the root of the repository. */
export type Folders = ReadonlyMap<string, Folder>;
