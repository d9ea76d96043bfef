// What holds data, and is gone from the environment.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { departureOf } from '../../departure.ts';
import { fateOf } from '../../fate.ts';
import { type Holding, holdingOf } from '../../holdings.ts';
import type { Body, ResourceChange, TransitionInput } from '../../transition.ts';
import { wayOut } from '../../way-out.ts';

interface Loss {
  readonly change: ResourceChange;
  readonly before: Body;
  readonly holding: Holding;
}

export function judgeDestroyedData(input: TransitionInput): readonly Diagnostic[] {
  const losses = input.resources.flatMap((change) => lossOf(input, change));
  const data = losses.filter(({ holding }) => holding.kind === 'data');
  const trails = losses.filter(({ holding }) => holding.kind === 'trail');
  return [
    ...data.map((loss) => report('lifecycle/destroys-data', loss)),
    // Ten groups of logs of one thing are one finding.
    ...uniqueBy(trails, ({ change }) => renderPath(change.origin)).map((loss) =>
      report('lifecycle/destroys-trail', loss),
    ),
  ];
}

function lossOf(input: TransitionInput, change: ResourceChange): readonly Loss[] {
  const { before, after, type } = change;
  if (before === null || after !== null || isFilled(input, change)) return [];
  if (fateOf(input, change) !== 'destroyed') return [];
  const holding = holdingOf(type, before);
  if (holding === undefined || isSaid(input, change, holding)) return [];
  return [{ change, before, holding }];
}

/** Whoever lets something leave says what becomes of its data; of a last snapshot there are no logs. */
function isSaid(input: TransitionInput, change: ResourceChange, { kind }: Holding): boolean {
  const { type, key } = change;
  if (
    type === 'aws_kms_key' &&
    input.environmentBefore()?.leaving.keys.some((left) => left === key)
  ) {
    return true;
  }
  const data = departureOf(input, change)?.leave.data ?? null;
  return data === 'destroy' || (data === 'snapshot' && kind === 'data');
}

function report(
  code: 'lifecycle/destroys-data' | 'lifecycle/destroys-trail',
  { change, before, holding }: Loss,
): Diagnostic {
  const { stack, address, type, key, origin } = change;
  const { what } = holding;
  const written = wayOut(type, key, origin)?.written ?? null;
  const args = { key: renderPath(origin), address, stack, what, written };
  return diagnostic(
    code,
    { ...args, remains: holding.remains(before) },
    { path: origin, target: 'key' },
  );
}

/** A secret whose value Terraform writes is made again with it; one that people fill is not. */
function isFilled({ stacks }: TransitionInput, { stack, type, key }: ResourceChange): boolean {
  if (type !== 'aws_secretsmanager_secret') return false;
  const document = stacks.before.get(stack) ?? {};
  const versions = (document['resource'] as Body | undefined)?.[
    'aws_secretsmanager_secret_version'
  ];
  return Object.hasOwn((versions ?? {}) as Body, key);
}
