import { firstOf } from '../../diagnostics/wording.ts';
import { holdingIn } from '../../lifecycle/holdings.ts';
import {
  type Replacement,
  replacementOf,
  replacementsIn,
  rootOf,
} from '../../lifecycle/replacement/replacements.ts';
import { saysFirst } from '../../lifecycle/says-first.ts';
import type { TransitionInput } from '../../lifecycle/transition.ts';
import type { FieldChange } from '../fields/field-changes.ts';
import { isWithin } from '../fields/is-within.ts';
import type { Danger } from './danger.ts';
import type { DangerJudge } from './danger-judge.ts';

/** What Terraform makes anew, itself or because something that it names is made anew. */
export const judgeReplacements: DangerJudge = ({ thing, name, place, fields }, setting) => {
  if (thing.plane !== 'terraform' || setting === null) return [];
  const { transition } = setting;
  const found = replacementOf(transition, place, name);
  if (found === undefined || !isForcedBy(found, fields)) return [];
  const along = followersOf(transition, found);
  const replaced = [found, ...along].map(({ stack, address }) => `${stack}/${address}`);
  return [{ ...dangerOf(transition, found, along), about: name, subject: name, replaced }];
};

/** Of several lines that change one resource, some may change in place. */
function isForcedBy(found: Replacement, fields: readonly FieldChange[]): boolean {
  if (found.follows !== null || fields.length === 0) return true;
  const plain = fields.map(({ path }) => path.replaceAll(/\[[^\]]*\]/g, ''));
  return found.arguments.some((argument) => plain.some((path) => isWithin(path, argument.path)));
}

/** Those that nothing else is told of, since only what they name differs. */
function followersOf(transition: TransitionInput, found: Replacement): readonly Replacement[] {
  if (found.follows !== null) return [];
  const told = new Set(transition.resources.map(({ stack, address }) => `${stack}/${address}`));
  return replacementsIn(transition).filter(
    (each) =>
      each !== found && rootOf(each) === found && !told.has(`${each.stack}/${each.address}`),
  );
}

const LISTED_MAX = 6;

function dangerOf(
  transition: TransitionInput,
  found: Replacement,
  along: readonly Replacement[],
): Danger {
  const { address } = found;
  const fields = firstOf([...new Set(found.arguments.map(({ path }) => path))], 3);
  const order = saysFirst(found.after)
    ? 'the new one stands before the old one goes'
    : 'the old one goes first';
  const what = `${address} is made anew, since ${fields} cannot change in place`;
  const names = along.map((each) => each.address);
  const others = names.length === 0 ? '' : `; with it ${firstOf(names, LISTED_MAX)}`;
  const lost = dataOf(transition, found);
  if (lost === null) return { label: 'replaces', reason: `${what}; ${order}${others}` };
  return { label: 'destroys data', reason: `${what}, and is empty then: ${lost}${others}` };
}

/** What goes with it, and what stays; null: nothing that applying once more does not bring back. */
function dataOf({ stacks }: TransitionInput, { stack, address, before }: Replacement) {
  const holding = holdingIn(stacks.after.get(stack) ?? {}, address, before);
  return holding?.kind === 'data' ? `${holding.what}; ${holding.remains(before)}` : null;
}
