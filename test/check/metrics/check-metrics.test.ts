import { describe, expect, it } from 'vitest';
import type { CheckInput } from '../../../src/check/check-input.ts';
import { checkMetrics } from '../../../src/check/metrics/check-metrics.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { corrupted, objectIn } from '../../support/compiled.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { withEveryAddon } from '../../support/every-addon.ts';
import { chartsOf, withValues } from '../charts/charts-of.ts';

const WATCHED = {
  addons: { 'kube-prometheus-stack': {}, 'metrics-server': {}, keda: {}, 'argo-rollouts': {} },
  services: { web: { metrics: {} } },
};

/** The first alert asks for something else. */
function asking(expr: string, overrides: Overrides = WATCHED): CheckInput {
  return corrupted(compiledSmall(overrides), (open) => {
    objectIn(open, 'PrometheusRule', 'pods')['spec'].groups[0].rules[0].expr = expr;
  });
}

function found(input: CheckInput) {
  return checkMetrics(input).map(({ code, args }) => `${code} ${String(args['metric'])}`);
}

describe('checkMetrics', () => {
  it('accepts what is asked for everywhere', () => {
    expect(checkMetrics(compiledSmall(WATCHED))).toEqual([]);
    expect(checkMetrics(chartsOf(withEveryAddon()))).toEqual([]);
  });

  it.each([
    ['sum(kube_pods_waiting)', 'check/metric-unknown kube_pods_waiting'],
    ['istio_requests_total > 1', 'check/metric-unknown istio_requests_total'],
    [
      'rate(container_cpu_cfs_throttled_seconds_total[5m])',
      'check/metric-dropped container_cpu_cfs_throttled_seconds_total',
    ],
    ['container_spec_memory_limit_bytes', 'check/metric-dropped container_spec_memory_limit_bytes'],
  ])('judges %s (check/metric-unknown, check/metric-dropped)', (expr, finding) => {
    expect(found(asking(expr))).toEqual([finding]);
  });

  it('takes other names for metrics of services only where one of them is read', () => {
    const unread = { ...WATCHED, services: {} };

    expect(found(asking('orders_total > 1'))).toEqual([]);
    expect(found(asking('orders_total > 1', unread))).toEqual([
      'check/metric-unknown orders_total',
    ]);
  });

  it('knows what rules record', () => {
    const input = corrupted(
      asking('job:orders:rate5m > 1', { ...WATCHED, services: {} }),
      (open) => {
        const { rules } = objectIn(open, 'PrometheusRule', 'pods')['spec'].groups[0];
        rules.push({ record: 'job:orders:rate5m', expr: 'up' });
      },
    );

    expect(found(input)).toEqual([]);
  });

  it('reads relabellings of our values and of monitors', () => {
    const drop = [{ action: 'drop', sourceLabels: ['__name__'], regex: 'kube_job_.*' }];
    const byValues = withValues(withEveryAddon(), 'kube-prometheus-stack', (values) => {
      values['kube-state-metrics'].prometheus = { monitor: { http: { metricRelabelings: drop } } };
    });
    const byMonitor = corrupted(compiledSmall(WATCHED), (open) => {
      const [endpoint] = objectIn(open, 'PodMonitor', 'keda')['spec'].podMetricsEndpoints;
      endpoint.metricRelabelings = drop;
    });

    for (const input of [byValues, byMonitor]) {
      expect(found(input)).toEqual(['check/metric-dropped kube_job_status_failed']);
    }
  });

  it('asks panels, analyses and triggers as well', () => {
    const triggers = {
      queue: {
        type: 'prometheus',
        metadata: { query: 'max(nginx_ingress_controller_queue)', threshold: '5' },
      },
    };
    const web = {
      metrics: {},
      rollout: { strategy: 'canary' },
      autoscaling: { maxReplicas: 4, triggers },
    };
    const input = corrupted(compiledSmall({ ...WATCHED, services: { web } }), (open) => {
      const { data } = objectIn(open, 'ConfigMap', 'dashboard-overview');
      data['overview.json'] = data['overview.json'].replaceAll('kube_pod_', 'kube_pods_');
      const { spec } = objectIn(open, 'AnalysisTemplate', 'web');
      spec.metrics[0].provider.prometheus.query = 'sum(istio_requests_total)';
    });

    expect(found(input).sort()).toEqual([
      'check/metric-unknown istio_requests_total',
      'check/metric-unknown kube_pods_container_status_restarts_total',
      'check/metric-unknown nginx_ingress_controller_queue',
    ]);
  });

  it('takes the word of whoever wrote a trigger for what an add-on exports', () => {
    const triggers = {
      pods: { type: 'prometheus', metadata: { query: 'sum(kube_pod_info)', threshold: '5' } },
    };
    const web = { metrics: {}, autoscaling: { maxReplicas: 4, triggers } };

    expect(found(compiledSmall({ ...WATCHED, services: { web } }))).toEqual([]);
  });
});

describe('requests of services', () => {
  it('are counted by the sidecars where no service says anything', () => {
    const mesh = { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'] };
    const addons = { ...WATCHED.addons, 'istio-base': {}, 'istio-cni': {}, istiod: {} };
    const input = compiledSmall({ addons, mesh, observability: { availabilityPercent: 99.9 } });
    const texts = JSON.stringify(input.objects);

    expect(checkMetrics(input)).toEqual([]);
    expect(texts).toContain('destination_service_namespace=~');
    expect(texts).not.toContain('http_server_request_duration_seconds');
  });

  it('are on no panel and in no alert where nobody counts them', () => {
    const promise = { observability: { availabilityPercent: 99.9 } };
    const input = compiledSmall({ addons: WATCHED.addons, ...promise });

    expect(checkMetrics(input)).toEqual([]);
    expect(JSON.stringify(input.objects)).not.toContain('ErrorBudget');
    expect(anEnvironment().services['web']?.metrics).toBeNull();
  });
});
