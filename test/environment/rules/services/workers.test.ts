import { describe, expect, it } from 'vitest';
import { checkWorkers } from '../../../../src/environment/rules/services/workers.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(services: Overrides): readonly string[] {
  return findings(checkWorkers(anEnvironment({ services })));
}

const worker = (overrides: Overrides = {}) => aService({ port: null, ...overrides });

describe('checkWorkers', () => {
  it('accepts a worker and a singleton', () => {
    expect(check({ worker: worker({ singleton: true, replicas: 1 }) })).toEqual([]);
  });

  it('reports a worker that another service calls', () => {
    expect(check({ worker: worker(), web: { uses: { services: ['worker'] } } })).toEqual([
      'model/worker-called at value of services.web.uses.services[0]',
    ]);
  });

  it('reports a worker that a load balancer sends requests to', () => {
    expect(check({ web: { port: null } })).toEqual([
      'model/worker-called at value of edge.loadBalancers.main.targets.web.service',
    ]);
  });

  it.each([
    ['clusterIP', { clusterIP: '172.20.9.9' }],
    ['metrics', { metrics: {} }],
    ['websocket', { websocket: true }],
    ['probes.host', { probes: { host: 'www.shop.io' } }],
    ['rollout.strategy', { rollout: { strategy: 'blueGreen' } }],
  ])('reports a worker with %s', (key, overrides) => {
    expect(check({ worker: worker(overrides) })).toEqual([
      `model/port-needed at value of services.worker.${key}`,
    ]);
  });

  it.each([
    ['replicas', { replicas: 2 }],
    ['autoscaling', { autoscaling: { maxReplicas: 3 } }],
    ['rollout.strategy', { rollout: { strategy: 'blueGreen' } }],
  ])('reports a singleton with %s of its own', (key, overrides) => {
    expect(check({ one: aService({ singleton: true, replicas: 1, ...overrides }) })).toEqual([
      `model/singleton-doubled at value of services.one.${key}`,
    ]);
  });
});
