// Services that nobody calls, and services that may never run twice.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { anEnvironment, aService } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { objectOf, objectsOf } from '../support/kubernetes-objects.ts';

const services = {
  web: { probes: { host: 'www.shop.io', path: '/heartbeat' } },
  worker: aService({
    port: null,
    replicas: 3,
    command: ['celery'],
    args: ['--app=shop', 'worker'],
    probes: { command: ['celery', 'inspect', 'ping'] },
  }),
  beat: aService({
    port: null,
    replicas: 1,
    singleton: true,
    args: ['beat'],
    probes: { command: ['test', '-f', '/tmp/beat'] },
  }),
};
const output = compileApps(anEnvironment({ services }));
const podOf = (key: string) => objectOf(output, 'Deployment', key)['spec'].template.spec;

describe('a service without a port', () => {
  it('runs its command in as many pods as are asked for (S0-APP-10, S0-APP-11)', () => {
    const { replicas } = objectOf(output, 'Deployment', 'worker')['spec'];
    const [container] = podOf('worker').containers;

    expect(replicas).toBe(3);
    expect(container).toMatchObject({
      command: ['celery'],
      args: ['--app=shop', 'worker'],
      readinessProbe: { exec: { command: ['celery', 'inspect', 'ping'] } },
    });
  });

  it('has no address: no port, no Service, nobody let in', () => {
    const [container] = podOf('worker').containers;
    const policy = objectOf(output, 'NetworkPolicy', 'worker')['spec'];

    expect(container.ports).toBeUndefined();
    expect(container.lifecycle).toBeUndefined();
    expect(objectsOf(output, 'Service').map(({ metadata }) => metadata.name)).toEqual(['web']);
    expect(policy.ingress ?? []).toEqual([]);
    expect(objectOf(output, 'ConfigMap', 'worker')['data'].PORT).toBeUndefined();
  });

  it('has no probe when no command asks', () => {
    const silent = compileApps(anEnvironment({ services: { worker: aService({ port: null }) } }));
    const [container] = objectOf(silent, 'Deployment', 'worker')['spec'].template.spec.containers;

    expect(Object.keys(container).filter((key) => key.endsWith('Probe'))).toEqual([]);
  });

  it('leaves nothing for the checks to say', () => {
    expect(checkEnvironment(compiledSmall({ services }))).toEqual([]);
  });
});

describe('a singleton', () => {
  it('is stopped before it is replaced, and has no budget (S0-APP-12)', () => {
    const { replicas, strategy } = objectOf(output, 'Deployment', 'beat')['spec'];

    expect({ replicas, strategy }).toEqual({ replicas: 1, strategy: { type: 'Recreate' } });
    expect(objectsOf(output, 'PodDisruptionBudget').map(({ metadata }) => metadata.name)).toEqual([
      'web',
      'worker',
    ]);
  });
});

describe('probes', () => {
  it('send the host that the service answers to (S0-APP-04, S0-APP-05)', () => {
    const [container] = podOf('web').containers;

    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
      expect(container[probe].httpGet).toEqual({
        path: '/heartbeat',
        port: 'http',
        httpHeaders: [{ name: 'Host', value: 'www.shop.io' }],
      });
    }
  });
});
