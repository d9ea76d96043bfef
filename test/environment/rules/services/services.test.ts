import { describe, expect, it } from 'vitest';
import { checkServices } from '../../../../src/environment/rules/services/services.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkServices(anEnvironment(overrides)));
}

function web(overrides: Overrides): Overrides {
  return { services: { web: overrides } };
}

function bounds(cpu: readonly string[], memory: readonly string[]): Overrides {
  return { policies: { limitBounds: { cpu, memory } } };
}

describe('checkServices', () => {
  const twins = { services: { other: aService({ port: 8080 }) } };
  const unique = { policies: { uniqueServicePorts: true } };

  it('reports a port of two services where ports are unique', () => {
    expect(check({ ...unique, ...twins })).toEqual([
      'model/port-duplicate at value of services.other.port',
    ]);
  });

  it('accepts a port of two services where ports need not be unique', () => {
    expect(check(twins)).toEqual([]);
  });

  it('accepts a port of two services in two namespaces', () => {
    const services = { other: aService({ port: 8080, namespace: 'back' }) };

    expect(check({ ...unique, services })).toEqual([]);
  });

  it('accepts limits on both bounds', () => {
    expect(check(bounds(['0.2', '1'], ['128Mi', '256Mi']))).toEqual([]);
  });

  it.each([
    ['cpu', 'below', bounds(['201m', '1'], ['1Mi', '1Gi'])],
    ['cpu', 'above', bounds(['100m', '199m'], ['1Mi', '1Gi'])],
    ['memory', 'below', bounds(['100m', '1'], ['257Mi', '1Gi'])],
    ['memory', 'above', bounds(['100m', '1'], ['1Mi', '255Mi'])],
  ])('reports a limit of %s %s the bounds', (resource, _, overrides) => {
    expect(check(overrides)).toEqual([
      `model/limit-out-of-bounds at value of services.web.resources.limits.${resource}`,
    ]);
  });

  it('reports bounds that are reversed once, and no limit for it', () => {
    expect(check(bounds(['1', '100m'], ['1Mi', '1Gi']))).toEqual([
      'model/limit-bounds-reversed at value of policies.limitBounds.cpu',
    ]);
  });

  it('accepts bounds that allow one value', () => {
    expect(check(bounds(['200m', '0.2'], ['256Mi', '256Mi']))).toEqual([]);
  });

  it.each([
    ['cpu', { cpu: '201m' }],
    ['memory', { memory: '1Gi' }],
  ])('reports a request of %s above its limit', (resource, requests) => {
    expect(check(web({ resources: { requests } }))).toEqual([
      `model/request-over-limit at value of services.web.resources.requests.${resource}`,
    ]);
  });

  it('accepts a request that equals its limit', () => {
    expect(check(web({ resources: { requests: { cpu: '0.2', memory: '256Mi' } } }))).toEqual([]);
  });

  const still = { maxSurge: 0, maxUnavailable: 0 };

  it('reports a rolling update that can neither add nor remove a pod', () => {
    expect(check(web({ rollout: still }))).toEqual([
      'model/rollout-stuck at value of services.web.rollout.maxSurge',
    ]);
  });

  it('reports a canary that nothing measures', () => {
    expect(check(web({ rollout: { strategy: 'canary' } }))).toEqual([
      'model/canary-unmeasured at value of services.web.rollout.strategy',
    ]);
    expect(check(web({ rollout: { strategy: 'canary' }, metrics: {} }))).toEqual([]);
  });

  it.each([
    ['one more pod', { maxSurge: 1, maxUnavailable: 0 }],
    ['one pod less', { maxSurge: 0, maxUnavailable: 1 }],
    ['a switch of all pods', { strategy: 'blueGreen', ...still }],
  ])('accepts a rollout with %s', (_, rollout) => {
    expect(check(web({ rollout }))).toEqual([]);
  });

  it.each([2, 3])('warns that a drain may evict %d of 2 pods', (maxUnavailable) => {
    expect(check(web({ disruption: { maxUnavailable } }))).toEqual([
      'model/disruption-blocked at value of services.web.disruption.maxUnavailable',
    ]);
  });

  it.each([
    ['one of two pods', { replicas: 2 }],
    ['a single pod, which has no budget', { replicas: 1 }],
  ])('accepts that a drain evicts %s', (_, overrides) => {
    expect(check(web(overrides))).toEqual([]);
  });

  it('warns about connections that the load balancer of the service ends', () => {
    expect(check(web({ websocket: true }))).toEqual([
      'model/websocket-idle at value of services.web.websocket',
    ]);
  });

  it('warns about connections that the load balancer of a caller ends', () => {
    const services = { web: { uses: { services: ['chat'] } }, chat: aService({ websocket: true }) };

    expect(check({ services })).toEqual([
      'model/websocket-idle at value of services.chat.websocket',
    ]);
  });

  it('accepts connections that may be idle for five minutes', () => {
    const edge = { loadBalancers: { main: { idleTimeoutSeconds: 300 } } };

    expect(check({ ...web({ websocket: true }), edge })).toEqual([]);
  });

  it('accepts connections that no load balancer carries', () => {
    expect(check({ services: { chat: aService({ websocket: true }) } })).toEqual([]);
  });
});
