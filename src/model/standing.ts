// What an environment has of a kind, told apart by who keeps it.

interface Keepable {
  readonly existing: object | null;
}

/** Those that the environment makes itself. */
export function madeEntries<E extends Keepable>(
  entries: Readonly<Record<string, E>>,
): readonly (readonly [key: string, entry: E])[] {
  return Object.entries(entries).filter(([, { existing }]) => existing === null);
}

/** Those that stand already, with what is written of them. */
export function standingEntries<E extends Keepable>(
  entries: Readonly<Record<string, E>>,
): readonly (readonly [key: string, existing: NonNullable<E['existing']>, entry: E])[] {
  return Object.entries(entries).flatMap(([key, entry]) =>
    entry.existing === null ? [] : [[key, entry.existing, entry] as const],
  );
}
