// What holds data, and is asked for something that only a new one can have.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { causeOf } from '../../cause.ts';
import { changedArguments } from '../../compare/changed-arguments.ts';
import { holdingOf } from '../../holdings.ts';
import { forcesReplacement } from '../../replacement.ts';
import { showValue } from '../../show-value.ts';
import type { ResourceChange, TransitionInput } from '../../transition.ts';

export function judgeReplacedData(input: TransitionInput): readonly Diagnostic[] {
  return input.resources.flatMap((change) => judge(input, change));
}

function judge(input: TransitionInput, change: ResourceChange): readonly Diagnostic[] {
  const { before, after, type, address, stack, origin } = change;
  if (before === null || after === null) return [];
  const holding = holdingOf(type, before);
  if (holding?.kind !== 'data') return [];
  return changedArguments(before, after)
    .filter(({ path }) => forcesReplacement(type, path))
    .map((argument) => {
      const args = {
        key: renderPath(origin),
        address,
        stack,
        what: holding.what,
        argument: argument.path,
        before: showValue(argument.before),
        after: showValue(argument.after),
        remains: holding.remains(before),
      };
      return diagnostic('lifecycle/replaces-data', args, {
        path: causeOf(input, change, argument),
      });
    });
}
