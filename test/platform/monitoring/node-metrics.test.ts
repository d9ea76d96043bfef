// What nodes use, from Prometheus through the collector to CloudWatch.
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkMetrics } from '../../../src/check/metrics/check-metrics.ts';
import { checkNodeMetrics } from '../../../src/check/metrics/check-node-metrics.ts';
import { environmentRules } from '../../../src/environment/rules.ts';
import { NODE_METRIC_NAMES } from '../../../src/model/operations/node-metrics.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { corrupted, objectIn } from '../../support/compiled.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { objectOf, valuesOf } from '../../support/kubernetes-objects.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const SENT: Overrides = {
  cluster: { addons: { 'amazon-cloudwatch-observability': null } },
  addons: {
    ...{ 'aws-for-fluent-bit': {}, 'kube-prometheus-stack': {}, 'opentelemetry-collector': {} },
  },
  observability: { alarms: null, metrics: { nodesToCloudWatch: true } },
};
const UNSENT: Overrides = {
  ...SENT,
  observability: { alarms: null, metrics: { nodesToCloudWatch: false } },
};
const BY_AGENT: Overrides = { ...UNSENT, cluster: {} };

const environment = anEnvironment(SENT);
const platform = compilePlatform(environment);
const config = valuesOf(platform, 'opentelemetry-collector')['alternateConfig'];
const GROUP = `/aws/containerinsights/${environment.cluster?.name}/prometheus`;

const bodyOf = (overrides: Overrides): string =>
  terraformOf(anEnvironment(overrides)).one('aws_cloudwatch_dashboard', 'main').dashboard_body;

describe('what nodes use', () => {
  it('is recorded by Prometheus, under the name of the cluster', () => {
    const [{ rules }] = objectOf(platform, 'PrometheusRule', 'nodes')['spec'].groups;

    expect(rules.map(({ record }: { record: string }) => record)).toEqual(NODE_METRIC_NAMES);
    for (const { labels } of rules) {
      expect(labels).toEqual({ ClusterName: environment.cluster?.name });
    }
  });

  it('is asked of Prometheus by the collector, which nothing else gets past', () => {
    const [scrape] = config.receivers.prometheus.config.scrape_configs;

    expect(scrape).toMatchObject({
      metrics_path: '/federate',
      params: { 'match[]': NODE_METRIC_NAMES },
      honor_labels: true,
      static_configs: [
        { targets: ['kube-prometheus-prometheus.monitoring.svc.cluster.local:9090'] },
      ],
    });
    expect(config.processors['filter/nodes'].metric_conditions[0].split(' and ')).toEqual(
      NODE_METRIC_NAMES.map((name) => `metric.name != "${name}"`),
    );
    expect(config.service.pipelines['metrics/nodes']).toEqual({
      receivers: ['prometheus'],
      processors: ['memory_limiter', 'filter/nodes', 'batch'],
      exporters: ['awsemf/nodes'],
    });
    expect(config.service.pipelines.traces.exporters).toEqual(['awsxray']);
  });

  it('may pass between them, and comes after Prometheus', () => {
    const ports = [{ port: 9090, protocol: 'TCP' }];
    const inside = (name: string) => ({
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
    });
    const waveOf = (name: string) =>
      platform.components.find((each) => each.name === name)?.wave ?? Number.NaN;

    expect(
      objectOf(platform, 'NetworkPolicy', 'opentelemetry-collector')['spec'].egress,
    ).toContainEqual({ ports, to: [inside('monitoring')] });
    expect(
      objectOf(platform, 'NetworkPolicy', 'kube-prometheus-stack')['spec'].ingress,
    ).toContainEqual({ ports, from: [inside('tracing')] });
    expect(waveOf('kube-prometheus-stack')).toBeLessThan(waveOf('opentelemetry-collector'));
  });

  it('is written to a log group of ours, in which CloudWatch finds it', () => {
    const terraform = terraformOf(environment);

    expect(config.exporters['awsemf/nodes']).toMatchObject({
      region: 'eu-west-1',
      namespace: 'ContainerInsights',
      log_group_name: GROUP,
      metric_declarations: [
        { dimensions: [['ClusterName']], metric_name_selectors: NODE_METRIC_NAMES },
      ],
    });
    expect(terraform.one('aws_cloudwatch_log_group', 'node-metrics')).toMatchObject({
      name: GROUP,
      retention_in_days: 30,
    });
    expect(terraform.policy('addon-opentelemetry-collector')['WriteNodeMetrics']).toMatchObject({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`arn:aws:logs:eu-west-1:210987654321:log-group:${GROUP}:*`],
    });
  });

  it('may be written where traces stay in the cluster', () => {
    const jaeger = anEnvironment({
      ...SENT,
      addons: { 'kube-prometheus-stack': {}, 'opentelemetry-collector': {}, jaeger: {} },
      observability: { metrics: { nodesToCloudWatch: true }, traces: { backend: 'jaeger' } },
    });

    expect(Object.keys(terraformOf(jaeger).policy('addon-opentelemetry-collector'))).toEqual([
      'WriteNodeMetrics',
    ]);
  });

  it('is drawn where something measures it', () => {
    expect(bodyOf(SENT)).toContain('"title":"Nodes"');
    expect(bodyOf(BY_AGENT)).toContain('"title":"Nodes"');
    expect(bodyOf(UNSENT)).not.toContain('"title":"Nodes"');
  });

  it('passes every rule and check, with an alarm as well', () => {
    const alarm = { title: 'CPU', metric: 'nodeCpu', abovePercent: 80, forMinutes: 10 };
    const input = compiledSmall({
      ...SENT,
      observability: { metrics: { nodesToCloudWatch: true }, alarms: { cpu: alarm } },
    });

    expect(environmentRules.flatMap((rule) => rule(input.environment))).toEqual([]);
    expect(checkEnvironment(input)).toEqual([]);
  });

  it('needs Prometheus and the collector', () => {
    const { environment: without } = compiledSmall({
      ...SENT,
      addons: { 'aws-for-fluent-bit': {} },
    });
    const found = environmentRules.flatMap((rule) => rule(without));

    expect(found.map(({ code, args }) => `${code} ${String(args['addon'])}`).sort()).toEqual([
      'model/addon-missing addons.kube-prometheus-stack',
      'model/addon-missing addons.opentelemetry-collector',
      // Nothing of what is left has an alarm.
      'model/unwatched undefined',
    ]);
  });
});

describe('checkMetrics', () => {
  it('asks of what the collector takes over whether Prometheus has it (check/metric-unknown)', () => {
    const input = corrupted(compiledSmall(SENT), (open) => {
      const { groups } = objectIn(open, 'PrometheusRule', 'nodes')['spec'];
      groups[0].rules.shift();
    });

    expect(checkMetrics(input)).toMatchObject([
      { code: 'check/metric-unknown', args: { metric: 'cluster_failed_node_count' } },
    ]);
  });
});

describe('checkNodeMetrics', () => {
  const codesOf = (change: (metrics: { [key: string]: readonly string[] }) => void) =>
    checkNodeMetrics(
      corrupted(compiledSmall(SENT), ({ components }) => {
        const { source } = components.find(({ name }) => name === 'opentelemetry-collector') ?? {};
        change(source.values.alternateConfig.service.pipelines['metrics/nodes']);
      }),
    ).map(({ code, args }) => `${code} ${String(args['metric'])}`);
  const all = NODE_METRIC_NAMES.map((name) => `check/node-metric-unsent ${name}`).sort();

  it('accepts what a collector or the agent sends', () => {
    expect(checkNodeMetrics(compiledSmall(SENT))).toEqual([]);
    expect(checkNodeMetrics(compiledSmall(BY_AGENT))).toEqual([]);
  });

  it('reports graphs of what nothing sends (check/node-metric-unsent)', () => {
    expect(
      codesOf((metrics) => {
        metrics['exporters'] = [];
      }).sort(),
    ).toEqual(all);
    expect(
      codesOf((metrics) => {
        metrics['receivers'] = ['otlp'];
      }).sort(),
    ).toEqual(all);
  });
});
