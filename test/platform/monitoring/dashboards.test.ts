// What dashboards show beside graphs: marks of deployments, and lines of logs.
import { describe, expect, it } from 'vitest';
import { checkMetrics } from '../../../src/check/metrics/check-metrics.ts';
import { corrupted, type OpenInput, objectIn } from '../../support/compiled.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';

function inputOf(metrics: Readonly<Record<string, unknown>>) {
  return compiledSmall({
    addons: { 'kube-prometheus-stack': {} },
    kafka: { main: { scraped: true } },
    observability: { metrics },
  });
}

function dashboardsOf(metrics: Readonly<Record<string, unknown>>) {
  return inputOf(metrics)
    .objects.filter(({ object }) => object.metadata.labels?.['grafana_dashboard'])
    .map(({ object }) => JSON.parse(String(Object.values(object['data'] ?? {})[0])));
}

describe('dashboards', () => {
  it('mark no deployment that nobody wants to see', () => {
    expect(dashboardsOf({}).map((each) => each.annotations)).toEqual([undefined, undefined]);
  });

  it('mark when pods of services first run another image (S4-CD-02)', () => {
    const marks = dashboardsOf({ marksDeployments: true }).map((each) => each.annotations.list);

    expect(marks).toHaveLength(2);
    for (const [mark] of marks) {
      expect(mark.expr).toBe(
        'count by (container, image_spec) (kube_pod_container_info{namespace=~"shop"}) unless ' +
          'count by (container, image_spec) (kube_pod_container_info{namespace=~"shop"} offset 5m)',
      );
      expect(mark).toMatchObject({ enable: true, datasource: { uid: 'prometheus' } });
    }
  });

  it('show errors in logs where Loki has them, which are no question to Prometheus (S4-OBS-06)', () => {
    const logs = { shipper: 'alloy', sink: 'loki', bucket: 'media' };
    const input = compiledSmall({
      addons: { 'kube-prometheus-stack': {}, alloy: {}, loki: {} },
      observability: { logs },
    });
    const { data } = objectIn(
      input as unknown as OpenInput,
      'ConfigMap',
      'dashboard-overview',
    ) as unknown as { data: Record<string, string> };
    const { panels } = JSON.parse(data['overview.json'] ?? '');

    expect(panels.at(-1)).toMatchObject({
      type: 'logs',
      datasource: { type: 'loki', uid: 'loki' },
      targets: [{ expr: '{namespace=~"shop"} |~ "(?i)(error|fatal)"' }],
    });
    expect(findings(checkMetrics(input))).toEqual([]);
    expect(dashboardsOf({})[0].panels.map(({ type }: { type: string }) => type)).not.toContain(
      'logs',
    );
  });

  it('ask for metrics that somebody exports, also in marks', () => {
    const input = inputOf({ marksDeployments: true });
    const broken = corrupted(input, (open) => {
      const { data } = objectIn(open, 'ConfigMap', 'dashboard-overview') as unknown as {
        data: Record<string, string>;
      };
      data['overview.json'] = (data['overview.json'] ?? '').replaceAll('_info', '_inf');
    });

    expect(findings(checkMetrics(input))).toEqual([]);
    expect(checkMetrics(broken).map(({ code, args }) => [code, args['metric']])).toEqual([
      ['check/metric-unknown', 'kube_pod_container_inf'],
    ]);
  });
});
