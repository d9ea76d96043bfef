// What an environment costs in a month, before and after: what is paid by the hour, at prices on demand.
import { resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import type { Documents, TransitionInput } from '../../lifecycle/transition.ts';
import { type Paid, paidOf } from './sizes-of.ts';

export interface CostChange {
  /** `aws_eks_node_group.on-demand` */
  readonly name: string;
  readonly before: Paid | null;
  readonly after: Paid | null;
  /** In a month; null: no price is known. */
  readonly difference: number | null;
}

export interface EnvironmentCost {
  readonly environment: string;
  /** In a month, of all that has a price. */
  readonly before: number;
  readonly after: number;
  /** What differs: the largest difference first. */
  readonly causes: readonly CostChange[];
  /** What differs and has no price. */
  readonly unpriced: readonly CostChange[];
}

/** Null where nothing that is paid for differs, and for an environment that is new: its page tells of that. */
export function costOf(
  environment: string,
  transition: Pick<TransitionInput, 'stacks'> | undefined,
): EnvironmentCost | null {
  if (transition === undefined) return null;
  const { before: stood, after: stands } = transition.stacks;
  const [was, is] = [paidIn(stood), paidIn(stands)];
  const places = [...new Set([...was.keys(), ...is.keys()])].sort();
  const changes = places
    .map((place) => changeOf(place, was.get(place) ?? null, is.get(place) ?? null))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  if (changes.length === 0) return null;
  const sized = ({ difference }: CostChange) => Math.abs(difference ?? 0);
  return {
    environment,
    before: sumOf(was),
    after: sumOf(is),
    causes: changes
      .filter(({ difference }) => difference !== null && difference !== 0)
      .toSorted((one, other) => sized(other) - sized(one)),
    unpriced: changes.filter(({ difference }) => difference === null),
  };
}

/** Null where one of both has no price. */
export function changeOf(place: string, before: Paid | null, after: Paid | null): CostChange {
  const isKnown = before?.usd !== null && after?.usd !== null;
  const difference = isKnown ? (after?.usd ?? 0) - (before?.usd ?? 0) : null;
  return { name: place.slice(place.indexOf(' ') + 1), before, after, difference };
}

function paidIn(documents: Documents): ReadonlyMap<string, Paid> {
  return new Map(
    [...documents].flatMap(([stack, document]) =>
      [...resourcesIn(document)].flatMap(([address, body]) => {
        const paid = paidOf(address.slice(0, address.indexOf('.')), body);
        return paid === null ? [] : [[`${stack} ${address}`, paid] as const];
      }),
    ),
  );
}

function sumOf(paid: ReadonlyMap<string, Paid>): number {
  return [...paid.values()].reduce((sum, { usd }) => sum + (usd ?? 0), 0);
}
