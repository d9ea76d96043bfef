// The attributes that keys of a table and of its indexes are made of.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { KeyAttribute, Table } from './schema.ts';

export interface KeyUse extends KeyAttribute {
  /** Below the table. */
  readonly path: Path;
}

/** A table or index: its partition key, and its sort key where it has one. */
export type KeySchema = readonly KeyUse[];

function keySchema(partitionKey: KeyUse, sortKey: KeyAttribute | null, path: Path = []): KeySchema {
  return [partitionKey, ...(sortKey === null ? [] : [{ ...sortKey, path: [...path, 'sortKey'] }])];
}

export function primaryKey({ partitionKey, sortKey }: Table): KeySchema {
  return keySchema({ ...partitionKey, path: ['partitionKey'] }, sortKey);
}

export function indexKeys(table: Table): readonly KeySchema[] {
  const own = { ...table.partitionKey, path: ['partitionKey'] };
  return [
    ...Object.entries(table.globalSecondaryIndexes).map(([name, { partitionKey, sortKey }]) => {
      const path = ['globalSecondaryIndexes', name];
      return keySchema({ ...partitionKey, path: [...path, 'partitionKey'] }, sortKey, path);
    }),
    ...Object.entries(table.localSecondaryIndexes).map(([name, { sortKey }]) =>
      keySchema(own, sortKey, ['localSecondaryIndexes', name]),
    ),
  ];
}

/** The first use of each attribute, by name. */
export function keyAttributes(table: Table): ReadonlyMap<string, KeyUse> {
  const uses = [primaryKey(table), ...indexKeys(table)].flat();
  return new Map(uses.toReversed().map((use) => [use.name, use]));
}
