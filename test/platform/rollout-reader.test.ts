import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';
import { objectOf, objectsOf } from '../support/kubernetes-objects.ts';

const delivery = {
  pipeline: { kind: 'jenkins', agent: 'any', pushRole: 'push', trustedRole: 'agents' },
};
const services = {
  orders: aService({ rollout: { strategy: 'blueGreen' } }),
  proxy: aService({ image: { repository: 'docker.io/library/nginx' } }),
};
const withPipeline = (overrides: Overrides = {}) =>
  anEnvironment({ addons: { 'argo-cd': {} }, delivery, services, ...overrides });

function rulesIn(namespace: string, overrides?: Overrides) {
  const roles = objectsOf(compilePlatform(withPipeline(overrides)), 'Role');
  const role = roles.find(({ metadata }) => metadata.namespace === namespace);
  return role?.['rules'].map(({ resources, resourceNames, verbs }: Record<string, unknown>) => ({
    ...{ resources, resourceNames, verbs },
  }));
}

describe('what pipelines may read', () => {
  it('is the workloads they deploy, by name, and their health', () => {
    expect(rulesIn('shop')).toEqual([
      { resources: ['deployments'], resourceNames: ['web'], verbs: ['get'] },
      { resources: ['rollouts'], resourceNames: ['orders'], verbs: ['get'] },
      {
        resources: ['services/proxy'],
        resourceNames: ['http:orders:8081', 'http:web:8080'],
        verbs: ['get'],
      },
    ]);
  });

  it('is Applications where Argo CD is here', () => {
    expect(rulesIn('argocd')).toEqual([
      { resources: ['applications'], resourceNames: undefined, verbs: ['get'] },
    ]);
    const elsewhere = { ...delivery, argocd: { cluster: 'shop-prod' } };
    expect(rulesIn('argocd', { delivery: elsewhere })).toBeUndefined();
  });

  it('is nothing without a pipeline', () => {
    expect(objectsOf(compilePlatform(anEnvironment({ services })), 'Role')).toEqual([]);
  });
});

describe('the health of a service', () => {
  const peersOf = (overrides?: Overrides) => {
    const apps = compileApps(withPipeline(overrides));
    return JSON.stringify(objectOf(apps, 'NetworkPolicy', 'orders')['spec'].ingress);
  };

  it('is asked for by the API server, from the subnets of the control plane', () => {
    expect(peersOf()).toContain('10.0.11.0/24');
    expect(peersOf({ delivery: {} })).not.toContain('10.0.11.0/24');
  });

  it('is not asked for where a strict mesh lets nobody in without a certificate', () => {
    const mesh = { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'] };
    const names = ['istio-base', 'istio-cni', 'istiod'].map((name) => [name, {}]);
    const addons = { 'argo-cd': {}, ...Object.fromEntries(names) };

    expect(peersOf({ mesh, addons })).not.toContain('10.0.11.0/24');
  });
});
