// What is committed at the merge base. Texts are read only where they are asked for.

export interface Base {
  /** The commit, shortened as people write it. */
  readonly revision: string;
  /** Ids of the contents, as git has them, by path below the root. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Whether this program, and what it brings, is the one that was committed there. */
  readonly isProgramSame: () => boolean;
  /** Texts of the paths that there are. */
  readonly read: (paths: readonly string[]) => ReadonlyMap<string, string>;
}
