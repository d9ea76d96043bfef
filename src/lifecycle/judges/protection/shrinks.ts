// What becomes less, of what only grows or takes data along.
import type { Less } from '../../../diagnostics/catalogue/lifecycle-data.ts';
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { plural } from '../../../diagnostics/wording.ts';
import type { Json } from '../../../model/artifact.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { argumentAt } from '../../bounds/argument-at.ts';
import type { Bound, Shrinking } from '../../bounds/bound.ts';
import { BOUNDS } from '../../bounds/bounds.ts';
import { PROTECTIONS } from '../../bounds/protections.ts';
import { causeOf } from '../../compare/cause.ts';
import { bodyOf } from '../../compare/resource-changes.ts';
import { showValue } from '../../compare/show-value.ts';
import { isLeaving } from '../../departure.ts';
import type { Body, ResourceChange, TransitionInput } from '../../transition.ts';

export function judgeShrinking(input: TransitionInput): readonly Diagnostic[] {
  const found = input.resources.flatMap((change) => {
    const { before, after } = change;
    if (before === null || after === null) return [];
    return [
      ...boundsOf(input, change).flatMap((bound) => judgeBound(input, change, bound)),
      ...judgeExpiry(input, change),
    ];
  });
  return uniqueBy(found, alike).map((first) => {
    const others = found.filter((each) => alike(each) === alike(first)).length - 1;
    return toldOf(first, others);
  });
}

/** What leaves is let go of first. */
function boundsOf(input: TransitionInput, change: ResourceChange): readonly Bound[] {
  const all = isLeaving(input, change) ? BOUNDS : [...BOUNDS, ...PROTECTIONS];
  return all.filter(({ type }) => type === change.type || type === null);
}

interface Finding {
  readonly type: string;
  readonly danger: Shrinking['danger'];
  readonly args: Less;
  readonly path: Path;
}

/** Forty groups of logs that one line keeps shorter are one finding; what AWS refuses is waived one by one. */
function alike({ type, danger, args, path }: Finding): string {
  const { stack, argument, before, after } = args;
  const own = danger === 'refused' ? args.address : '';
  return JSON.stringify([type, danger, own, path, stack, argument, before, after]);
}

const CODES = {
  refused: 'lifecycle/shrinks',
  less: 'lifecycle/keeps-less',
  weaker: 'lifecycle/protects-less',
} as const satisfies Record<Shrinking['danger'], string>;

function toldOf({ danger, args, path }: Finding, others: number): Diagnostic {
  const also = others === 0 ? '' : ` and ${plural(others, 'other')}`;
  return diagnostic(CODES[danger], { ...args, address: `${args.address}${also}` }, { path });
}

function judgeBound(
  input: TransitionInput,
  change: ResourceChange,
  bound: Bound,
): readonly Finding[] {
  const [before, after] = [change.before ?? {}, change.after ?? {}];
  const { argument, measure = Number } = bound;
  const [was, is] = [argumentAt(before, argument), argumentAt(after, argument)];
  const [from, to] = [measure(was ?? 0), measure(is ?? 0)];
  // An expression of Terraform is known to nobody yet.
  if (Number.isNaN(from) || Number.isNaN(to)) return [];
  const found = bound.judge(from, to, { before, after });
  return found === undefined
    ? []
    : [report(input, change, { path: argument, before: was, after: is }, found)];
}

interface Argument {
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

function report(
  input: TransitionInput,
  change: ResourceChange,
  argument: Argument,
  { danger, consequence }: Shrinking,
): Finding {
  const args = {
    key: renderPath(change.origin),
    address: change.address,
    stack: change.stack,
    argument: argument.path,
    before: showValue(argument.before),
    after: showValue(argument.after),
    consequence,
  };
  return { type: change.type, danger, args, path: causeOf(input, change, argument) };
}

/** Objects that are older than a rule says are deleted within a day or two, whoever put them there:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html */
function judgeExpiry(input: TransitionInput, change: ResourceChange): readonly Finding[] {
  const { type, before, after } = change;
  if (type !== 'aws_s3_bucket_lifecycle_configuration') return [];
  const was = expiriesIn(before ?? {});
  return [...expiriesIn(after ?? {})].flatMap(([rule, days]) => {
    const daysBefore = was.get(rule);
    if (daysBefore !== undefined && daysBefore <= days) return [];
    const argument = { path: `rule.${rule}`, before: daysBefore, after: days };
    const consequence = `objects older than ${days} days are deleted`;
    return [report(input, change, argument, { danger: 'refused', consequence })];
  });
}

/** Days by the id of the rule, enabled ones only. */
function expiriesIn(body: Body): ReadonlyMap<string, number> {
  const rules = [body['rule'] ?? []].flat().map(bodyOf);
  return new Map(
    rules.flatMap((rule) => {
      const days = Number(argumentAt(rule, 'expiration.days'));
      const isOn = rule['status'] === 'Enabled' && days > 0;
      return isOn ? [[String(rule['id']), days] as const] : [];
    }),
  );
}
