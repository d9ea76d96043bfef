// What holds data, and is gone from the environment.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import { departureOf } from '../../departure.ts';
import { type Holding, holdingIn } from '../../holdings.ts';
import { isDestroyed } from '../../is-destroyed.ts';
import { renamesIn } from '../../renames.ts';
import type { Body, ResourceChange, TransitionInput } from '../../transition.ts';
import { isEngineChange } from '../../versions/engine-changes.ts';
import { wayOut } from '../../way-out.ts';

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
  const { stack, before, address } = change;
  if (before === null || !isDestroyed(input, change)) return [];
  if (isEngineChange(input, change)) return [];
  const holding = holdingIn(input.stacks.before.get(stack) ?? {}, address, before);
  if (holding === undefined || isSaid(input, change, holding)) return [];
  return [{ change, before, holding }];
}

/** Whoever lets something leave says what becomes of its data; of a last snapshot there are no logs. */
function isSaid(input: TransitionInput, change: ResourceChange, { kind }: Holding): boolean {
  const { type, key } = change;
  const keys: readonly string[] = input.environmentBefore()?.leaving.keys ?? [];
  if (type === 'aws_kms_key' && keys.includes(key)) return true;
  const data = departureOf(input, change)?.leave.data ?? null;
  return data === 'destroy' || (data === 'snapshot' && kind === 'data');
}

function report(
  { environment }: TransitionInput,
  code: 'lifecycle/destroys-data' | 'lifecycle/destroys-trail',
  { change, before, holding }: Loss,
): Diagnostic {
  const { stack, address, type, origin } = change;
  const { what } = holding;
  const key = renderPath(origin);
  const written = wayOut(type, change.key, origin)?.written ?? null;
  const isGone = valueAt(environment, origin) === undefined;
  const because = isGone ? `without ${key}` : `with ${key} as it is now`;
  const args = { key, because, address, stack, what, written };
  return diagnostic(
    code,
    { ...args, remains: holding.remains(before) },
    { path: origin, target: 'key' },
  );
}
