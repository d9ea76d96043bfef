import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../../../src/environment/rules/references.ts';
import { checkContainers } from '../../../../src/environment/rules/services/containers.ts';
import { checkMounts } from '../../../../src/environment/rules/services/mounts.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const resources = {
  requests: { cpu: '10m', memory: '32Mi' },
  limits: { cpu: '100m', memory: '64Mi' },
};
const args = ['help'];
const one = { order: 1, args, resources };
const side = { args, resources };
const environment = (overrides: Overrides) =>
  anEnvironment({ services: { it: aService(overrides) } });
const check = (overrides: Overrides) => findings(checkContainers(environment(overrides)));

describe('checkContainers', () => {
  it('accepts several, with a sidecar of the order of an init container', () => {
    const sidecars = { side: { ...side, order: 1 }, more: side };

    expect(check({ initContainers: { one, two: { ...one, order: 2 } }, sidecars })).toEqual([]);
  });

  it('accepts what the image starts by itself, where the service runs something else of it', () => {
    const initContainers = { fetch: { order: 1, resources } };

    expect(check({ args: ['serve'], initContainers })).toEqual([]);
  });

  it.each<readonly [string, Overrides, string]>([
    [
      'the name of the service',
      { sidecars: { it: side } },
      'model/container-name at key of services.it.sidecars.it',
    ],
    [
      'one name of two',
      { initContainers: { a: one }, sidecars: { a: side } },
      'model/container-name at key of services.it.sidecars.a',
    ],
    [
      'one order of two',
      { initContainers: { a: one, b: one } },
      'model/container-order at value of services.it.initContainers.b.order',
    ],
    [
      'the port of the service',
      { sidecars: { a: { ...side, health: { port: 8081, path: '/' } } } },
      'model/container-port at value of services.it.sidecars.a.health.port',
    ],
    [
      'a request above its limit',
      {
        sidecars: {
          a: { args, resources: { ...resources, requests: { cpu: '1', memory: '1Mi' } } },
        },
      },
      'model/container-request at value of services.it.sidecars.a.resources.requests.cpu',
    ],
    [
      'an init container that is the service again',
      { initContainers: { a: { order: 1, resources } } },
      'model/container-repeats at key of services.it.initContainers.a',
    ],
    [
      'a sidecar that is the service again',
      { sidecars: { a: { resources } } },
      'model/container-repeats at key of services.it.sidecars.a',
    ],
    [
      'a key of two collections',
      {
        scratch: { data: { path: '/a', size: '1Gi' } },
        volumes: { data: { emptyDir: { size: '1Gi' } } },
        sidecars: { a: { ...side, mounts: { data: { path: '/data' } } } },
      },
      'model/mount-ambiguous at key of services.it.sidecars.a.mounts.data',
    ],
  ])('reports %s', (_, overrides, found) => {
    expect(check(overrides)).toEqual([found]);
  });

  it('leaves to others what a container mounts that is not there, or where something is', () => {
    const mounts = { data: { path: '/tmp/a' }, gone: { path: '/proc' } };
    const found = environment({
      scratch: { data: { path: '/a', size: '1Gi' } },
      sidecars: { a: { ...side, mounts } },
    });

    expect(findings(checkReferences(found))).toEqual([
      'model/unknown-target at key of services.it.sidecars.a.mounts.gone',
    ]);
    expect([...findings(checkMounts(found))].sort()).toEqual([
      'model/mount-nested at value of services.it.sidecars.a.mounts.data.path',
      'model/mount-reserved at value of services.it.sidecars.a.mounts.gone.path',
    ]);
  });
});
