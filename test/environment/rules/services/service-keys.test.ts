import { describe, expect, it } from 'vitest';
import { checkServiceKeys } from '../../../../src/environment/rules/services/service-keys.ts';
import { findings } from '../../../support/findings.ts';

const check = (entry: unknown) => findings(checkServiceKeys({ services: { it: entry } }));
const found = (...keys: readonly string[]) =>
  keys.map((key) => `model/key-of-other-kind at key of services.it.${key}`);

describe('checkServiceKeys', () => {
  it.each([
    ['a deployment', { port: 80, replicas: 2, rollout: {}, release: {}, singleton: false }],
    ['a worker', { kind: 'worker', replicas: 2, autoscaling: {}, probes: {}, singleton: true }],
    ['a cronJob', { kind: 'cronJob', schedule: {}, run: {}, rightSizing: 'apply', uses: {} }],
    ['a job', { kind: 'job', run: {}, command: [], scratch: {}, files: {}, capacity: 'spot' }],
    ['a statefulSet', { kind: 'statefulSet', port: 80, replicas: 2, autoscaling: {}, release: {} }],
  ])('accepts the keys of %s', (_, entry) => {
    expect(check(entry)).toEqual([]);
  });

  it.each([
    ['a deployment', { schedule: {}, run: {} }, ['schedule', 'run']],
    ['a worker', { kind: 'worker', port: 80, metrics: {} }, ['port', 'metrics']],
    [
      'a cronJob',
      { kind: 'cronJob', port: 80, replicas: 3, probes: {}, rollout: {}, disruption: {} },
      ['port', 'replicas', 'probes', 'rollout', 'disruption'],
    ],
    [
      'a job',
      { kind: 'job', schedule: {}, autoscaling: {}, rightSizing: 'apply', release: {} },
      ['schedule', 'autoscaling', 'rightSizing', 'release'],
    ],
    [
      'a statefulSet',
      { kind: 'statefulSet', rollout: {}, singleton: true },
      ['rollout', 'singleton'],
    ],
  ])('reports keys that %s has no use for, even where they say the default', (_, entry, keys) => {
    expect(check(entry)).toEqual(found(...keys));
  });

  it('leaves what has no legal kind to the schema', () => {
    expect(check({ kind: 'daemonSet', port: 80 })).toEqual([]);
    expect(check('web')).toEqual([]);
    expect(findings(checkServiceKeys(undefined))).toEqual([]);
  });
});
