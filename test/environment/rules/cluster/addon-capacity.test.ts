import { describe, expect, it } from 'vitest';
import { checkAddonCapacity } from '../../../../src/environment/rules/cluster/addon-capacity.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const SPOT = {
  zones: ['eu-west-1a', 'eu-west-1b'],
  instanceTypes: ['m5.large'],
  capacity: 'spot',
  min: 1,
  max: 4,
};

const check = (overrides: Overrides) => findings(checkAddonCapacity(anEnvironment(overrides)));

describe('checkAddonCapacity', () => {
  it.each(['cert-manager', 'thanos'])('accepts %s on spot nodes', (name) => {
    const addons = { [name]: { capacity: 'spot' } };

    expect(check({ cluster: { nodeGroups: { spot: SPOT } }, addons })).toEqual([]);
  });

  it('accepts spot nodes of Karpenter', () => {
    const nodePools = { spot: { instanceTypes: ['m5.large'], capacity: 'spot', maxNodes: 2 } };

    expect(check({ cluster: { nodePools }, addons: { thanos: { capacity: 'spot' } } })).toEqual([]);
  });

  it('reports an add-on that asks for nodes that are not there', () => {
    expect(check({ addons: { thanos: { capacity: 'spot' } } })).toEqual([
      'model/addon-capacity-absent at value of addons.thanos.capacity',
    ]);
  });

  it.each(['aws-for-fluent-bit', 'jaeger'])('reports %s, whose pods run once', (name) => {
    expect(check({ addons: { [name]: { capacity: 'spot' } } })).toEqual([
      `model/addon-uninterruptible at value of addons.${name}.capacity`,
    ]);
  });
});
