import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../../src/diagnostics/message-of.ts';
import { checkPurchaseMix } from '../../../../src/environment/rules/cluster/purchase-mix.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const ZONES = ['eu-west-1a', 'eu-west-1b'];

/** On-demand nodes in the group `main`, spot nodes in a group and in a pool. */
function check(
  capacity: Overrides,
  { onDemand = 8, spot = 4, batch = 3 }: Readonly<Record<string, number>> = {},
) {
  const group = { zones: ZONES, instanceTypes: ['t3.large'], min: 0 };
  const environment = anEnvironment({
    addons: { karpenter: {} },
    cluster: {
      nodeGroups: { main: { max: onDemand }, spot: { ...group, max: spot, capacity: 'spot' } },
      nodePools: { batch: { instanceTypes: ['t3.large'], maxNodes: batch, capacity: 'spot' } },
      capacity,
    },
  });
  return checkPurchaseMix(environment);
}

const STAGING = { maxNodes: 15, shares: { spot: 50, reserved: 30, onDemand: 20 } };

describe('the purchase mix', () => {
  it('is that of node groups and node pools, rounded (S1-CMP-05, S1-CMP-08)', () => {
    expect(check(STAGING)).toEqual([]);
  });

  it('says what was found and what was wanted (S1-CMP-01)', () => {
    const diagnostics = check(STAGING, { onDemand: 7, spot: 5 });

    expect(findings(diagnostics)).toEqual([
      'model/capacity-split at key of cluster.capacity',
      'model/capacity-split at key of cluster.capacity',
    ]);
    expect(diagnostics.map((each) => messageOf(each).message)).toEqual([
      'Node groups and node pools do not add up to the capacity: found 8 spot nodes, wanted 7',
      'Node groups and node pools do not add up to the capacity: found 7 on-demand nodes, wanted 8',
    ]);
  });

  it('may leave spot nodes out of its shares, not out of its sum (S1-CMP-09, S1-CMP-10)', () => {
    const shares = { reserved: 60, savingsPlan: 30, onDemand: 10 };
    const outside = ['batch', 'spot'];

    expect(check({ maxNodes: 15, shares, outside })).toEqual([]);
    expect(findings(check({ maxNodes: 12, shares, outside }))).toHaveLength(1);
    expect(findings(check({ maxNodes: 15, shares, outside: ['batch'] }))).toHaveLength(2);
  });

  it('leaves out only what is there and on spot', () => {
    const shares = { spot: 50, onDemand: 50 };

    expect(findings(check({ maxNodes: 15, shares, outside: ['main', 'absent'] }))).toEqual([
      'model/capacity-outside at value of cluster.capacity.outside[0]',
      'model/capacity-outside at value of cluster.capacity.outside[1]',
    ]);
  });

  it('has shares of 100 percent', () => {
    expect(findings(check({ maxNodes: 15, shares: { spot: 50, onDemand: 49 } }))).toEqual([
      'model/capacity-shares at value of cluster.capacity.shares',
    ]);
  });
});
