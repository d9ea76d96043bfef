// What AWS changes in place, and whoever uses it notices: a larger class, another node type, a minor version.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { plural } from '../../../diagnostics/wording.ts';
import { type Interruption, interruptionBy, waitsForWindow } from '../../../facts/interruptions.ts';
import { groupBy } from '../../../model/values/group-by.ts';
import { oncePer } from '../../../model/values/once-per.ts';
import { causeOf } from '../../compare/cause.ts';
import { type ChangedArgument, changedArguments } from '../../compare/changed-arguments.ts';
import { showChange } from '../../compare/show-value.ts';
import { isLeaving } from '../../departure.ts';
import { isSameValue } from '../../replacement/is-same-value.ts';
import { replacementOf } from '../../replacement/replacements.ts';
import type { ResourceChange, TransitionInput } from '../../transition.ts';
import { compareVersions } from '../../versions/compare-versions.ts';
import { lineOf } from '../../versions/route.ts';
import { versionChanges } from '../../versions/version-changes.ts';
import { ordersOf } from '../versions/upgrade-order.ts';
import { isOnlySlow, meanwhileOf } from './sentences.ts';
import { usersOf } from './users-of.ts';

export function judgeInterruptedStores(input: TransitionInput): readonly Diagnostic[] {
  const groups = [...groupBy(interruptionsIn(input), alike).values()];
  return groups.flatMap((all) => all.slice(0, 1).map((first) => toldOf(input, all, first)));
}

export interface Found {
  readonly change: ResourceChange;
  readonly argument: ChangedArgument;
  readonly interruption: Interruption;
}

/** Each resource and argument on its own. What is replaced, or on its way out, is told as that. */
export const interruptionsIn = oncePer((input: TransitionInput): readonly Found[] =>
  input.resources.flatMap((change) => {
    const { stack, address, type, before, after } = change;
    if (before === null || after === null || isLeaving(input, change)) return [];
    if (replacementOf(input, stack, address) !== undefined) return [];
    return changedArguments(before, after).flatMap((argument) => {
      const interruption = interruptionBy(type, argument, { before, after });
      if (interruption === undefined || isSameValue(input, argument)) return [];
      return isToldHere(input, change, argument) ? [{ change, argument, interruption }] : [];
    });
  }),
);

const VERSIONS = ['engine_version', 'kafka_version'];

/** Another line of versions is told as an upgrade without a way back, a lower version and another order as what
 * AWS refuses. */
function isToldHere(
  input: TransitionInput,
  change: ResourceChange,
  { path }: ChangedArgument,
): boolean {
  if (!VERSIONS.includes(path)) return true;
  const version = versionChanges(input).find((each) => each.change === change);
  if (version === undefined || version.engine !== version.engineBefore) return false;
  const { engine, before, after } = version;
  const isRaised = compareVersions(after, before) > 0;
  if (!isRaised || lineOf(engine, before) !== lineOf(engine, after)) return false;
  return ordersOf(input, version).length === 0;
}

/** Members of a cluster that one line changes are one finding. */
function alike({ change: { stack, type, origin }, argument }: Found): string {
  const { path, before, after } = argument;
  return JSON.stringify([stack, type, origin, path, before ?? null, after ?? null]);
}

function toldOf(
  input: TransitionInput,
  all: readonly Found[],
  { change, argument, interruption }: Found,
): Diagnostic {
  const { stack, address, type, origin, after } = change;
  const others = all.length - 1;
  const args = {
    address: `${address}${others === 0 ? '' : ` and ${plural(others, 'other')}`}`,
    stack,
    argument: argument.path,
    ...showChange(argument.before, argument.after),
    meanwhile: meanwhileOf(interruption, all.length),
    users: usersOf(input, origin),
    waits: waitsForWindow(type, after ?? {}),
  };
  const code = isOnlySlow(interruption) ? 'lifecycle/slows-store' : 'lifecycle/interrupts-store';
  return diagnostic(code, args, { path: causeOf(input, change, argument) });
}
