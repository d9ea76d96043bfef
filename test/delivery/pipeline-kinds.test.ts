// What a pipeline watches of services that are no deployments.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { serviceWorkloads } from '../../src/delivery/pipeline/service-workloads.ts';
import { anEnvironment, aService } from '../support/an-environment.ts';

const pipeline = { kind: 'jenkins', agent: 'linux', pushRole: 'push', trustedRole: 'jenkins' };
const environment = anEnvironment({
  delivery: { pipeline },
  services: {
    once: aService({ kind: 'job', port: null }),
    nightly: aService({ kind: 'cronJob', port: null, schedule: { cron: '@daily' } }),
    store: aService({ kind: 'statefulSet', port: 8090 }),
  },
});
const { artifacts } = compileApps(environment);
const input = { environment, artifacts, components: [] } as unknown as Parameters<
  typeof serviceWorkloads
>[0];
const found = serviceWorkloads(input);
const watched = (service: string) =>
  found.find((each) => each.service === service)?.workloads.map(({ kind, name }) => [kind, name]);

describe('serviceWorkloads', () => {
  it('deploys every kind, and waits for those that keep their name', () => {
    expect(watched('store')).toEqual([['StatefulSet', 'store']]);
    expect(watched('nightly')).toEqual([['CronJob', 'nightly']]);
    expect(watched('once')).toEqual([]);
  });

  it('counts a pod of a set after the other', () => {
    const seconds = (service: string) =>
      found.find((each) => each.service === service)?.rollout ?? 0;

    // A node, and then three pods of 130 seconds to start and 40 to go.
    expect(seconds('store')).toBe(300 + 3 * (130 + 40));
    expect(seconds('once')).toBe(0);
  });
});
