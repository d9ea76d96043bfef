// How much a table and its indexes may read and write.
import type { GlobalSecondaryIndex, Provisioned, Scaling, Table } from './schema.ts';

/** Default quota of a table on demand, in request units per second.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const ON_DEMAND_QUOTA = 40_000;

export const DIRECTIONS = ['read', 'write'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Whether autoscaling has room. */
export function isScaled({ min, max }: Scaling): boolean {
  return max > min;
}

/** Of an index; that of the table where it has none. Null: on demand. */
export function indexCapacity(table: Table, index: GlobalSecondaryIndex): Provisioned | null {
  return table.provisioned === null ? null : (index.provisioned ?? table.provisioned);
}

/** The most units per second that a table may consume. */
export function mostUnits({ provisioned, onDemand }: Table, direction: Direction): number {
  if (provisioned !== null) return provisioned[direction].max;
  const limit = direction === 'read' ? onDemand?.maxReadUnits : onDemand?.maxWriteUnits;
  return limit ?? ON_DEMAND_QUOTA;
}
