// Capacity of a table and of its indexes: in one way, and in ranges that are some.
import type { Diagnostic, Path } from '../../../diagnostics/diagnostic.ts';
import { DIRECTIONS, indexCapacity, isScaled } from '../capacity.ts';
import { report } from '../codes.ts';
import type { GlobalSecondaryIndex, Provisioned, Table } from '../schema.ts';

export function checkCapacity(key: string, table: Table): readonly Diagnostic[] {
  const path = ['tables', key];
  return [
    ...modes(key, table),
    ...ranges(key, table.provisioned, path),
    ...Object.entries(table.globalSecondaryIndexes).flatMap(([name, index]) => {
      const at = [...path, 'globalSecondaryIndexes', name];
      return [
        ...indexModes(key, { table, name, index, at }),
        ...ranges(key, index.provisioned, at),
        ...indexScaling(key, { table, name, index, at }),
      ];
    }),
  ];
}

function modes(key: string, { onDemand, provisioned }: Table): readonly Diagnostic[] {
  if (onDemand === null || provisioned === null) return [];
  const where = { path: ['tables', key, 'onDemand'], target: 'key' } as const;
  return [report('model/table-capacity-mode', { table: key }, where)];
}

function ranges(table: string, provisioned: Provisioned | null, at: Path): readonly Diagnostic[] {
  if (provisioned === null) return [];
  return DIRECTIONS.flatMap((direction) => {
    const { min, max } = provisioned[direction];
    if (min <= max) return [];
    const path = [...at, 'provisioned', direction, 'max'];
    return [report('model/table-scaling-range', { table, direction, min, max }, { path })];
  });
}

interface IndexInput {
  readonly table: Table;
  readonly name: string;
  readonly index: GlobalSecondaryIndex;
  readonly at: Path;
}

function indexModes(key: string, { table, name, index, at }: IndexInput): readonly Diagnostic[] {
  const mode = table.provisioned === null ? 'on demand' : 'provisioned';
  const wrong = table.provisioned === null ? 'provisioned' : 'onDemand';
  if (index[wrong] === null) return [];
  const args = { table: key, index: name, key: wrong, mode };
  return [report('model/table-index-capacity', args, { path: [...at, wrong], target: 'key' })];
}

function indexScaling(key: string, { table, name, index, at }: IndexInput): readonly Diagnostic[] {
  const capacity = indexCapacity(table, index);
  if (capacity === null || !DIRECTIONS.some((direction) => isScaled(capacity[direction]))) {
    return [];
  }
  const where = { path: at, target: 'key' } as const;
  return [report('model/table-index-scaling', { table: key, index: name }, where)];
}
