import { describe, expect, it } from 'vitest';
import { addons } from '../../../src/addons/addons.ts';
import { checkScraping } from '../../../src/check/metrics/check-scraping.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { corrupted, objectIn } from '../../support/compiled.ts';
import { withEveryAddon } from '../../support/every-addon.ts';
import { objectOf, valuesOf } from '../../support/kubernetes-objects.ts';
import { chartsOf } from '../charts/charts-of.ts';

const environment = withEveryAddon();
const input = chartsOf(environment);
const platform = compilePlatform(environment);

describe('checkScraping', () => {
  it('accepts every add-on', () => {
    expect(checkScraping(input)).toEqual([]);
  });

  it.each(addons.filter(({ watched }) => watched !== null))(
    'wants the metrics of $name read (check/metrics-unread)',
    ({ name, chart }) => {
      const objects = input.objects.filter(
        ({ object }) => !object.kind.endsWith('Monitor') || object.metadata.name !== name,
      );
      const [first] = checkScraping({ ...input, objects });

      expect(first).toMatchObject({
        code: 'check/metrics-unread',
        args: { chart },
        path: ['addons', name],
      });
    },
  );

  it('notices one of several workloads, and another port', () => {
    const changed = corrupted(input, (open) => {
      const argo = objectIn(open, 'PodMonitor', 'argo-cd')['spec'];
      argo.selector.matchExpressions[0].values = ['argocd-server'];
      objectIn(open, 'PodMonitor', 'keda')['spec'].podMetricsEndpoints[0].port = 'http';
    });

    expect(checkScraping(changed).map(({ args }) => args['pods'])).toEqual([
      'argocd-application-controller',
      'argocd-applicationset-controller',
      'argocd-notifications-controller',
      'argocd-repo-server',
      'keda-operator',
      'keda-operator-metrics-apiserver',
      'keda-admission-webhooks',
    ]);
  });

  it('wants nothing where there is no Prometheus', () => {
    const { 'kube-prometheus-stack': _, ...rest } = environment.addons;

    expect(checkScraping(chartsOf({ ...environment, addons: rest }))).toEqual([]);
  });
});

describe('monitors of add-ons', () => {
  it('find pods by the labels and ports that charts give them', () => {
    expect(objectOf(platform, 'PodMonitor', 'cluster-autoscaler')['spec']).toEqual({
      namespaceSelector: { matchNames: ['kube-system'] },
      selector: {
        matchExpressions: [
          { key: 'app.kubernetes.io/name', operator: 'In', values: ['aws-cluster-autoscaler'] },
        ],
      },
      podMetricsEndpoints: [{ portNumber: 8085, honorLabels: true, interval: '60s' }],
    });
    expect(objectOf(platform, 'PodMonitor', 'strimzi-kafka-operator')['spec'].selector).toEqual({
      matchLabels: { name: 'strimzi-cluster-operator' },
    });
    expect(
      objectOf(platform, 'PodMonitor', 'metrics-server')['spec'].podMetricsEndpoints[0],
    ).toMatchObject({ port: 'https', scheme: 'https', tlsConfig: { insecureSkipVerify: true } });
    expect(
      objectOf(platform, 'PodMonitor', 'istio-ingressgateway')['spec'].podMetricsEndpoints[0],
    ).toMatchObject({ port: 'http-envoy-prom', path: '/stats/prometheus' });
  });

  it('find Fluent Bit by the one port it has, that of its Service', () => {
    expect(objectOf(platform, 'ServiceMonitor', 'aws-for-fluent-bit')['spec']).toEqual({
      namespaceSelector: { matchNames: ['logging'] },
      selector: {
        matchExpressions: [
          { key: 'app.kubernetes.io/name', operator: 'In', values: ['aws-for-fluent-bit'] },
        ],
      },
      endpoints: [
        {
          port: 'monitor-agent',
          path: '/api/v2/metrics/prometheus',
          honorLabels: true,
          interval: '60s',
        },
      ],
    });
  });

  it('look where Argo CD is', () => {
    const delivery = { ...environment.delivery };
    const argocd = { ...delivery.argocd, namespace: 'gitops' };
    const moved = compilePlatform({ ...environment, delivery: { ...delivery, argocd } });

    expect(objectOf(moved, 'PodMonitor', 'argo-cd')['spec'].namespaceSelector).toEqual({
      matchNames: ['gitops'],
    });
  });

  it('find metrics that charts do not offer by themselves', () => {
    const on = { enabled: true };

    expect(valuesOf(platform, 'keda')['prometheus']).toEqual({
      operator: on,
      metricServer: on,
      webhooks: on,
    });
    expect(valuesOf(platform, 'ingress-nginx')['controller'].metrics).toEqual(on);
    expect(valuesOf(platform, 'metrics-server')['metrics']).toEqual(on);
    expect(valuesOf(platform, 'jaeger')['userconfig'].service.telemetry.metrics.readers).toEqual([
      { pull: { exporter: { prometheus: { host: '0.0.0.0', port: 8888 } } } },
    ]);
  });
});
