// What holds data, and is gone from the environment.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { valueAt } from '../../compare/cause.ts';
import { type Holding, holdingIn } from '../../holdings.ts';
import { renamesIn } from '../../renames.ts';
import type { Body, ResourceChange, TransitionInput } from '../../transition.ts';
import { isEngineChange } from '../../versions/engine-changes.ts';

interface Loss {
  readonly change: ResourceChange;
  readonly before: Body;
  readonly holding: Holding;
}

export function judgeDestroyedData(input: TransitionInput): readonly Diagnostic[] {
  const renamed = new Set(renamesIn(input).flatMap(({ pairs }) => pairs.map(({ gone }) => gone)));
  const losses = input.resources
    // A key that is renamed is a finding of its own.
    .filter((change) => !renamed.has(change))
    .flatMap((change) => lossOf(input, change));
  const data = losses.filter(({ holding }) => holding.kind === 'data');
  const trails = losses.filter(({ holding }) => holding.kind === 'trail');
  return [
    ...data.map((loss) => report(input, 'lifecycle/destroys-data', loss)),
    // Ten groups of logs of one thing are one finding.
    ...uniqueBy(trails, ({ change }) => renderPath(change.origin)).map((loss) =>
      report(input, 'lifecycle/destroys-trail', loss),
    ),
  ];
}

function lossOf(input: TransitionInput, change: ResourceChange): readonly Loss[] {
  const { stack, before, after, address, isForgotten } = change;
  if (before === null || after !== null || isForgotten) return [];
  if (isEngineChange(input, change)) return [];
  // Without its stack nothing destroys it.
  if (!input.stacks.after.has(stack)) return [];
  const holding = holdingIn(input.stacks.before.get(stack) ?? {}, address, before);
  return holding === undefined ? [] : [{ change, before, holding }];
}

function report(
  { environment }: TransitionInput,
  code: 'lifecycle/destroys-data' | 'lifecycle/destroys-trail',
  { change, before, holding }: Loss,
): Diagnostic {
  const { stack, address, origin } = change;
  const { what } = holding;
  const key = renderPath(origin);
  const isGone = valueAt(environment, origin) === undefined;
  const because = isGone ? `without ${key}` : `with ${key} as it is now`;
  const args = { key, because, address, stack, what };
  return diagnostic(
    code,
    { ...args, remains: holding.remains(before) },
    { path: origin, target: 'key' },
  );
}
