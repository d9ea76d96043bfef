import { describe, expect, it } from 'vitest';
import { tablePage } from '../../../src/kinds/tables/page.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { PLACED, STATUS, scaling, withTable } from './with-table.ts';

function row(table: Overrides): string | undefined {
  return tablePage.rows?.(anEnvironment(withTable(table)))[0]?.[1];
}

describe('the page of an environment', () => {
  it('says what a table is made of', () => {
    expect(row({})).toBe(
      'shop-prod-orders, key `customer`, on demand, point-in-time recovery 35 days',
    );
    expect(
      row({
        sortKey: PLACED,
        globalSecondaryIndexes: { 'by-status': STATUS },
        onDemand: { maxWriteUnits: 10 },
        timeToLive: { attribute: 'expiresAt' },
        stream: 'newImage',
        recoveryDays: 0,
      }),
    ).toBe(
      'shop-prod-orders, key `customer` and `placedAt`, indexes `by-status`, on demand, at most 10 write units, items expire by `expiresAt`, stream',
    );
    expect(row({ provisioned: scaling(5, 50) })).toContain('reads 5 to 50 and writes 10 units');
  });

  it('promises what can be restored', () => {
    const lines = (table: Overrides) => tablePage.objectives?.(anEnvironment(withTable(table)));

    expect(lines({})).toEqual([
      '- Table `orders` restores to any second of the last 35 days, up to five minutes ago',
    ]);
    expect(lines({ recoveryDays: 0 })).toEqual([]);
  });
});

describe('the dashboard', () => {
  it('adds up what a table and each global index consume', () => {
    const environment = anEnvironment(
      withTable({ globalSecondaryIndexes: { 'by-status': STATUS } }),
    );
    const board = terraformOf(environment).one('aws_cloudwatch_dashboard', 'main').dashboard_body;

    expect(board).toContain(
      '["AWS/DynamoDB","ConsumedReadCapacityUnits","TableName","shop-prod-orders",{"stat":"Sum"}]',
    );
    expect(board).toContain('"GlobalSecondaryIndexName","by-status",{"stat":"Sum"}]');
  });
});

describe('alarms on a table', () => {
  it.each([
    [{ provisioned: scaling(5, 50) }, 40],
    [{ onDemand: { maxReadUnits: 100 } }, 80],
    [{ onDemand: { maxWriteUnits: 100 } }, 32_000],
    [{}, 32_000],
  ])('hold reads against the most it may: %j', (table, threshold) => {
    const measure = tablePage.measures?.['tableReads'];

    expect(measure?.threshold?.(anEnvironment(withTable(table)), 'orders', 80)).toBe(threshold);
  });
});
