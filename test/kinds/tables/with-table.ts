// The small environment with a table that its service writes.
import type { Overrides } from '../../support/an-environment.ts';

const TABLE = { partitionKey: { name: 'customer', type: 'string' }, purpose: 'Orders' };

export function withTable(table: Overrides = {}, use: 'read' | 'write' = 'write') {
  return {
    tables: { orders: { ...TABLE, ...table } },
    services: { web: { uses: { tables: { orders: use } } } },
  };
}

export const STATUS = { partitionKey: { name: 'status', type: 'string' } };
export const PLACED = { name: 'placedAt', type: 'number' };

/** Such as `scaling(5, 50)`: reads that scale, and ten writes. */
export function scaling(min: number, max: number) {
  return { read: { min, max }, write: { min: 10, max: 10 } };
}
