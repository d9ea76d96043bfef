// One CloudWatch dashboard per environment: a widget per store, load balancer and the cluster, of those
// that share with it too.
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import type { Widget } from '../../kinds/contract/page-part.ts';
import { type Source, sourcesOf } from '../../model/landscape/landscape.ts';
import { prefixOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { namedWidgets } from './widgets.ts';

const WIDTH = 8;
const HEIGHT = 6;
const PER_ROW = 3;

const PERIOD = 300;

/** A widget as CloudWatch takes it: a metric is a list of names, or one expression. */
interface Graph {
  readonly title: string;
  readonly metrics: readonly (readonly unknown[])[];
}

export function addDashboard(module: RootModule): void {
  const { environment, landscape } = module;
  const graphs = [
    ...[...namedWidgets(environment), ...balancerWidgets(module)].map(ownGraph),
    ...sourcesOf(environment, landscape).flatMap(sourceGraphs),
  ];
  if (graphs.length === 0) return;
  module.resource(CloudwatchDashboard, 'main', ['observability'], {
    dashboardName: prefixOf(environment),
    dashboardBody: JSON.stringify({
      widgets: graphs.map((graph, index) => render(graph, index, environment.aws.region)),
    }),
  });
}

const BALANCER_METRICS = {
  application: {
    namespace: 'AWS/ApplicationELB',
    metrics: ['RequestCount', 'HTTPCode_Target_5XX_Count', 'TargetResponseTime'],
  },
  network: {
    namespace: 'AWS/NetworkELB',
    metrics: ['NewFlowCount', 'ActiveFlowCount', 'TCP_Target_Reset_Count'],
  },
} as const;
/** All others are counts. */
const AVERAGED: ReadonlySet<string> = new Set(['TargetResponseTime', 'ActiveFlowCount']);

function balancerWidgets(module: RootModule): readonly Widget[] {
  return Object.entries(module.environment.edge.loadBalancers).map(([key, { type }]) => ({
    title: `Load balancer ${key}`,
    ...BALANCER_METRICS[type],
    dimensions: ['LoadBalancer', module.stateOf('edge').entry('load_balancer_suffixes', key)],
  }));
}

function ownGraph({ title, ...widget }: Widget): Graph {
  return { title, metrics: metricsOf(widget, {}) };
}

/** CloudWatch averages what is not said to be added up. */
function metricsOf(
  { namespace, metrics, dimensions, each = [], isCount = false }: Omit<Widget, 'title'>,
  place: object,
): Graph['metrics'] {
  const options = { ...place, ...(isCount ? { stat: 'Sum' } : {}) };
  const more = Object.keys(options).length === 0 ? [] : [options];
  const series = each.length === 0 ? [dimensions] : each.map((value) => [...dimensions, value]);
  return metrics.flatMap((metric) => series.map((names) => [namespace, metric, ...names, ...more]));
}

/** Of the account of a source, which says so itself: its state is not read. */
function sourceGraphs({ key, of }: Source): readonly Graph[] {
  const accountId = of.aws.account;
  return [
    ...namedWidgets(of).map(({ title, ...widget }) => ({
      title: `${key}: ${title}`,
      metrics: metricsOf(widget, { accountId }),
    })),
    ...balancerKinds(of).map((type) => ({
      title: `${key}: Load balancers (${type})`,
      metrics: BALANCER_METRICS[type].metrics.map((metric) => [
        { expression: searchOf(accountId, BALANCER_METRICS[type].namespace, metric) },
      ]),
    })),
  ];
}

function balancerKinds({ edge }: Environment) {
  const kinds = Object.values(edge.loadBalancers).map(({ type }) => type);
  return [...new Set(kinds)].sort();
}

/** What CloudWatch calls a load balancer is made up by AWS, so it is searched for. */
function searchOf(account: string, namespace: string, metric: string): string {
  const what = `{${namespace},LoadBalancer} MetricName="${metric}" :aws.AccountId="${account}"`;
  return `SEARCH('${what}', '${AVERAGED.has(metric) ? 'Average' : 'Sum'}', ${PERIOD})`;
}

function render({ title, metrics }: Graph, index: number, region: string) {
  return {
    type: 'metric',
    x: (index % PER_ROW) * WIDTH,
    y: Math.floor(index / PER_ROW) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: { title, region, view: 'timeSeries', period: PERIOD, metrics },
  };
}
