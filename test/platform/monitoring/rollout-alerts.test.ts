import { describe, expect, it } from 'vitest';
import { checkMetrics } from '../../../src/check/metrics/check-metrics.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { type AnyObject, objectOf, objectsOf } from '../../support/kubernetes-objects.ts';

const overrides: Overrides = {
  addons: { 'argo-cd': {}, 'argo-rollouts': {}, 'kube-prometheus-stack': {} },
  services: {
    web: { metrics: {}, rollout: { strategy: 'canary', canary: { pauseSeconds: 600 } } },
  },
};
const platform = compilePlatform(anEnvironment(overrides));

function rulesOf(name: string): readonly AnyObject[] {
  return objectOf(platform, 'PrometheusRule', name)['spec'].groups[0].rules;
}

describe('a service that is a Rollout', () => {
  it('is watched like a Deployment, by what its controller tells', () => {
    const expressions = Object.fromEntries(
      rulesOf('rollouts').map(({ alert, expr, for: lasting }) => [alert, `${expr} for ${lasting}`]),
    );
    const replicas = (which: string) =>
      `max by (namespace, name) (rollout_info_replicas_${which}{namespace=~"shop"})`;
    const phase = (name: string) =>
      `max by (namespace, name) (rollout_info{namespace=~"shop",phase="${name}"}) == 1`;

    expect(expressions).toEqual({
      ServiceUnavailable: `${replicas('available')} == 0 and ${replicas('desired')} > 0 for 2m`,
      ServiceDegraded: `${replicas('available')} < ${replicas('desired')} for 15m`,
      RolloutStalled: `${phase('Degraded')} for 1m`,
      RolloutWaits: `${phase('Paused')} for 25m`,
    });
    expect(checkMetrics(compiledSmall(overrides))).toEqual([]);
  });

  it('is on the panel of available pods', () => {
    const { data } = objectOf(platform, 'ConfigMap', 'dashboard-overview');
    const [panel] = JSON.parse(data['overview.json']).panels;

    expect(panel.targets[0]).toMatchObject({
      expr: 'kube_deployment_status_replicas_available{namespace=~"shop"} or max by (namespace, name) (rollout_info_replicas_available{namespace=~"shop"})',
      legendFormat: '{{deployment}}{{name}}',
    });
  });

  it('is nothing to alert on where there is none', () => {
    const { services: _, ...without } = overrides;
    const names = objectsOf(compilePlatform(anEnvironment(without)), 'PrometheusRule').map(
      ({ metadata }) => metadata.name,
    );

    expect(names).not.toContain('rollouts');
  });
});

describe('Argo CD', () => {
  it('tells every receiver of a sync that failed and of what is not healthy', () => {
    expect(rulesOf('delivery').map(({ alert, expr }) => [alert, expr])).toEqual([
      [
        'ApplicationSyncFailed',
        'sum by (name, phase) (increase(argocd_app_sync_total{phase=~"Error|Failed"}[15m])) > 0',
      ],
      ['ApplicationDegraded', 'argocd_app_info{health_status=~"Degraded|Missing"} == 1'],
      ['ApplicationOutOfSync', 'argocd_app_info{sync_status!="Synced"} == 1'],
    ]);
  });
});
