// Alarms and dashboards ask CloudWatch for what nodes use, which AWS measures nowhere by itself: the agent of
// CloudWatch does, or Prometheus, whose series a collector sends there.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { NODE_METRICS_NAMESPACE } from '../../model/operations/node-metrics.ts';
import { resourcesOf } from '../artifacts/elements.ts';
import { chartComponents } from '../charts/chart-components.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';
import { askedIn } from './check-cloud-metrics.ts';

export function checkNodeMetrics(input: CheckInput): readonly Diagnostic[] {
  if (hasAgent(input)) return [];
  const sent = new Set(chartComponents(input).flatMap(({ values }) => sentBy(values)));
  return askedIn(input)
    .filter(({ namespace, isElsewhere }) => namespace === NODE_METRICS_NAMESPACE && !isElsewhere)
    .filter(({ metric }) => !sent.has(metric))
    .map(({ address, metric, origin }) =>
      diagnostic('check/node-metric-unsent', { address, metric }, { path: origin }),
    );
}

function hasAgent(input: CheckInput): boolean {
  const agent = 'amazon-cloudwatch-observability';
  const isStanding = Boolean(input.environment.cluster?.addons[agent]?.existing);
  const added = resourcesOf(input, 'aws_eks_addon').map(({ body }) => body['addon_name']);
  return isStanding || added.includes(agent);
}

/** By a pipeline of the collector from Prometheus to CloudWatch. */
function sentBy(values: Body): readonly string[] {
  const { exporters, service } = asBody(values['alternateConfig']);
  const { 'metrics/nodes': metrics } = asBody(asBody(service)['pipelines']);
  const pipeline = asBody(metrics);
  const leads = asList(pipeline['receivers']).includes('prometheus');
  const { 'awsemf/nodes': awsemf } = asBody(exporters);
  const { namespace, metric_declarations: declarations } = asBody(awsemf);
  if (!leads || !asList(pipeline['exporters']).includes('awsemf/nodes')) return [];
  if (namespace !== NODE_METRICS_NAMESPACE) return [];
  return asList(declarations)
    .flatMap((each) => asList(asBody(each)['metric_name_selectors']))
    .map(String);
}
