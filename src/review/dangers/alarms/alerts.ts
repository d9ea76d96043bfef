// Alerts of Prometheus, by their names, whichever rule they stand in; and what Velero keeps.

import type { KubernetesObject } from '../../../model/artifact.ts';
import { objectsIn } from '../../../model/values/lists.ts';
import { isPlainObject, type PlainObject } from '../../../model/values/plain-object.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import type { Danger } from '../danger.ts';
import type { DangerJudge } from '../danger-judge.ts';
import { specOf } from '../spec-of.ts';

export const judgeAlerts: DangerJudge = ({ thing, kind, origin }, setting) => {
  if (thing.plane !== 'kubernetes' || kind !== 'PrometheusRule' || setting === null) return [];
  const { before, after } = thing.of;
  if (before === null) return [];
  const { transition, objects } = setting;
  // Alerts about something go with it; those that are written as alarms are about something else.
  const isLeft =
    origin.length > 1 &&
    origin[0] !== 'observability' &&
    valueAt(transition.environment, origin) === undefined;
  if (after === null && isLeft) return [];
  const now = objects()
    .after.filter((each) => each.kind === kind)
    .flatMap(alertsIn);
  return alertsIn(before).flatMap((alert) => {
    const same = now.filter(({ name }) => name === alert.name);
    if (same.length === 0) return [danger(`alert ${alert.name} is gone`)];
    if (same.some((each) => isAsStrict(each, alert))) return [];
    const [is = alert] = same;
    return whatLoosens(alert, is).map((what) => danger(`alert ${alert.name} ${what}`));
  });
};

function danger(reason: string): Danger {
  return { label: 'removes alarm or backup', reason };
}

interface Alert {
  readonly name: string;
  readonly expression: string;
  readonly seconds: number;
  readonly severity: string;
}

function alertsIn({ spec }: KubernetesObject): readonly Alert[] {
  const groups = isPlainObject(spec) ? objectsIn(spec['groups']) : [];
  return groups
    .flatMap(({ rules }) => objectsIn(rules))
    .filter(({ alert }) => alert !== undefined)
    .map(({ alert, expr, for: lasts, labels }) => ({
      name: String(alert),
      expression: String(expr),
      seconds: secondsOf(String(lasts ?? '0s')),
      severity: String(isPlainObject(labels) ? labels['severity'] : ''),
    }));
}

function isAsStrict(is: Alert, was: Alert): boolean {
  return whatLoosens(was, is).length === 0;
}

const SEVERITIES = ['info', 'warning', 'critical'];

function whatLoosens(was: Alert, is: Alert): readonly string[] {
  const bound = boundLoosened(was.expression, is.expression);
  const isLower = SEVERITIES.indexOf(is.severity) < SEVERITIES.indexOf(was.severity);
  return [
    ...(bound === null ? [] : [`speaks up at ${bound}`]),
    ...(is.seconds > was.seconds
      ? [`speaks up after ${is.seconds} seconds instead of ${was.seconds}`]
      : []),
    ...(isLower ? [`is ${is.severity} instead of ${was.severity}`] : []),
  ];
}

const COMPARED = /([<>]=?)\s*(-?\d+(?:\.\d+)?)/g;

/** Only where nothing but the bound differs is it known to be a looser one: `> 90 instead of > 80`. */
function boundLoosened(was: string, is: string): string | null {
  const frame = (text: string) => text.replaceAll(COMPARED, '$1 n');
  if (frame(was) !== frame(is)) return null;
  const bounds = (text: string) => [...text.matchAll(COMPARED)];
  const before = bounds(was);
  const looser = bounds(is).flatMap(([, sign = '', value = ''], at) => {
    const old = before[at]?.[2] ?? value;
    const isLooser = sign.startsWith('>')
      ? Number(value) > Number(old)
      : Number(value) < Number(old);
    return isLooser ? [`${sign} ${value} instead of ${sign} ${old}`] : [];
  });
  return looser[0] ?? null;
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function secondsOf(text: string): number {
  return [...text.matchAll(/(\d+)([smhd])/g)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (UNITS[unit] ?? 0),
    0,
  );
}

/** https://velero.io/docs/main/api-types/schedule/ */
export const judgeSchedules: DangerJudge = ({ thing, kind, name }, setting) => {
  if (thing.plane !== 'kubernetes' || kind !== 'Schedule' || setting === null) return [];
  const { before, after } = thing.of;
  if (before === null || !before.apiVersion.startsWith('velero.io/')) return [];
  if (after === null) return [danger(`backups of ${name} are no longer made`)];
  const [was, is] = [specOf(before), specOf(after)];
  const isPaused = was['paused'] !== true && is['paused'] === true;
  const [kept, keeps] = [ttlOf(was), ttlOf(is)];
  return [
    ...(isPaused ? [danger(`backups of ${name} pause`)] : []),
    ...(keeps < kept
      ? [danger(`backups of ${name} are kept for ${keeps / 3600} hours instead of ${kept / 3600}`)]
      : []),
  ];
};

function ttlOf(spec: PlainObject): number {
  const template = spec['template'];
  const ttl = isPlainObject(template) ? template['ttl'] : undefined;
  return secondsOf(String(ttl ?? '720h'));
}
