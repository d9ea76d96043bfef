// What a process that is not root may do with ports.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { objectOf } from '../support/kubernetes-objects.ts';

const commands = { migrate: { order: 1, command: ['./migrate'] } };

function podOf(web: Overrides, kind = 'Deployment', name = 'web') {
  const output = compileApps(anEnvironment({ services: { web } }));
  return objectOf(output, kind, name)['spec'].template.spec;
}

describe('a port below 1024', () => {
  it('is open to a process that is not root, in its pod alone', () => {
    expect(podOf({ port: 80 }).securityContext.sysctls).toEqual([
      { name: 'net.ipv4.ip_unprivileged_port_start', value: '0' },
    ]);
    expect(podOf({ port: 1024 }).securityContext.sysctls).toBeUndefined();
  });
});

describe('netBindService', () => {
  it('keeps the one capability, also in the release', () => {
    const web = { netBindService: true, release: { commands } };
    for (const pod of [podOf(web), podOf(web, 'Job', 'web-release')]) {
      expect(pod.containers[0].securityContext.capabilities).toEqual({
        drop: ['ALL'],
        add: ['NET_BIND_SERVICE'],
      });
    }
    expect(podOf({}).containers[0].securityContext.capabilities).toEqual({ drop: ['ALL'] });
  });

  it('is within the level restricted, as is a low port', () => {
    const input = compiledSmall({ services: { web: { netBindService: true, port: 80 } } });

    expect(checkEnvironment(input)).toEqual([]);
  });
});
