import { describe, expect, it } from 'vitest';
import { checkAddons } from '../../../../src/environment/rules/cluster/addons.ts';
import { checkCapacity } from '../../../../src/environment/rules/cluster/capacity.ts';
import { checkNodePools } from '../../../../src/environment/rules/cluster/node-pools.ts';
import { checkReferences } from '../../../../src/environment/rules/references.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';
import { withNodePools } from '../../../support/with-node-pools.ts';

const { addons: _, ...withoutKarpenter } = withNodePools();

const ALONE = { karpenter: {}, 'cluster-autoscaler': null };

function withPool(pool: Overrides, more: Overrides = {}): Overrides {
  const application = { instanceTypes: ['m5.xlarge'], maxNodes: 20, ...pool };
  return { addons: ALONE, cluster: { nodePools: { application } }, ...more };
}

function withGroup(main: Overrides, more: Overrides = {}): Overrides {
  const nodePools = { application: { instanceTypes: ['m5.xlarge'], maxNodes: 20 } };
  return { addons: ALONE, cluster: { nodePools, nodeGroups: { main } }, ...more };
}

const check = (overrides: Overrides) => findings(checkNodePools(anEnvironment(overrides)));

describe('node pools', () => {
  it('need Karpenter (S1-ADD-04)', () => {
    expect(findings(checkAddons(anEnvironment(withNodePools())))).toEqual([]);
    expect(findings(checkAddons(anEnvironment(withoutKarpenter)))).toEqual([
      'model/addon-missing at value of cluster.nodePools.application',
      'model/addon-missing at value of cluster.nodePools.batch',
    ]);
  });

  it('stand in zones of the environment', () => {
    expect(
      findings(checkReferences(anEnvironment(withPool({ zones: ['eu-west-1a', 'eu-west-1c'] })))),
    ).toEqual(['model/unknown-target at value of cluster.nodePools.application.zones[1]']);
  });

  it.each([
    ['has no taint', {}, true],
    ['is for add-ons', { taints: { CriticalAddonsOnly: { effect: 'NoSchedule' } } }, true],
    ['would rather not', { taints: { system: { effect: 'PreferNoSchedule' } } }, true],
    ['is for others', { taints: { system: { effect: 'NoSchedule' } } }, false],
    ['may be empty', { min: 0 }, false],
  ])('need a node group for Karpenter itself: one that %s', (_what, group, isHome) => {
    expect(check(withGroup(group))).toEqual(
      isHome ? [] : ['model/node-pools-homeless at key of cluster.nodePools'],
    );
  });
});

describe('two autoscalers of nodes', () => {
  const BOTH = { addons: { karpenter: {}, 'cluster-autoscaler': {} } };

  it('must not wait for the same pods (S1-ASC-05, S1-ASC-06)', () => {
    expect(check(withGroup({}))).toEqual([]);
    expect(check(withGroup({}, BOTH))).toEqual([
      'model/two-node-autoscalers at value of cluster.nodeGroups.main',
    ]);
  });

  it.each([
    ['cannot grow', { min: 4, max: 4 }],
    ['takes no services', { taints: { CriticalAddonsOnly: { effect: 'NoSchedule' } } }],
  ])('do no harm where the node group %s', (_what, group) => {
    expect(check(withGroup(group, BOTH))).toEqual([]);
  });

  it('do no harm where the pools are for others', () => {
    const taints = { batch: { effect: 'NoSchedule' } };

    expect(check(withPool({ taints }, BOTH))).toEqual([]);
  });
});

describe('the capacity of node pools', () => {
  const capacity = (overrides: Overrides) => findings(checkCapacity(anEnvironment(overrides)));
  const services = { web: { capacity: 'spot' } };
  const many = { services: { web: { replicas: 100 } } };

  it('is there for services of their kind (S1-CMP-16)', () => {
    expect(capacity({ services })).toEqual([
      'model/capacity-absent at value of services.web.capacity',
    ]);
    expect(capacity(withNodePools({ services })).filter((each) => each.includes('absent'))).toEqual(
      [],
    );
  });

  it('counts beside the smallest size of the node groups', () => {
    expect(capacity(many)).toContain('model/capacity at key of cluster.nodeGroups');
    expect(capacity(withPool({}, many))).toEqual([]);
    expect(capacity(withPool({ maxNodes: 1, instanceTypes: ['t3.medium'] }, many))).toContain(
      'model/capacity at key of cluster.nodeGroups',
    );
  });

  it('takes addresses of its zones', () => {
    expect(capacity(withPool({ maxNodes: 32, zones: ['eu-west-1a'] }))).toEqual([
      'model/node-addresses at value of network.subnets.private.cidrs[0]',
    ]);
  });
});
