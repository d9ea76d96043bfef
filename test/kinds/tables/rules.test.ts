import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../src/environment/rules/names.ts';
import { checkTables } from '../../../src/kinds/tables/rules/tables.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { PLACED, STATUS, scaling, withTable } from './with-table.ts';

function check(table: Overrides): readonly string[] {
  return findings(checkTables(anEnvironment(withTable(table))));
}

function indexes(count: number, index: (name: string) => object) {
  const names = Array.from({ length: count }, (_, place) => `index${place}`);
  return Object.fromEntries(names.map((name) => [name, index(name)]));
}

const global = (name: string) => ({ partitionKey: { name, type: 'string' } });
const local = (name: string) => ({ sortKey: { name, type: 'string' } });

describe('keys of a table', () => {
  it('are of one type wherever they are part of a key', () => {
    const number = { ...STATUS, sortKey: { name: 'customer', type: 'number' } };

    expect(check({ globalSecondaryIndexes: { 'by-status': number } })).toEqual([
      'model/table-attribute-type at value of tables.orders.globalSecondaryIndexes.by-status.sortKey.type',
    ]);
    expect(check({ globalSecondaryIndexes: { first: STATUS, second: STATUS } })).toEqual([]);
  });

  it('have two parts that differ', () => {
    const customer = { name: 'customer', type: 'string' };

    expect(check({ sortKey: customer })).toEqual([
      'model/table-key-repeated at value of tables.orders.sortKey.name',
    ]);
    expect(
      check({ sortKey: PLACED, localSecondaryIndexes: { again: { sortKey: customer } } }),
    ).toEqual([
      'model/table-key-repeated at value of tables.orders.localSecondaryIndexes.again.sortKey.name',
    ]);
  });

  it.each([
    ['customer', 'model/table-expiry-type'],
    ['status', 'model/table-expiry-type'],
    ['placedAt', 'model/table-expiry-key'],
  ])('do not say when items expire: %s', (attribute, code) => {
    const keys = { sortKey: PLACED, globalSecondaryIndexes: { 'by-status': STATUS } };

    expect(check({ ...keys, timeToLive: { attribute } })).toEqual([
      `${code} at value of tables.orders.timeToLive.attribute`,
    ]);
    expect(check({ ...keys, timeToLive: { attribute, enabled: false } })).toEqual([]);
  });

  it('may be that of an index which sorts items by when they expire', () => {
    const byExpiry = { ...STATUS, sortKey: { name: 'expiresAt', type: 'number' } };
    const table = { globalSecondaryIndexes: { 'by-expiry': byExpiry } };

    expect(check({ ...table, timeToLive: { attribute: 'expiresAt' } })).toEqual([]);
  });
});

describe('indexes of a table', () => {
  it('are local only where there is a sort key', () => {
    const localSecondaryIndexes = { 'by-total': local('total') };

    expect(check({ localSecondaryIndexes })).toEqual([
      'model/table-local-index at key of tables.orders.localSecondaryIndexes.by-total',
    ]);
    expect(check({ sortKey: PLACED, localSecondaryIndexes })).toEqual([]);
  });

  it('have names of their own, whatever their kind', () => {
    const globalSecondaryIndexes = { twice: STATUS };

    expect(
      check({
        sortKey: PLACED,
        globalSecondaryIndexes,
        localSecondaryIndexes: { twice: local('total') },
      }),
    ).toEqual(['model/table-index-twice at key of tables.orders.localSecondaryIndexes.twice']);
  });

  it.each([
    [20, 5, []],
    [21, 5, ['model/table-global-indexes at key of tables.orders.globalSecondaryIndexes']],
    [20, 6, ['model/table-local-indexes at key of tables.orders.localSecondaryIndexes']],
  ])('are as many as AWS takes: %s global and %s local', (globals, locals, expected) => {
    expect(
      check({
        sortKey: PLACED,
        globalSecondaryIndexes: indexes(globals, global),
        localSecondaryIndexes: Object.fromEntries(
          Object.entries(indexes(locals, local)).map(([name, index]) => [`local-${name}`, index]),
        ),
      }),
    ).toEqual(expected);
  });

  it('list no attribute of a key', () => {
    const index = { ...STATUS, projection: ['total', 'customer', 'status'] };
    const path = 'tables.orders.globalSecondaryIndexes.by-status.projection';

    expect(check({ globalSecondaryIndexes: { 'by-status': index } })).toEqual([
      `model/table-projection-key at value of ${path}[1]`,
      `model/table-projection-key at value of ${path}[2]`,
    ]);
  });

  it('list a hundred attributes together at most', () => {
    const listed = (name: string) => ({
      ...global(name),
      projection: Array.from({ length: 20 }, (_, place) => `attribute${place}`),
    });

    expect(check({ globalSecondaryIndexes: indexes(5, listed) })).toEqual([]);
    expect(check({ globalSecondaryIndexes: indexes(6, listed) })).toEqual([
      'model/table-projection-total at key of tables.orders',
    ]);
  });
});

describe('capacity of a table', () => {
  it('ends where it begins or above', () => {
    expect(check({ provisioned: scaling(5, 4) })).toEqual([
      'model/table-scaling-range at value of tables.orders.provisioned.read.max',
    ]);
    expect(check({ provisioned: scaling(5, 5) })).toEqual([]);
    expect(check({ provisioned: scaling(5, 50) })).toEqual([]);
  });

  it('is on demand or provisioned', () => {
    expect(check({ onDemand: { maxReadUnits: 5 }, provisioned: scaling(5, 5) })).toEqual([
      'model/table-capacity-mode at key of tables.orders.onDemand',
    ]);
  });

  it.each([
    [{ provisioned: scaling(1, 1) }, 'onDemand', { onDemand: { maxReadUnits: 1 } }],
    [{}, 'provisioned', { provisioned: scaling(1, 1) }],
  ])('is that of its indexes as well (%#)', (table, key, capacity) => {
    const globalSecondaryIndexes = { 'by-status': { ...STATUS, ...capacity } };

    expect(check({ ...table, globalSecondaryIndexes })).toEqual([
      `model/table-index-capacity at key of tables.orders.globalSecondaryIndexes.by-status.${key}`,
    ]);
  });

  it('is set back by Terraform where an index scales', () => {
    const scaled = { provisioned: scaling(5, 50) };
    const fixed = { ...STATUS, provisioned: scaling(5, 5) };

    expect(check({ ...scaled, globalSecondaryIndexes: { 'by-status': STATUS } })).toEqual([
      'model/table-index-scaling at key of tables.orders.globalSecondaryIndexes.by-status',
    ]);
    expect(check({ ...scaled, globalSecondaryIndexes: { 'by-status': fixed } })).toEqual([]);
  });
});

describe('what a table is made of', () => {
  it.each([
    ['an index of two letters', { globalSecondaryIndexes: { ab: STATUS } }],
    ['an index with a full stop', { globalSecondaryIndexes: { 'by.status': STATUS } }],
    ['no capacity at all', { provisioned: scaling(0, 5) }],
    ['a recovery of 36 days', { recoveryDays: 36 }],
    [
      'a list of 21 attributes',
      {
        globalSecondaryIndexes: {
          'by-status': { ...STATUS, projection: Array.from({ length: 21 }, (_, n) => `a${n}`) },
        },
      },
    ],
  ])('is not %s', (_, table) => {
    expect(() => anEnvironment(withTable(table))).toThrow();
  });
});

describe('names of tables', () => {
  it('differ from that of the table that locks states', () => {
    const { orders } = withTable().tables;
    const environment = anEnvironment({
      delivery: { state: { lockTable: true } },
      tables: { 'tfstate-lock': orders },
    });

    expect(findings(checkNames(environment))).toEqual([
      'model/name-conflict at key of tables.tfstate-lock',
    ]);
  });
});
