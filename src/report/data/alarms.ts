// What wakes somebody: alarms of CloudWatch, alerts of Prometheus, budgets.
import { resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../lifecycle/transition.ts';
import type { KubernetesObject } from '../../model/artifact.ts';
import { objectsIn, textsIn } from '../../model/values/lists.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { shorten } from '../../review/dangers/permissions/grant-words.ts';
import { specOf } from '../../review/dangers/spec-of.ts';
import type { ReportedEnvironment } from '../report-input.ts';

export interface Alarm {
  readonly name: string;
  readonly from: 'CloudWatch' | 'Prometheus' | 'Budget' | 'EventBridge';
  readonly severity: string;
  readonly what: string;
  readonly when: string;
  readonly place: string;
}

export function alarmsOf({ stacks, objects }: ReportedEnvironment): readonly Alarm[] {
  const ofStacks = stacks.flatMap(({ stack, document }) =>
    [...resourcesIn(document)].flatMap(([address, body]) => {
      const read = READERS[address.slice(0, address.indexOf('.'))];
      return read ? read(body, address).map((each) => ({ ...each, place: `stack ${stack}` })) : [];
    }),
  );
  return [...ofStacks, ...objects.flatMap(alertsIn)];
}

type Read = Omit<Alarm, 'place'>;

const READERS: Readonly<Record<string, (body: Body, address: string) => readonly Read[]>> = {
  aws_cloudwatch_metric_alarm: (body, address) => [metricAlarm(body, address)],
  aws_cloudwatch_composite_alarm: (body, address) => [
    {
      ...{ name: String(body['alarm_name'] ?? address), from: 'CloudWatch', severity: '' },
      what: String(body['alarm_description'] ?? ''),
      when: String(body['alarm_rule'] ?? ''),
    },
  ],
  aws_budgets_budget: (body, address) => [
    {
      ...{ name: String(body['name'] ?? address), from: 'Budget', severity: '' },
      what: `${String(body['budget_type'] ?? '').toLowerCase()} of ${body['limit_amount'] ?? 'what was usual'} ${body['limit_unit'] ?? ''}`,
      when: [body['notification'] ?? []]
        .flat()
        .map((each) => (isPlainObject(each) ? notification(each) : ''))
        .join('; '),
    },
  ],
  aws_cloudwatch_event_rule: (body, address) =>
    body['event_pattern'] === undefined
      ? []
      : [
          {
            ...{ name: String(body['name'] ?? address), from: 'EventBridge', severity: '' },
            what: String(body['description'] ?? ''),
            when: `an event like ${String(body['event_pattern'])}`,
          },
        ],
};

function notification(each: Readonly<Record<string, unknown>>): string {
  const { threshold, threshold_type: type, notification_type: of } = each;
  const unit = type === 'PERCENTAGE' ? '%' : '';
  return `${String(of).toLowerCase()} above ${threshold}${unit}`;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

function metricAlarm(body: Body, address: string): Read {
  const { comparison_operator: comparison, threshold, period, evaluation_periods: periods } = body;
  const metric = body['metric_name'] ?? 'its expression';
  const sign = COMPARISONS[String(comparison)] ?? String(comparison);
  const minutes = (Number(period ?? 60) * Number(periods ?? 1)) / 60;
  return {
    name: shorten(String(body['alarm_name'] ?? address)),
    ...{ from: 'CloudWatch', severity: '' },
    what: String(body['alarm_description'] ?? ''),
    when: `${shorten(String(metric))} ${sign} ${shorten(String(threshold))} for ${minutes} min`,
  };
}

/** What Prometheus fills in when it fires: `{{ $labels.pod }}` is read as `<pod>`. */
const LABEL = /\{\{\s*\$(?:labels\.)?(\w+)[^}]*\}\}/g;

function alertsIn(object: KubernetesObject): readonly Alarm[] {
  if (object.kind !== 'PrometheusRule') return [];
  const { name, namespace = '' } = object.metadata;
  return objectsIn(specOf(object)['groups']).flatMap((group) =>
    objectsIn(group['rules'])
      .filter(({ alert }) => alert !== undefined)
      .map(({ alert, expr, for: lasting, labels, annotations }) => {
        const { severity = '' } = isPlainObject(labels) ? labels : {};
        const { summary, description } = isPlainObject(annotations) ? annotations : {};
        const words = textsIn([summary ?? description ?? '']).join('');
        return {
          ...{ name: String(alert), from: 'Prometheus' as const, severity: String(severity) },
          what: words.replaceAll(LABEL, '<$1>'),
          when: `${String(expr)}${lasting === undefined ? '' : ` for ${String(lasting)}`}`,
          place: `PrometheusRule ${namespace}/${name}`,
        };
      }),
  );
}
