// Zones that lose the nodes of pods with disks: a volume of EBS stays in its zone, and so must its pod.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { firstOf } from '../../../diagnostics/wording.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import { changedKeys } from '../../compare/cause.ts';
import type { TransitionInput } from '../../transition.ts';
import { claimantsIn } from './claimants.ts';

export function judgeStrandedDisks(input: TransitionInput): readonly Diagnostic[] {
  const { environment, environmentBefore } = input;
  const before = environmentBefore();
  // In which zones the other nodes of a cluster are that stands already, nothing here says.
  if (!hasOwnNodes(environment) || before === null || !hasOwnNodes(before)) return [];
  const stranded = strandedBetween(before, environment);
  return uniqueBy(stranded, ({ zones }) => zones).map(({ zones }) => {
    const whose = stranded.filter((each) => each.zones === zones).map(({ what }) => what);
    const args = { zones, whose: firstOf(whose, LISTED_MAX) };
    return diagnostic('lifecycle/strands-disks', args, { path: causeIn(before, environment) });
  });
}

const LISTED_MAX = 4;

function hasOwnNodes({ cluster }: Environment): boolean {
  return cluster !== null && cluster.existing === null;
}

interface Stranded {
  readonly what: string;
  readonly zones: string;
}

function strandedBetween(before: Environment, after: Environment): readonly Stranded[] {
  const now = claimantsIn(after);
  return [...claimantsIn(before).values()].flatMap(({ what, zones }) => {
    const kept = now.get(what)?.zones;
    if (kept === undefined) return [];
    const lost = [...zones].filter((zone) => !kept.has(zone)).sort();
    return lost.length === 0 ? [] : [{ what, zones: lost.join(', ') }];
  });
}

const PLACES: readonly Path[] = [
  ['cluster', 'nodeGroups'],
  ['cluster', 'nodePools'],
  ['aws', 'zones'],
  ['services'],
];

/** The first key that says where nodes are, or which of them are for whom. */
function causeIn(before: Environment, after: Environment): Path {
  const [first = ['cluster', 'nodeGroups']] = PLACES.flatMap((place) =>
    changedKeys(valueAt(before, place), valueAt(after, place), place).map(({ path }) => path),
  );
  return first;
}
