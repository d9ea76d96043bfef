// What tells resources of one type apart in AWS. Two of them stand side by side, as when a new one is made
// before the old one goes, only where that differs.
import data from './terraform-names.json' with { type: 'json' };

/** What each member means stands in the data. */
export interface Naming {
  readonly identity: readonly string[];
  readonly scope: string;
  readonly name?: string;
  readonly heldBy?: readonly string[];
}

const RESOURCES: Readonly<Record<string, Naming>> = data.resources;

/** Undefined for a type that we do not know. */
export function namingOf(type: string): Naming | undefined {
  return RESOURCES[type];
}

type Body = Readonly<Record<string, unknown>>;

/** Whether AWS would refuse one with the second body while one with the first stands. */
export function collides(type: string, before: Body, after: Body): boolean {
  const { identity = [], scope = 'none', name } = namingOf(type) ?? {};
  if (scope.startsWith('one per')) return true;
  // AWS invents a name that is not said.
  const said = name === undefined ? identity : [name];
  if (said.every((argument) => isAbsent(after[argument]))) return false;
  return identity.every(
    (argument) => JSON.stringify(before[argument]) === JSON.stringify(after[argument]),
  );
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
