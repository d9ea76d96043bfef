// Clusters of one store in several regions: one writes, the others follow it. Aurora and DocumentDB alike.
import type { Path } from '../../diagnostics/diagnostic.ts';

/** What an environment says of one that may be a member. */
export interface Member {
  readonly global: boolean;
  readonly secondaryOf: { readonly environment: string; readonly promoted: boolean } | null;
}

/** Whether its data is in another region as well, as far as its own environment says. */
export function leavesRegion({ global, secondaryOf }: Member): boolean {
  return global || secondaryOf !== null;
}

/** A secondary that has not been promoted: it has the logins of its primary, and takes no writes. */
export function isReadOnly({ secondaryOf }: Pick<Member, 'secondaryOf'>): boolean {
  return secondaryOf !== null && !secondaryOf.promoted;
}

/** The environments of the primaries that the members of a collection follow, and where they are named. */
export function primariesOf(collection: string, members: Readonly<Record<string, Member>>) {
  return Object.entries(members).flatMap(([key, { secondaryOf }]) => {
    if (secondaryOf === null) return [];
    const path: Path = [collection, key, 'secondaryOf', 'environment'];
    return [{ name: secondaryOf.environment, path }];
  });
}
