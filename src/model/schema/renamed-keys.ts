// Keys that have another name than in an earlier version. The old name counts until it ends, with a warning;
// `migrate` writes the new one.

export interface RenamedKey {
  /** Dotted; `*` stands for a key of a user's choice. */
  readonly from: string;
  /** Its last key now; those above stay. */
  readonly to: string;
  /** The version that brought the new name. */
  readonly since: string;
  /** The day after which the old one is refused. */
  readonly ends: string;
}

/** None since 0.1.0. */
export const renamedKeys: readonly RenamedKey[] = [];

/** Whether a path is what the pattern says. */
export function isRenamed({ from }: RenamedKey, path: readonly (string | number)[]): boolean {
  const pattern = from.split('.');
  return (
    pattern.length === path.length &&
    pattern.every((key, at) => key === '*' || key === String(path[at]))
  );
}
