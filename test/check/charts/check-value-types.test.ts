import { describe, expect, it } from 'vitest';
import { addons } from '../../../src/addons/addons.ts';
import { checkValueTypes } from '../../../src/check/charts/check-value-types.ts';
import generated from '../../../src/facts/chart-values.generated.json' with { type: 'json' };
import { withEveryAddon, withFluentd, withLoki } from '../../support/every-addon.ts';
import { chartsOf, withValues } from './charts-of.ts';

const environment = withEveryAddon();

describe('checkValueTypes', () => {
  it.each([environment, withFluentd(), withLoki()])('accepts every add-on', (each) => {
    expect(checkValueTypes(chartsOf(each))).toEqual([]);
    expect(checkValueTypes(chartsOf({ ...each, tier: 'staging' }))).toEqual([]);
  });

  it.each([
    ['text for a number', 'keda', 'operator.replicaCount', '2', 'text', 'number'],
    ['text for a switch', 'argo-cd', 'dex.enabled', 'false', 'text', 'boolean'],
    ['a switch for text', 'fluentd', 'dashboards.enabled', false, 'boolean', 'text'],
    ['text for a list', 'external-dns', 'sources', 'service', 'text', 'list'],
    ['a list for a map', 'istio-cni', 'seccompProfile', [], 'list', 'map'],
    ['a map for a list', 'istio-ingressgateway', 'service.ports', {}, 'map', 'list'],
    ['text for a map of keys', 'traefik', 'ports', '443', 'text', 'map'],
    ['a list for empty text', 'argo-cd', 'redis-ha.haproxy.affinity', [], 'list', 'unset'],
    ['a subchart', 'kube-prometheus-stack', 'grafana.sidecar', [], 'list', 'map'],
  ])('reports %s (check/chart-value-type)', (...[, name, path, value, found, wanted]) => {
    const input = withValues(environment, name, (values) => {
      const keys = path.split('.');
      const last = keys.pop() ?? '';
      const parent = keys.reduce((below, key) => {
        below[key] ??= {};
        return below[key];
      }, values);
      parent[last] = value;
    });

    expect(checkValueTypes(input)).toMatchObject([
      { code: 'check/chart-value-type', args: { value: path, found, wanted } },
    ]);
  });

  it('takes a share where the default is a number', () => {
    const input = withValues(environment, 'cluster-autoscaler', (values) => {
      values['podDisruptionBudget'].maxUnavailable = '50%';
    });

    expect(checkValueTypes(input)).toEqual([]);
  });

  it('knows nothing of another version than the pinned one', () => {
    const other = {
      ...environment,
      addons: {
        ...environment.addons,
        keda: { existing: null, version: '2.99.0', capacity: null, values: {} },
      },
    };
    const input = withValues(other, 'keda', (values) => {
      values['operator'].replicaCount = '2';
    });

    expect(checkValueTypes(input)).toEqual([]);
  });
});

describe('the table of types', () => {
  it('holds every chart at its pinned version', () => {
    const pinned = addons.map(({ chart, version }) => [chart, version]);
    const held = Object.entries(generated).map(([chart, { version }]) => [chart, version]);

    expect(held.sort()).toEqual(pinned.sort());
  });
});
