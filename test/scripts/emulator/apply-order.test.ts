import { describe, expect, it } from 'vitest';
import { applyOrder } from '../../../scripts/emulator/apply-order.ts';

function project(name: string, dir: string, group: number, ...on: string[]): object {
  return { name, dir: `dist/${dir}`, execution_order_group: group, depends_on: on };
}

const ATLANTIS = JSON.stringify({
  projects: [
    project('shop-prod-data', 'shop/prod/terraform/data', 2, 'shop-prod-network'),
    project('shop-prod-network', 'shop/prod/terraform/network', 1, 'hub-main-network'),
    project('shop-prod-state', 'shop/prod/terraform/state', 0),
    project('hub-main-edge', 'hub/main/terraform/edge', 0),
    project('hub-main-network', 'hub/main/terraform/network', 0),
    project('hub-main-state', 'hub/main/terraform/state', 0),
  ],
});

const stacks = [
  'shop/prod/terraform/data',
  'shop/prod/terraform/network',
  'shop/prod/terraform/state',
  'hub/main/terraform/edge',
  'hub/main/terraform/network',
  'hub/main/terraform/state',
].map((path) => ({
  name: path.replace('/terraform/', '/'),
  folder: `dist/${path}`,
  document: {},
}));

describe('applyOrder', () => {
  const order = applyOrder({ stacks, atlantis: ATLANTIS, environments: ['shop/prod'] });
  const after = Object.fromEntries(order.map((step) => [step.stack.name, step.after]));

  it('takes along what a stack of another environment waits for, and nothing else of it', () => {
    expect(Object.keys(after).sort()).toEqual([
      'hub/main/network',
      'hub/main/state',
      'shop/prod/data',
      'shop/prod/network',
      'shop/prod/state',
    ]);
  });

  it('waits for the state of the environment and for what atlantis.yaml says', () => {
    expect(after['shop/prod/data']).toEqual(['shop/prod/state', 'shop/prod/network']);
    expect(after['shop/prod/network']).toEqual(['shop/prod/state', 'hub/main/network']);
    expect(after['hub/main/state']).toEqual([]);
  });

  it('bootstraps the states only', () => {
    const bootstrapping = order.filter(({ bootstraps }) => bootstraps);

    expect(bootstrapping.map(({ stack }) => stack.name)).toEqual([
      'shop/prod/state',
      'hub/main/state',
    ]);
  });
});
