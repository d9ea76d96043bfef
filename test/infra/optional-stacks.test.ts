// Which stacks an environment has: those it says something for.
import { describe, expect, it } from 'vitest';
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';

const stacksOf = (overrides: Overrides) =>
  compileInfra(anEnvironment(overrides)).map(({ stack }) => stack);

describe('the stacks of an environment', () => {
  it('are no budgets without a cost estimate', () => {
    expect(stacksOf({})).toContain('cost');
    expect(stacksOf({ cost: null })).not.toContain('cost');
  });

  it('are neither DNS nor edge without an edge', () => {
    const stacks = stacksOf({ edge: null });

    expect(stacks).not.toContain('dns');
    expect(stacks).not.toContain('edge');
  });

  it('are DNS alone with a zone and nothing in it', () => {
    const stacks = stacksOf({ edge: { loadBalancers: null, distributions: null } });

    expect(stacks).toContain('dns');
    expect(stacks).not.toContain('edge');
  });

  it('leave out what holds no resource, also for those that come after it', () => {
    const stores = ['databases', 'caches', 'kafka', 'search', 'buckets', 'externals', 'services'];
    const none = Object.fromEntries(stores.map((key) => [key, null]));
    const stacks = compileInfra(
      anEnvironment({ ...none, edge: null, addons: null, aws: { recoveryRegion: 'eu-west-3' } }),
    );
    const names = stacks.map(({ stack }) => stack);

    expect(names).not.toContain('data');
    expect(names).not.toContain('registry');
    expect(names).not.toContain('recovery');
    for (const { dependsOn } of stacks) {
      expect(names).toEqual(expect.arrayContaining([...dependsOn]));
    }
  });

  it('are a recovery where something is copied', () => {
    const aws = { recoveryRegion: 'eu-west-3' };

    expect(stacksOf({ aws, buckets: { media: { replicate: true } } })).toContain('recovery');
    expect(stacksOf({ aws, recovery: { backupPlan: { copyRetentionDays: 7 } } })).toContain(
      'recovery',
    );
  });

  it('keep metrics and logs for as long as the defaults say', () => {
    const { observability, categories } = anEnvironment({ observability: null, categories: null });

    expect(observability.metrics).toMatchObject({ retentionDays: 15, storageGb: 50 });
    expect(observability.logs).toMatchObject({ retentionDays: 30, sink: 'cloudwatch' });
    expect(categories).toEqual({ label: 'category', titles: {} });
  });
});
