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

/** Whether a new one with the second body can be made while one with the first stands; unknown types cannot. */
export function canStandBeside(type: string, before: Body, after: Body): boolean {
  const naming = namingOf(type);
  if (naming === undefined || naming.scope.startsWith('one per')) return false;
  if (naming.scope === 'none') return true;
  return naming.identity.some(
    (argument) => JSON.stringify(before[argument]) !== JSON.stringify(after[argument]),
  );
}
