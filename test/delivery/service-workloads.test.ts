import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { serviceWorkloads } from '../../src/delivery/pipeline/service-workloads.ts';
import { applySeconds } from '../../src/delivery/pipeline/wait-seconds.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';

const PIPELINE = { kind: 'github-actions', organization: 'shop', pushRole: 'push' };

function compiled(overrides: Overrides = {}) {
  return anEnvironment({
    addons: { 'argo-cd': {}, 'argo-rollouts': {} },
    delivery: { pipeline: PIPELINE },
    ...overrides,
  });
}

function webOf(overrides: Overrides = {}) {
  const environment = compiled(overrides);
  const artifacts = [
    ...compilePlatform(environment, ALONE).artifacts,
    ...compileApps(environment).artifacts,
  ];
  const [web] = serviceWorkloads({
    ...{ environment, landscape: ALONE, stacks: [], components: [], artifacts },
  });
  if (web === undefined) throw new Error('No workload');
  return web;
}

const secondsOf = (web: Overrides) => webOf({ services: { web } }).rollout;
const requestsOf = (overrides: Overrides) => webOf(overrides).workloads[0]?.requests ?? [];

describe('how long a rollout is waited for', () => {
  // A node 300, two pods, each 120 to start, 10 to be ready, 2 × 30 at its load balancer, 100 for the one
  // before it to drain (60 + 10) and stop (30).
  const plain = 300 + 2 * (120 + 10 + 60 + 100);

  it('counts every pod, from its start to the end of the one before', () => {
    expect(secondsOf({})).toBe(plain);
  });

  it.each<[string, Overrides, number]>([
    ['more pods, up to the largest number', { autoscaling: { maxReplicas: 10 } }, 300 + 10 * 290],
    ['two at a time', { rollout: { maxSurge: 2 } }, 300 + 290],
    ['a slow start', { probes: { startupSeconds: 300 } }, plain + 2 * 180],
    ['a long goodbye', { shutdownSeconds: 400 }, plain + 2 * 300],
    [
      'the pauses of a canary',
      { metrics: {}, rollout: { strategy: 'canary', canary: { pauseSeconds: 600 } } },
      plain + 2 * 600,
    ],
    ['all at once when blue-green', { rollout: { strategy: 'blueGreen' } }, 300 + 290],
  ])('counts %s', (_, web, seconds) => {
    expect(secondsOf(web)).toBe(seconds);
  });

  it('never waits longer than a job may last', () => {
    expect(secondsOf({ autoscaling: { maxReplicas: 500 } })).toBe(2.5 * 3600);
  });

  it('waits for the pods of the service before those of others that run its image', () => {
    const worker = aService({ image: { from: 'web', tag: null }, port: null });
    const shared = webOf({ services: { worker } });

    expect(shared.workloads.map(({ name }) => name)).toEqual(['web', 'worker']);
    expect(shared.apply - webOf().apply).toBe(webOf().rollout);
  });

  it('waits for the longest release before', () => {
    const release = {
      deadlineSeconds: 1800,
      commands: { migrate: { command: ['migrate'], order: 10 } },
    };
    const web = { release };

    expect(applySeconds(compiled({ services: { web } })) - applySeconds(compiled())).toBe(1800);
  });
});

describe('what is asked of a workload', () => {
  it('is its Application, the path of its probes, and its public name', () => {
    expect(webOf().workloads).toEqual([
      {
        name: 'web',
        namespace: 'shop',
        kind: 'Deployment',
        application: 'shop-prod-web',
        health: { port: 8080, path: '/health', host: null },
        requests: [{ url: 'https://www.shop.io/health', from: 200, to: 299 }],
      },
    ]);
  });

  it('is no Application where Argo CD runs elsewhere', () => {
    const delivery = { pipeline: PIPELINE, argocd: { cluster: 'shop-prod' } };
    expect(webOf({ delivery }).workloads[0]).not.toHaveProperty('application');
  });

  it('is a path that its route leads to, where that of the probes is not public', () => {
    const routes = { all: null, api: { paths: ['/api/*'], target: 'web', priority: 1 } };
    const loadBalancers = { main: { routes } };

    expect(requestsOf({ edge: { loadBalancers } })).toEqual([
      { url: 'https://www.shop.io/api/', from: 200, to: 499 },
    ]);
  });

  it('is what somebody has written', () => {
    const web = { smokeTest: { path: '/api/version', status: 204 } };

    expect(requestsOf({ services: { web } })).toEqual([
      { url: 'https://www.shop.io/api/version', from: 204, to: 204 },
    ]);
  });

  it('goes to the load balancer itself where no distribution stands before it', () => {
    const distributions = { main: { behaviors: { default: { origin: 'media' } } } };
    expect(requestsOf({ edge: { distributions } })).toEqual([]);
    const edge = { distributions: null };
    expect(requestsOf({ edge })[0]?.url).toBe('https://origin.shop.io/health');
  });

  it('leaves out what another environment answers until it fails', () => {
    const distributions = { main: { failover: { role: 'secondary' } } };
    expect(requestsOf({ edge: { distributions } })).toEqual([]);
  });

  it('leaves out the internet where nodes do not reach it', () => {
    const subnets = { private: { route: 'none' } };
    expect(requestsOf({ network: { subnets } })).toEqual([]);
  });
});
