import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import type { Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { PLACED, STATUS, scaling, withTable } from './with-table.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkEnvironment(compiledSmall(overrides)));
}

describe('an environment with a table', () => {
  it.each([
    ['read', {}],
    ['write', { stream: 'newAndOldImages', timeToLive: { attribute: 'expiresAt' } }],
    ['write', { provisioned: scaling(5, 50), globalSecondaryIndexes: { GSI1: STATUS } }],
    [
      'read',
      {
        sortKey: PLACED,
        localSecondaryIndexes: { total: { sortKey: { name: 'total', type: 'number' } } },
      },
    ],
  ] as const)('compiles to what no check has a say about (%s, %j)', (use, table) => {
    expect(check(withTable(table, use))).toEqual([]);
  });

  it('passes where the network names what passes', () => {
    expect(check({ ...withTable(), network: { acls: true, nodeEgress: 'named' } })).toEqual([]);
  });

  it.each([
    [{ deletionProtection: false }, 'deletionProtection'],
    [{ recoveryDays: 0 }, 'recoveryDays'],
    [{ recoveryDays: 6 }, 'recoveryDays'],
  ])('protects data of production: %j', (table, key) => {
    expect(new Set(check(withTable(table)))).toEqual(
      new Set([`check/production-data at value of tables.orders.${key}`]),
    );
  });

  it('takes a variable that calls another table for a mistake', () => {
    const { tables } = withTable();
    const services = { web: { env: { OLD_DYNAMODB_TABLE: 'shop-prod-old' } } };

    expect(check({ tables, services })).toEqual([
      'check/name-missing at value of services.web.env.OLD_DYNAMODB_TABLE',
    ]);
  });
});
