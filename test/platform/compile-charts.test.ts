import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { nightSchool } from '../support/night-school.ts';

const environment = nightSchool();
const output = compilePlatform(environment);
const chartComponents = output.components.filter(({ source }) => source.type === 'chart');
const waveOf = (name: string) => output.components.find((each) => each.name === name)?.wave ?? NaN;

describe('compileCharts', () => {
  it('makes a component for each add-on of the environment', () => {
    const names = chartComponents.map(({ name }) => name).sort();

    expect(names).toEqual(Object.keys(environment.addons).sort());
  });

  it('lays written values over ours, and says which of ours they replace', () => {
    const values = { crds: { keep: false }, webhook: { replicaCount: 5 }, global: { note: 'x' } };
    const addons = {
      ...environment.addons,
      'cert-manager': { existing: null, version: null, capacity: null, values },
    };
    const sourceOf = (of: typeof environment) =>
      compilePlatform(of).components.find(({ name }) => name === 'cert-manager')?.source;
    const ours = sourceOf(environment);
    const source = sourceOf({ ...environment, addons });
    if (source?.type !== 'chart' || ours?.type !== 'chart') throw new Error('No chart');

    expect(source.values).toMatchObject(values);
    expect(Object.keys(source.values).sort()).toEqual(
      [...new Set([...Object.keys(ours.values), ...Object.keys(values)])].sort(),
    );
    expect(source.replaced?.map(({ path }) => path)).toEqual([
      'crds.keep',
      'global.note',
      'webhook.replicaCount',
    ]);
    expect(ours.replaced).toBeUndefined();
  });

  it('lets a written version win over the one of this release', () => {
    const addons = {
      ...environment.addons,
      'cert-manager': { existing: null, version: 'v9.9.9', capacity: null, values: {} },
    };

    const { components } = compilePlatform({ ...environment, addons });

    expect(components.find(({ name }) => name === 'cert-manager')?.source).toMatchObject({
      version: 'v9.9.9',
    });
  });
});

describe('compileCharts: waves', () => {
  /** Custom resources are synced after the chart that brings their definition. */
  const definedBy = {
    'external-secrets.io/v1': 'external-secrets',
    'monitoring.coreos.com/v1': 'kube-prometheus-stack',
    'elbv2.k8s.aws/v1beta1': 'aws-load-balancer-controller',
    'argoproj.io/v1alpha1': 'argo-rollouts',
  } as const;
  const apps = compileApps(environment);
  const all = [...output.artifacts, ...apps.artifacts];
  const waves = new Map(
    [...output.components, ...apps.components].map((each) => [each.name, each.wave]),
  );

  it.each(Object.entries(definedBy))('puts objects of %s after %s', (apiVersion, chart) => {
    const users = all.filter(({ object }) => object.apiVersion === apiVersion);

    for (const { component } of users) {
      expect(waves.get(component)).toBeGreaterThan(waveOf(chart));
    }
  });

  it('has the webhook certificates and the Grafana secret ready before their users', () => {
    expect(waveOf('cert-manager')).toBeLessThan(waveOf('aws-load-balancer-controller'));
    expect(waveOf('secret-store')).toBeLessThan(waveOf('monitoring-secrets'));
    expect(waveOf('monitoring-secrets')).toBeLessThan(waveOf('kube-prometheus-stack'));
    expect(waveOf('kube-prometheus-stack')).toBeLessThan(waveOf('thanos'));
  });

  it('syncs every namespace first and every service last', () => {
    const platform = output.components.map(({ wave }) => wave);

    expect(Math.min(...platform)).toBe(waveOf('namespaces'));
    expect(Math.max(...platform)).toBeLessThan(0);
  });
});
