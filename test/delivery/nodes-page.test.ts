import { describe, expect, it } from 'vitest';
import { renderEnvironmentPage } from '../../src/delivery/page/render-environment-page.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { withHours, withNodePools } from '../support/with-node-pools.ts';

function render(overrides: Overrides): string {
  const environment = anEnvironment(overrides);
  return renderEnvironmentPage({
    environment,
    landscape: ALONE,
    stacks: [],
    components: [],
    artifacts: [],
  });
}

describe('the page of an environment: nodes', () => {
  it('lists node pools with their limits (S1-CMP-17)', () => {
    expect(render(withNodePools())).toContain(
      '| `application` | `m5.xlarge` | on demand | 20 | 80 vCPU, 320Gi |',
    );
  });

  it('shows what stated shares round to (S1-CMP-05)', () => {
    const shares = { spot: 50, reserved: 30, onDemand: 20 };
    const page = render({ cluster: { capacity: { maxNodes: 15, shares } } });

    expect(page).toContain('| Spot | spot | 50 % | 7 | 46.7 % |');
    expect(page).toContain(
      '| Reserved Instances, bought by hand | on demand | 30 % | 5 | 33.3 % |',
    );
    expect(page).toContain('| On demand | on demand | 20 % | 3 | 20 % |');
    expect(page).not.toContain('Savings Plans');
    expect(page).toContain('- From 2 to 15 nodes;');
  });

  it('names what is on spot outside of the shares (S1-CMP-10)', () => {
    const { cluster, ...rest } = withNodePools();
    const capacity = { maxNodes: 29, shares: { reserved: 100 }, outside: ['batch'] };
    const page = render({ ...rest, cluster: { ...(cluster as object), capacity } });

    expect(page).toContain('- Spot as well, outside of the shares: 5 nodes of `batch`');
  });

  it('says when it runs, and what runs at all hours (S1-COST-24)', () => {
    const page = render(withHours());

    expect(page).toContain(
      'Starts at 08:00 on MON-FRI, stops at 18:00 every day (America/Los_Angeles).',
    );
    expect(page).toContain('- Node pools: `application`, `batch`');
    expect(page).toContain('- Databases: `main`');
    expect(page).toContain('- Runs and costs at all hours: caches, Kafka, search, load balancers');
  });

  it('says nothing of what is not there', () => {
    expect(render({})).not.toMatch(/## (Node pools|Purchase mix|Hours)/);
  });
});
