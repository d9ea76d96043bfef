import { describe, expect, it } from 'vitest';
import { checkLife } from '../../../../src/environment/rules/services/life.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(services: Overrides, others: Overrides = {}): readonly string[] {
  return findings(checkLife(anEnvironment({ ...others, services })));
}

const targets = { web: { service: 'web', drainSeconds: 120 } };
const edge = { loadBalancers: { main: { targets } } };

describe('checkLife', () => {
  it('accepts more time to stop than the load balancer takes to drain', () => {
    expect(check({ web: { shutdownSeconds: 131 } }, { edge })).toEqual([]);
  });

  it('reports no more time than the load balancer takes, and what nodes take to hear of it', () => {
    expect(check({ web: { shutdownSeconds: 130 } }, { edge })).toEqual([
      'model/shutdown-too-short at value of services.web.shutdownSeconds',
    ]);
  });

  it('lets a worker, which nobody sends to, stop at once', () => {
    expect(check({ worker: aService({ port: null, shutdownSeconds: 1 }) })).toEqual([]);
  });

  it('reports a singleton whose old pod may outlast the rollout', () => {
    const singleton = { singleton: true, replicas: 1, port: null, shutdownSeconds: 600 };

    expect(check({ beat: aService(singleton) })).toEqual([
      'model/shutdown-outlasts-rollout at value of services.beat.shutdownSeconds',
    ]);
    expect(check({ beat: aService({ ...singleton, rollout: { deadlineSeconds: 900 } }) })).toEqual(
      [],
    );
  });

  it('warns of more time than a spot node has, where pods may get onto one', () => {
    const spot = {
      zones: ['eu-west-1a'],
      instanceTypes: ['m5.large'],
      capacity: 'spot',
      min: 0,
      max: 1,
    };
    const taints = { spot: { value: 'true', effect: 'NoSchedule' } };
    const on = (cheap: Overrides, web: Overrides) =>
      check({ web }, { cluster: { nodeGroups: { cheap: { ...spot, ...cheap } } } });

    expect(on({}, { shutdownSeconds: 121 })).toEqual([
      'model/shutdown-on-spot at value of services.web.shutdownSeconds',
    ]);
    expect(on({}, { shutdownSeconds: 120 })).toEqual([]);
    expect(on({ taints }, { shutdownSeconds: 121 })).toEqual([]);
    expect(on({ taints }, { shutdownSeconds: 121, capacity: 'spot' })).toHaveLength(1);
    expect(on({}, { shutdownSeconds: 121, capacity: 'onDemand' })).toEqual([]);
  });

  it('reports commands of a release with one order', () => {
    const command = ['./run'];
    const commands = { migrate: { order: 1, command }, seed: { order: 1, command } };

    expect(check({ web: { release: { commands } } })).toEqual([
      'model/release-order at value of services.web.release.commands.seed.order',
    ]);
    expect(
      check({ web: { release: { commands: { ...commands, seed: { order: 2, command } } } } }),
    ).toEqual([]);
  });
});
