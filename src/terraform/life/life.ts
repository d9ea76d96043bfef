// What happens to a resource that runs when an argument changes that AWS cannot change in place.

/**
 * - `new first`: the new one stands before the old one goes, and who uses it is led over in between. Also
 *   what is taken away goes after its users have let it go.
 * - `old first`: the old one has to go before there can be a new one, since AWS has room for one: a route
 *   per range, an association per subnet.
 * - `either`: what forces another one makes it another thing, and nobody notices which one is there first.
 * - `in place`: nothing that an environment can say forces a new one.
 * - `refused`: it holds what cannot be made again. `prevent_destroy` of its builder stops Terraform, and the
 *   comparison with the merge base says so before.
 */
type Replacement = 'new first' | 'old first' | 'either' | 'in place' | 'refused';

/** A name that is unique in AWS. Two of them never stand side by side, so it has to differ in the new one. */
export interface FollowingName {
  readonly argument: string;
  /** Characters that AWS admits. */
  readonly max: number;
  /** The arguments of which it carries a mark. */
  readonly follows: readonly string[];
}

export interface Life {
  readonly replacement: Replacement;
  readonly because: string;
  readonly name?: FollowingName;
  /** Arguments that force a new one and mean nothing to us. */
  readonly ignores?: readonly string[];
}

export type LifeTable = Readonly<Record<string, Life>>;
