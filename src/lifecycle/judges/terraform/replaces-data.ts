// What holds data, and is asked for something that only a new one can have.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { causeOf } from '../../compare/cause.ts';
import { showChange } from '../../compare/show-value.ts';
import { type Holding, holdingIn } from '../../holdings.ts';
import { type Replacement, replacementsIn, rootOf } from '../../replacement/replacements.ts';
import type { TransitionInput } from '../../transition.ts';
import { isEngineChange } from '../../versions/engine-changes.ts';

export function judgeReplacedData(input: TransitionInput): readonly Diagnostic[] {
  return replacementsIn(input).flatMap((replacement) => {
    const { stack, address, before } = replacement;
    // Under the address that it has now.
    const holding = holdingIn(input.stacks.after.get(stack) ?? {}, address, before);
    if (holding?.kind !== 'data' || isEngineChange(input, replacement)) return [];
    return replacement.follows === null
      ? replacedItself(input, replacement, holding)
      : [replacedAlong(input, replacement, holding)];
  });
}

function replacedItself(
  input: TransitionInput,
  replacement: Replacement,
  holding: Holding,
): readonly Diagnostic[] {
  return replacement.arguments.map((argument) => {
    const args = {
      ...lossOf(replacement, holding),
      argument: argument.path,
      ...showChange(argument.before, argument.after),
    };
    const path = causeOf(input, replacement, argument);
    return diagnostic('lifecycle/replaces-data', args, { path });
  });
}

function replacedAlong(
  input: TransitionInput,
  replacement: Replacement,
  holding: Holding,
): Diagnostic {
  const root = rootOf(replacement);
  const [argument] = root.arguments;
  const leader = `${root.address} of stack ${root.stack}`;
  const path = argument === undefined ? root.origin : causeOf(input, root, argument);
  const args = { ...lossOf(replacement, holding), leader };
  return diagnostic('lifecycle/replaces-along', args, { path });
}

function lossOf({ origin, address, stack, before }: Replacement, holding: Holding) {
  const { what } = holding;
  return { key: renderPath(origin), address, stack, what, remains: holding.remains(before) };
}
