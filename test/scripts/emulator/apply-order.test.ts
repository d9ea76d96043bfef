import { describe, expect, it } from 'vitest';
import { applyOrder } from '../../../scripts/emulator/apply-order.ts';

const COMPILED = [
  { name: 'shop/prod/data', after: ['shop/prod/network'] },
  { name: 'shop/prod/network', after: ['hub/main/network'] },
  { name: 'shop/prod/state', after: [] },
  { name: 'hub/main/edge', after: [] },
  { name: 'hub/main/network', after: [] },
  { name: 'hub/main/state', after: [] },
];

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
  document: keptIn(path.split('/terraform/')[0] ?? ''),
}));

function keptIn(bucket: string) {
  return { terraform: { backend: { s3: { bucket, key: 'a', region: 'eu-central-1' } } } };
}

describe('applyOrder', () => {
  const order = applyOrder({ stacks, compiled: COMPILED, environments: ['shop/prod'] });
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

  it('waits for the state of the environment and for what it is compiled to wait for', () => {
    expect(after['shop/prod/data']).toEqual(['shop/prod/state', 'shop/prod/network']);
    expect(after['shop/prod/network']).toEqual(['shop/prod/state', 'hub/main/network']);
    expect(after['hub/main/state']).toEqual([]);
  });

  it('puts what is waited for before what waits', () => {
    const names = order.map(({ stack }) => stack.name);

    expect(
      order.flatMap(({ stack, after: waited }) =>
        waited.filter((name) => names.indexOf(name) > names.indexOf(stack.name)),
      ),
    ).toEqual([]);
  });

  it('bootstraps the states only', () => {
    const bootstrapping = order.filter(({ bootstraps }) => bootstraps);

    expect(bootstrapping.map(({ stack }) => stack.name).sort()).toEqual([
      'hub/main/state',
      'shop/prod/state',
    ]);
  });

  it('waits for the stack that makes the bucket of the state, whose ever it is, or for none', () => {
    const kept = (name: string, bucket: string) => ({ name, folder: '', document: keptIn(bucket) });
    const found = applyOrder({
      stacks: [
        kept('shop/prod/state', 'ours'),
        kept('shop/dev/data', 'ours'),
        kept('shop/test/data', 'core'),
      ],
      compiled: [],
      environments: ['shop/dev', 'shop/test'],
    });

    expect(found.map((step) => [step.stack.name, step.bootstraps, step.after])).toEqual([
      ['shop/prod/state', true, []],
      ['shop/dev/data', false, ['shop/prod/state']],
      ['shop/test/data', false, []],
    ]);
  });
});
