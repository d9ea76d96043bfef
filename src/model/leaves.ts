// Which entries of a collection are on their way out. Kinds declare no keys of `leaving`: it has those of all.
import type { Environment } from './schema/environment.ts';
import type { Leave } from './schema/leaving.ts';

export type Leaves = Readonly<Record<string, Leave>>;

export function leavesOf({ leaving }: Environment, collection: string): Leaves {
  return (leaving as unknown as Readonly<Record<string, Leaves>>)[collection] ?? {};
}

/** Nobody uses it any more, as it should be. */
export function isLeaving(environment: Environment, collection: string, key: string): boolean {
  return Object.hasOwn(leavesOf(environment, collection), key);
}
