import { describe, expect, it } from 'vitest';
import { checkRegistry } from '../../../../src/environment/rules/operations/registry.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(registry: Overrides, aws: Overrides = {}): readonly string[] {
  return findings(checkRegistry(anEnvironment({ aws, delivery: { registry } })));
}

const shared = { account: '109876543210', region: 'eu-west-1' };

describe('checkRegistry', () => {
  it('accepts copies in other regions, pullers and more repositories', () => {
    const repositories = ['orders'];

    expect(check({ replicateTo: ['eu-central-1'], repositories })).toEqual([]);
    expect(check({ pullers: ['109876543210'], repositories })).toEqual([]);
    expect(check({ shared })).toEqual([]);
  });

  it('warns of copies that other accounts cannot pull', () => {
    const registry = { replicateTo: ['eu-central-1'], pullers: ['109876543210'] };

    expect(check(registry)).toEqual([
      'model/registry-copy-unpulled at value of delivery.registry.replicateTo[0]',
    ]);
    expect(check(registry, { recoveryRegion: 'eu-central-1' })).toEqual([]);
  });

  it('reports what only the owner of a shared registry can set', () => {
    expect(check({ shared, replicateTo: ['eu-central-1'], pullers: ['109876543210'] })).toEqual([
      'model/registry-not-owned at value of delivery.registry.replicateTo',
      'model/registry-not-owned at value of delivery.registry.pullers',
    ]);
  });

  it('reports copies in the region of the registry itself', () => {
    expect(check({ replicateTo: ['eu-central-1', 'eu-west-1'] })).toEqual([
      'model/registry-copy-at-home at value of delivery.registry.replicateTo[1]',
    ]);
  });
});
