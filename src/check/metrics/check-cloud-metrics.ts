// Alarms and dashboards of CloudWatch ask for series that AWS publishes.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';
import { parseJson } from '../parse-json.ts';
import { CLOUD_METRICS } from './cloud-metrics.ts';

export interface Asked {
  readonly address: string;
  readonly origin: Path;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly string[];
  /** Of another account, where somebody else sends it. */
  readonly isElsewhere: boolean;
}

export function checkCloudMetrics(input: CheckInput): readonly Diagnostic[] {
  return askedIn(input).flatMap(({ address, origin, namespace, metric, dimensions }) => {
    const published = CLOUD_METRICS[namespace];
    if (!published) return [];
    const isKnown = published.metrics.includes(metric);
    const found = [...dimensions].sort().join(', ');
    const isSeries = published.dimensions.some((each) => [...each].sort().join(', ') === found);
    if (isKnown && isSeries) return [];
    const wanted = isKnown
      ? `by ${published.dimensions.map((each) => each.join(' and ')).join(', or by ')}`
      : `one of ${published.metrics.join(', ')}`;
    const args = { address, metric: `${namespace} ${metric}`, dimensions: found, wanted };
    return [diagnostic('check/cloud-metric', args, { path: origin })];
  });
}

export function askedIn({ stacks }: CheckInput): readonly Asked[] {
  return stacks.flatMap(({ document, origins }) => {
    const { aws_cloudwatch_metric_alarm: alarms, aws_cloudwatch_dashboard: boards } = asBody(
      document['resource'],
    );
    const at = (address: string) => ({ address, origin: origins[address] ?? [] });
    return [
      ...Object.entries(asBody(alarms)).flatMap(([key, alarm]) =>
        metricsIn(asBody(alarm)).map((each) => ({
          ...at(`aws_cloudwatch_metric_alarm.${key}`),
          namespace: String(each['namespace']),
          metric: String(each['metric_name']),
          dimensions: Object.keys(asBody(each['dimensions'])),
          isElsewhere: false,
        })),
      ),
      ...Object.entries(asBody(boards)).flatMap(([key, board]) =>
        seriesIn(String(asBody(board)['dashboard_body'])).map((series) => ({
          ...at(`aws_cloudwatch_dashboard.${key}`),
          ...series,
        })),
      ),
    ];
  });
}

/** Of an alarm on one metric, or on an expression over several. */
function metricsIn(alarm: Body): readonly Body[] {
  const queries = asList(alarm['metric_query'])
    .map(asBody)
    .flatMap(({ metric }) => (Array.isArray(metric) ? metric : [metric ?? []]).flat());
  return [alarm, ...queries.map(asBody)].filter((each) => each['metric_name'] !== undefined);
}

/** A series is a list: namespace, metric, names and values of dimensions in turn, perhaps options. */
function seriesIn(body: string) {
  // What Terraform fills in may hold quotes.
  const { widgets } = asBody(parseJson(body.replaceAll(/\$\{[^}]*\}/g, 'x')));
  return asList(widgets)
    .flatMap((widget) => asList(asBody(asBody(widget)['properties'])['metrics']))
    .map(asList)
    .filter(([namespace]) => typeof namespace === 'string')
    .map(([namespace, metric, ...rest]) => ({
      namespace: String(namespace),
      metric: String(metric),
      dimensions: rest.flatMap((each, index) =>
        typeof each === 'string' && index % 2 === 0 ? [each] : [],
      ),
      isElsewhere: rest.some((each) => asBody(each)['accountId'] !== undefined),
    }));
}
