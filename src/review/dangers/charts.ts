// What charts are told, in the values of their Applications: their templates are rendered by Argo CD alone.
import type { KubernetesObject } from '../../model/artifact.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import type { FieldChange } from '../fields/field-changes.ts';
import { changing } from './changing.ts';
import type { Danger } from './danger.ts';
import type { DangerJudge } from './danger-judge.ts';

/** What templates of charts are made of. */
const GIVEN = /^spec\.sources?(\[[^\]]*\])?\.(targetRevision$|chart$|helm\.)/;

export const judgeCharts: DangerJudge = ({ thing, kind, action, fields }) => {
  if (thing.plane !== 'kubernetes' || action !== 'change' || kind !== 'Application') return [];
  const object = thing.of.after;
  const given = fields.filter(({ path }) => GIVEN.test(path));
  if (given.length === 0 || object === null) return [];
  const chart = chartOf(object) ?? `of Application ${object.metadata.name}`;
  const values = given.map((field) => ({ ...field, path: valuePathOf(field.path) }));
  return [...values.flatMap((value) => lossOf(chart, value)), restarts(chart, values)];
};

/** As it is written in the values of the chart. */
function valuePathOf(path: string): string {
  return path.replace(/^.*?\.(?:helm\.(?:valuesObject\.)?|(?=targetRevision$|chart$))/, '');
}

function chartOf({ spec }: KubernetesObject): string | undefined {
  const { source, sources } = isPlainObject(spec) ? spec : {};
  const charts = [source ?? sources ?? []]
    .flat()
    .map((each) => isPlainObject(each) && each['chart']);
  return charts.find((chart) => typeof chart === 'string');
}

function restarts(chart: string, values: readonly FieldChange[]): Danger {
  const names = [...new Set(values.map(({ path }) => path))];
  const reason = `pods of chart ${chart} may be replaced: ${changing(names)}`;
  return { label: 'restarts pods', reason, subject: chart };
}

/** Whom Alertmanager and Argo CD tell. */
const TOLD = /(?:alertmanager\.config\.receivers|notifications\.notifiers)\[([^\]]+)\]$/;

/** How long Prometheus, Loki, Thanos and Jaeger keep what they have. */
const KEPT = /(?:\bretention|retention_?period|retentionResolution\w+|\bttl\.\w+|\bttl)$/i;

function lossOf(chart: string, { path, before, after }: FieldChange): readonly Danger[] {
  const [, receiver] = TOLD.exec(path) ?? [];
  if (receiver !== undefined && after === undefined) {
    const reason = `chart ${chart} no longer tells ${receiver.replaceAll('"', '')}`;
    return [{ label: 'removes alarm or backup', reason }];
  }
  const [was, is] = [secondsOf(before), secondsOf(after)];
  if (!KEPT.test(path) || was === null || is === null || is >= was) return [];
  const reason = `chart ${chart} keeps what it has for less long: ${path} ${before} → ${after}`;
  return [{ label: 'weakens', reason }];
}

const SECONDS: Readonly<Record<string, number>> = {
  ...{ s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 },
};

/** `15d`, `168h`; null for what is no such. */
function secondsOf(value: unknown): number | null {
  const [, amount, unit = ''] = /^(\d+)([smhdwy])$/.exec(String(value)) ?? [];
  const seconds = SECONDS[unit];
  return amount === undefined || seconds === undefined ? null : Number(amount) * seconds;
}
