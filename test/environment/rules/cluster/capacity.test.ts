import { describe, expect, it } from 'vitest';
import { checkCapacity } from '../../../../src/environment/rules/cluster/capacity.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkCapacity(anEnvironment(overrides)));
}

function nodes(overrides: Overrides): Overrides {
  return { cluster: { nodeGroups: { main: overrides } } };
}

function requests(cpu: string, memory: string, replicas: number) {
  const resources = { requests: { cpu, memory }, limits: { cpu: '8', memory: '64Gi' } };
  return { services: { web: { replicas, resources } } };
}

const UNTOLERATED = 'model/nodes-untolerated at key of cluster.nodeGroups.spot.taints.spot';
const TOO_SMALL = ['model/capacity at key of cluster.nodeGroups'];

/** An m5.large has 1,930 millicores and 6.85 GiB for pods, and places for 29 of them. */
describe('checkCapacity', () => {
  it.each([
    ['CPU', requests('1930m', '128Mi', 2)],
    ['memory', requests('100m', '7518Mi', 2)],
    ['pod slots', requests('10m', '10Mi', 58)],
  ])('accepts pods that use up the %s of the smallest cluster', (_, overrides) => {
    expect(check(overrides)).toEqual([]);
  });

  it.each([
    ['CPU', requests('1931m', '128Mi', 2)],
    ['memory', requests('100m', '7519Mi', 2)],
    ['pod slots', requests('10m', '10Mi', 59)],
  ])('reports pods beyond the %s of the smallest cluster', (_, overrides) => {
    expect(check(overrides)).toEqual(TOO_SMALL);
  });

  it.each([
    ['CPU', requests('1831m', '128Mi', 2)],
    ['memory', requests('100m', '7391Mi', 2)],
  ])('counts the %s of the sidecars of a mesh', (_, overrides) => {
    const mesh = { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'] };

    expect(check(overrides)).toEqual([]);
    expect(check({ ...overrides, mesh })).toEqual(TOO_SMALL);
  });

  it('counts the smallest of several instance types for each resource', () => {
    const instanceTypes = ['r5.large', 'c5.large'];

    expect(check({ ...nodes({ instanceTypes }), ...requests('100m', '4Gi', 2) })).toEqual(
      TOO_SMALL,
    );
  });

  it('counts no nodes whose taint keeps services away', () => {
    const taints = { gpu: { effect: 'NoSchedule' } };

    expect(check({ ...nodes({ taints }), ...requests('100m', '128Mi', 1) })).toContain(
      TOO_SMALL[0],
    );
  });

  it('counts nodes whose taint is only a preference', () => {
    expect(check(nodes({ taints: { spot: { effect: 'PreferNoSchedule' } } }))).toEqual([]);
  });

  it('counts tainted spot nodes for services that may run on them, and for no others', () => {
    const spot = {
      zones: ['eu-west-1a'],
      instanceTypes: ['m5.large'],
      capacity: 'spot',
      min: 1,
      max: 1,
      taints: { spot: { value: 'true', effect: 'NoSchedule' } },
    };
    const cluster = { nodeGroups: { main: { min: 1 }, spot } };
    const of = (capacity: string) => ({
      cluster,
      services: { web: { capacity, ...requests('1000m', '128Mi', 2).services.web } },
    });

    expect(check(of('spot'))).toEqual([]);
    expect(check(of('any'))).toEqual([...TOO_SMALL, UNTOLERATED]);
    expect(check(of('onDemand'))).toEqual([...TOO_SMALL, UNTOLERATED]);
  });

  it.each([
    ['a taint that keeps pods away', { spot: { effect: 'NoSchedule' } }, [UNTOLERATED]],
    ['a taint that only asks', { spot: { effect: 'PreferNoSchedule' } }, []],
    ['the taint of the system', { CriticalAddonsOnly: { effect: 'NoSchedule' } }, []],
  ])('asks whether a service may use nodes with %s', (_, taints, expected) => {
    const spot = {
      ...{ zones: ['eu-west-1a'], instanceTypes: ['m5.large'], capacity: 'spot', min: 0, max: 1 },
      taints,
    };

    expect(check({ cluster: { nodeGroups: { spot } } })).toEqual(expected);
    expect(
      check({ cluster: { nodeGroups: { spot } }, services: { web: { capacity: 'spot' } } }),
    ).not.toContain(UNTOLERATED);
    expect(
      check({
        cluster: { nodeGroups: { spot } },
        addons: { 'cert-manager': { capacity: 'spot' } },
      }),
    ).not.toContain(UNTOLERATED);
  });

  it.each(['spot', 'onDemand'])('reports %s services without such nodes', (capacity) => {
    const other = capacity === 'spot' ? 'onDemand' : 'spot';
    const services = { web: { capacity } };

    expect(check({ ...nodes({ capacity: other }), services })).toContain(
      'model/capacity-absent at value of services.web.capacity',
    );
  });

  it('asks no more of nodes whose size is not known', () => {
    const overrides = nodes({ instanceTypes: ['m5.large', 'x9.large'] });

    expect(check({ ...overrides, ...requests('100m', '64Gi', 2) })).toEqual([]);
  });

  it('reports a minimum of nodes above the maximum', () => {
    expect(check(nodes({ min: 5, max: 4 }))).toEqual([
      'model/node-range at value of cluster.nodeGroups.main.min',
    ]);
  });

  it('accepts a fixed number of nodes', () => {
    expect(check(nodes({ min: 4, max: 4 }))).toEqual([]);
  });

  it('reports the subnets that cannot hold the largest cluster', () => {
    const overrides = nodes({ max: 32 });

    expect(check(overrides)).toEqual([
      'model/node-addresses at value of network.subnets.private.cidrs[0]',
      'model/node-addresses at value of network.subnets.private.cidrs[1]',
    ]);
  });

  it('accepts subnets that just hold the largest cluster', () => {
    // 251 addresses per subnet: 15 nodes with 16 each, and 2 of the 3 pods there are in a rollout.
    expect(check(nodes({ max: 30 }))).toEqual([]);
  });

  it('counts the warm pool that vpc-cni is told to keep', () => {
    const configuration = { env: { WARM_IP_TARGET: '2' } };
    const cluster = { addons: { 'vpc-cni': { configuration } }, nodeGroups: { main: { max: 32 } } };

    expect(check({ cluster })).toEqual([]);
  });

  it('counts the nodes of a zone only where they are', () => {
    expect(check(nodes({ zones: ['eu-west-1b'], max: 16 }))).toEqual([
      'model/node-addresses at value of network.subnets.private.cidrs[1]',
    ]);
  });
});
