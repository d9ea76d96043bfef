// What goes while it is still protected, or before Terraform knows how: it destroys by what its state says.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { isProtected } from '../../../environment/leaving/unprotected.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { departureOf } from '../../departure.ts';
import { isDestroyed } from '../../is-destroyed.ts';
import type { ResourceChange, TransitionInput } from '../../transition.ts';

export function judgeUnprepared(input: TransitionInput): readonly Diagnostic[] {
  const found = input.resources.flatMap((change) => judge(input, change));
  return uniqueBy(found, ({ path = [] }) => renderPath(path));
}

function judge(input: TransitionInput, change: ResourceChange): readonly Diagnostic[] {
  const { before, type, address, stack } = change;
  const departure = departureOf(input, change);
  if (before === null || departure === undefined || !isDestroyed(input, change)) return [];
  const { path, leave, what } = departure;
  if (!isProtected(type, before, leave)) return [];
  const args = { what, address, stack, data: leave.data };
  return [diagnostic('lifecycle/unprepared', args, { path, target: 'key' })];
}
