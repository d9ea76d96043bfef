// What goes that does nothing but protect another thing, while that one stays.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { plural } from '../../../diagnostics/wording.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { lossWithout } from '../../bounds/guards.ts';
import { isLeaving } from '../../departure.ts';
import { holdingIn } from '../../holdings.ts';
import { isDestroyed } from '../../is-destroyed.ts';
import type { ResourceChange, TransitionInput } from '../../transition.ts';

export function judgeUnguarded(input: TransitionInput): readonly Diagnostic[] {
  const gone = input.resources.filter((change) => isDestroyed(input, change));
  const guards = gone.filter(
    (change) =>
      lossWithout(change.type) !== undefined &&
      !isLeaving(input, change) &&
      !isMadeElsewhere(input, change) &&
      !gone.some((other) => holds(input, other) && isOfOne(other, change)),
  );
  return uniqueBy(guards, alike).map((first) => {
    const others = guards.filter((each) => alike(each) === alike(first)).length - 1;
    const { stack, address, origin, type } = first;
    const also = others === 0 ? '' : ` and ${plural(others, 'other')}`;
    const args = { address: `${address}${also}`, stack, consequence: lossWithout(type) ?? '' };
    return diagnostic('lifecycle/unguarded', args, { path: origin, target: 'key' });
  });
}

const alike = ({ stack, type, origin }: ResourceChange) =>
  JSON.stringify([stack, type, renderPath(origin)]);

/** Under another key, or in another stack. */
function isMadeElsewhere({ resources }: TransitionInput, { type, key }: ResourceChange): boolean {
  return resources.some(
    (other) => other.before === null && other.type === type && other.key === key,
  );
}

function holds({ stacks }: TransitionInput, { stack, address, before }: ResourceChange): boolean {
  return holdingIn(stacks.before.get(stack) ?? {}, address, before ?? {}) !== undefined;
}

/** Arguments of guards that name what they protect. */
const SUBJECTS = [
  'bucket',
  'cluster_identifier',
  'file_system_id',
  'plan_id',
  'source_db_instance_arn',
  'source_file_system_id',
];

/** What is protected goes as well: both are of one part of the environment, or the one names the other. */
function isOfOne({ origin, address, before }: ResourceChange, guard: ResourceChange): boolean {
  if (origin.length > 0 && origin.every((key, at) => guard.origin[at] === key)) return true;
  const names = [before?.['bucket'], before?.['identifier']].filter(
    (name) => typeof name === 'string',
  );
  return SUBJECTS.map((argument) => String(guard.before?.[argument] ?? '')).some(
    (subject) =>
      subject.includes(`{${address}.`) ||
      names.some((name) => subject === name || subject.endsWith(`:${name}`)),
  );
}
