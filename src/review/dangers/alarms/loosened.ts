// Alarms of CloudWatch that speak up later, and plans of AWS Backup that keep less.
import { blocksOf, bodyOf, listOf } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { DangerJudge } from '../danger-judge.ts';

export const judgeLoosened: DangerJudge = ({ thing, name, kind }, setting) => {
  if (thing.plane !== 'terraform' || setting === null) return [];
  const { before, after } = thing.of;
  if (before === null || after === null) return [];
  const reasons = READERS[kind]?.(before, after) ?? [];
  return reasons.map((reason) => ({
    label: 'removes alarm or backup',
    reason: `${name}: ${reason}`,
    about: name,
  }));
};

type Reader = (before: Body, after: Body) => readonly string[];

const READERS: Readonly<Record<string, Reader>> = {
  aws_cloudwatch_metric_alarm: alarm,
  aws_cloudwatch_composite_alarm: (before, after) => actions(before, after),
  aws_backup_plan: plan,
  aws_backup_selection: (before, after) => lost('resources', before, after),
  aws_dlm_lifecycle_policy: (before, after) =>
    before['state'] === 'ENABLED' && after['state'] !== 'ENABLED' ? ['it is off'] : [],
  aws_efs_backup_policy: (before, after) => {
    const status = (body: Body) => bodyOf([body['backup_policy']].flat()[0])['status'];
    return status(before) === 'ENABLED' && status(after) !== 'ENABLED' ? ['it is off'] : [];
  },
  aws_budgets_budget: (before, after) =>
    Number(after['limit_amount']) > Number(before['limit_amount'])
      ? [`it warns at ${after['limit_amount']} instead of ${before['limit_amount']}`]
      : [],
};

function alarm(before: Body, after: Body): readonly string[] {
  const isAbove = String(after['comparison_operator']).startsWith('Greater');
  const [was, is] = [Number(before['threshold']), Number(after['threshold'])];
  const isLater = isAbove ? is > was : is < was;
  const isSame = before['comparison_operator'] === after['comparison_operator'];
  const [lasted, lasts] = [secondsOf(before), secondsOf(after)];
  return [
    ...(isSame && isLater ? [`it speaks up at ${is} instead of ${was}`] : []),
    ...(lasts > lasted ? [`it speaks up after ${lasts} seconds instead of ${lasted}`] : []),
    ...actions(before, after),
  ];
}

function secondsOf({ evaluation_periods: periods, period }: Body): number {
  return Number(periods ?? 1) * Number(period ?? 0);
}

function actions(before: Body, after: Body): readonly string[] {
  const isOff = before['actions_enabled'] !== false && after['actions_enabled'] === false;
  const told = lost('alarm_actions', before, after);
  return [...(isOff ? ['it tells nobody'] : []), ...told];
}

function lost(argument: string, before: Body, after: Body): readonly string[] {
  const kept = listOf(after[argument]);
  const gone = listOf(before[argument]).filter((each) => !kept.includes(each));
  return gone.length > 0 && kept.length < listOf(before[argument]).length
    ? [`${argument} loses ${gone.join(', ')}`]
    : [];
}

/** Rules by their names. */
function plan(before: Body, after: Body): readonly string[] {
  const [was, is] = [rulesOf(before), rulesOf(after)];
  return [...was].flatMap(([name, rule]) => {
    const now = is.get(name);
    if (now === undefined) return [`rule ${name} is gone`];
    const [kept, keeps] = [daysOf(rule), daysOf(now)];
    const copies = (each: Body) => [each['copy_action'] ?? []].flat().length;
    return [
      ...(keeps < kept
        ? [`rule ${name} keeps backups for ${keeps} days instead of ${shown(kept)}`]
        : []),
      ...(copies(now) < copies(rule) ? [`rule ${name} makes fewer copies`] : []),
    ];
  });
}

function shown(days: number): string {
  return Number.isFinite(days) ? String(days) : 'for ever';
}

function rulesOf(body: Body): ReadonlyMap<string, Body> {
  const rules = blocksOf(body['rule']);
  return new Map(rules.map((rule) => [String(rule['rule_name']), rule]));
}

function daysOf(rule: Body): number {
  const days = bodyOf([rule['lifecycle']].flat()[0])['delete_after'];
  return typeof days === 'number' ? days : Number.POSITIVE_INFINITY;
}
