// Ranges of an environment's own that moved, of this one or another: whoever was let in there is let in where they are now.
import type { TransitionInput } from '../../../lifecycle/transition.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { groupBy } from '../../../model/values/group-by.ts';
import { oncePer } from '../../../model/values/once-per.ts';
import type { Setting } from '../danger-judge.ts';
import { rangeOf } from './address-ranges.ts';

interface Move {
  readonly earlier: string;
  readonly range: string;
}

/** What a part of the environment was before, by what it is now: that of its VPC, of a subnet, of its Services.
 * One that has grown is more than before, and has not only moved. */
const movesIn = oncePer((input: TransitionInput): ReadonlyMap<string, readonly Move[]> => {
  const before = input.environmentBefore();
  if (before === null) return new Map();
  const was = new Map(ownRanges(before));
  const moves = ownRanges(input.environment).flatMap(([part, range]): readonly Move[] => {
    const earlier = was.get(part);
    const isMove = earlier !== undefined && earlier !== range && sizeOf(range) <= sizeOf(earlier);
    return isMove ? [{ earlier, range }] : [];
  });
  return groupBy(moves, ({ range }) => range);
});

/** What a range was before it moved; empty for one that is no environment's own, or stayed. */
export function rangesBefore({ together }: Setting, range: string): readonly string[] {
  return together.flatMap((input) => movesIn(input).get(range) ?? []).map(({ earlier }) => earlier);
}

/** By what they are of. */
function ownRanges({ network, cluster }: Environment): readonly (readonly [string, string])[] {
  const subnets = Object.entries(network?.subnets ?? {}).flatMap(([tier, { cidrs }]) =>
    (cidrs ?? []).map((cidr, index) => [`${tier}/${index}`, cidr] as const),
  );
  return [
    ...(network === null ? [] : [['vpc', network.cidr] as const]),
    ...subnets,
    ...(cluster === null ? [] : [['services', cluster.serviceCidr] as const]),
  ];
}

function sizeOf(text: string): bigint {
  const range = rangeOf(text);
  return range === null ? 0n : range.last - range.first;
}
