import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkNamedThings } from '../../src/check/planes/names/check-named-things.ts';
import { checkPermissions } from '../../src/check/planes/names/check-permissions.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledFrom, corrupted, stackIn } from '../support/compiled.ts';
import { findings } from '../support/findings.ts';
import { objectOf, valuesOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const COLLECTOR = 'opentelemetry-collector';
const REQUESTS = { metric: 'http.server.request.duration', dimensions: ['http.route'] };

function measured(observability: Overrides = {}, cloudWatch: Overrides = { requests: REQUESTS }) {
  return anEnvironment({
    addons: { [COLLECTOR]: {}, jaeger: {} },
    observability: { metrics: { cloudWatch }, ...observability },
  });
}

const configurationOf = (environment: ReturnType<typeof measured>) =>
  valuesOf(compilePlatform(environment), COLLECTOR)['alternateConfig'];

function selects(metric: string, name: string): boolean {
  const { exporters } = configurationOf(measured({}, { own: { metric } }));
  const [pattern] = exporters.awsemf.metric_declarations[0].metric_name_selectors;
  return new RegExp(pattern.replaceAll('$$', '$')).test(name);
}

describe('metrics of services in CloudWatch', () => {
  it('are told apart by service, and by what the environment says', () => {
    const { exporters, service } = configurationOf(measured());

    expect(exporters.awsemf).toMatchObject({
      namespace: 'shop/prod',
      log_group_name: '/shop/prod/application-metrics',
      metric_declarations: [{ dimensions: [['service.name', 'http.route']] }],
    });
    expect(service.pipelines.metrics).toMatchObject({
      receivers: ['otlp'],
      exporters: ['awsemf'],
    });
  });

  it.each([
    ['orders.placed', 'orders.placed', true],
    ['orders.placed', 'ordersXplaced', false],
    ['orders.placed', 'orders.placed.late', false],
    ['orders.placed', 'all.orders.placed', false],
    ['orders.*', 'orders.placed', true],
    ['orders.*', 'orders', false],
  ])('are those of %s: %s is %s', (metric, name, isOne) => {
    expect(selects(metric, name)).toBe(isOne);
  });

  it('keep all others from being paid for', () => {
    const both = { requests: REQUESTS, orders: { metric: 'orders.*' } };
    const { processors, service } = configurationOf(measured({}, both));

    expect(processors['filter/cloudwatch'].metrics.metric).toEqual([
      'not (IsMatch(name, "^orders[.].*$$") or IsMatch(name, "^http[.]server[.]request[.]duration$$"))',
    ]);
    expect(service.pipelines.metrics.processors).toContain('filter/cloudwatch');
  });

  it('are sent as what has come since the last time, with traces or without', () => {
    const alone = objectOf(compileApps(measured()), 'ConfigMap', 'web')['data'];
    const xray = measured({ traces: { backend: 'xray' } });
    const both = objectOf(compileApps(xray), 'ConfigMap', 'web')['data'];
    const sent = {
      OTEL_SERVICE_NAME: 'web',
      OTEL_METRICS_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'delta',
      OTEL_EXPORTER_OTLP_ENDPOINT: expect.stringContaining(COLLECTOR),
    };

    expect(alone).toMatchObject({ ...sent, OTEL_TRACES_EXPORTER: 'none' });
    expect(both).toMatchObject({ ...sent, OTEL_TRACES_EXPORTER: 'otlp' });
  });

  it('find their way to the collector', () => {
    const { egress } = objectOf(compileApps(measured()), 'NetworkPolicy', 'web')['spec'];

    expect(JSON.stringify(egress)).toContain(COLLECTOR);
  });

  it.each([
    ['traces in Jaeger', { traces: { backend: 'jaeger' } }, ['WriteMetrics']],
    ['traces in X-Ray', { traces: { backend: 'xray' } }, ['WriteTraces', 'WriteMetrics']],
  ])('may be written by the collector beside %s', (_case, observability, sids) => {
    const terraform = terraformOf(measured(observability));
    const statements = terraform.policy(`addon-${COLLECTOR}`);

    expect(Object.keys(statements)).toEqual(sids);
    expect(statements['WriteMetrics']?.['resources']).toEqual([
      'arn:aws:logs:eu-west-1:210987654321:log-group:/shop/prod/application-metrics:*',
    ]);
    expect(terraform.one('aws_cloudwatch_log_group', 'application-metrics')).toMatchObject({
      name: '/shop/prod/application-metrics',
      retention_in_days: 30,
    });
  });

  it('are none unless asked for', () => {
    const environment = measured({ traces: { backend: 'xray' } }, {});
    const { exporters, service } = configurationOf(environment);
    const { data } = objectOf(compileApps(environment), 'ConfigMap', 'web');

    expect(exporters).toEqual({ awsxray: { region: 'eu-west-1' } });
    expect(Object.keys(service.pipelines)).toEqual(['traces']);
    expect(data).not.toHaveProperty('OTEL_METRICS_EXPORTER');
    expect(terraformOf(environment).all('aws_cloudwatch_log_group')).not.toHaveProperty(
      'application-metrics',
    );
  });

  it('are missed when nobody makes the log group, or the role may not write there', () => {
    const compiled = compiledFrom(measured());
    const unmade = corrupted(compiled, (open) => {
      delete stackIn(open, 'observability')['document'].resource.aws_cloudwatch_log_group[
        'application-metrics'
      ];
    });
    const forbidden = corrupted(compiled, (open) => {
      const documents = stackIn(open, 'identity')['document'].data.aws_iam_policy_document;
      documents[`addon-${COLLECTOR}`].statement = [];
    });

    expect(findings(checkNamedThings(unmade)).join()).toContain('check/name-missing');
    expect(findings(checkPermissions(forbidden)).join()).toContain('check/permission-missing');
    expect(findings(checkPermissions(compiled))).toEqual([]);
  });
});
