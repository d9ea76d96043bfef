// How many indexes there are, what they are called, and what they hold.

import type { Diagnostic, Path } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { report } from '../codes.ts';
import { primaryKey } from '../keys.ts';
import type { LocalSecondaryIndex, Table } from '../schema.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-secondary-indexes */
const GLOBAL_MAX = 20;
const LOCAL_MAX = 5;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html */
const PROJECTED_MAX = 100;

export function checkIndexes(key: string, table: Table): readonly Diagnostic[] {
  return [
    ...withoutSortKey(key, table),
    ...twice(key, table),
    ...counts(key, table),
    ...projectedKeys(key, table),
    ...projectedTotal(key, table),
  ];
}

function withoutSortKey(key: string, table: Table): readonly Diagnostic[] {
  if (table.sortKey !== null) return [];
  return Object.keys(table.localSecondaryIndexes).map((index) => {
    const path = ['tables', key, 'localSecondaryIndexes', index];
    return report('model/table-local-index', { table: key, index }, { path, target: 'key' });
  });
}

function twice(key: string, table: Table): readonly Diagnostic[] {
  return Object.keys(table.localSecondaryIndexes)
    .filter((index) => Object.hasOwn(table.globalSecondaryIndexes, index))
    .map((index) => {
      const path = ['tables', key, 'localSecondaryIndexes', index];
      const other = also(['tables', key, 'globalSecondaryIndexes', index], { target: 'key' });
      const where = { path, target: 'key', ...other } as const;
      return report('model/table-index-twice', { table: key, index }, where);
    });
}

function counts(key: string, table: Table): readonly Diagnostic[] {
  const at = (collection: string) =>
    ({ path: ['tables', key, collection], target: 'key' }) as const;
  const global = Object.keys(table.globalSecondaryIndexes).length;
  const local = Object.keys(table.localSecondaryIndexes).length;
  const globals = { table: key, count: global, max: GLOBAL_MAX };
  const locals = { table: key, count: local, max: LOCAL_MAX };
  return [
    ...(global > GLOBAL_MAX
      ? [report('model/table-global-indexes', globals, at('globalSecondaryIndexes'))]
      : []),
    ...(local > LOCAL_MAX
      ? [report('model/table-local-indexes', locals, at('localSecondaryIndexes'))]
      : []),
  ];
}

interface Projected {
  readonly index: string;
  readonly attributes: readonly string[];
  /** Attributes that it holds because they are part of a key. */
  readonly held: readonly string[];
  readonly path: Path;
}

function projectedBy(key: string, table: Table): readonly Projected[] {
  const own = primaryKey(table).map(({ name }) => name);
  const listed = ({ projection }: Pick<LocalSecondaryIndex, 'projection'>) =>
    typeof projection === 'string' ? [] : projection;
  return [
    ...Object.entries(table.globalSecondaryIndexes).map(([index, definition]) => ({
      index,
      attributes: listed(definition),
      held: [...own, definition.partitionKey.name, definition.sortKey?.name ?? ''],
      path: ['tables', key, 'globalSecondaryIndexes', index, 'projection'],
    })),
    ...Object.entries(table.localSecondaryIndexes).map(([index, definition]) => ({
      index,
      attributes: listed(definition),
      held: [...own, definition.sortKey.name],
      path: ['tables', key, 'localSecondaryIndexes', index, 'projection'],
    })),
  ];
}

function projectedKeys(key: string, table: Table): readonly Diagnostic[] {
  return projectedBy(key, table).flatMap(({ index, attributes, held, path }) =>
    attributes.flatMap((attribute, position) => {
      if (!held.includes(attribute)) return [];
      const args = { table: key, index, attribute };
      return [report('model/table-projection-key', args, { path: [...path, position] })];
    }),
  );
}

function projectedTotal(key: string, table: Table): readonly Diagnostic[] {
  const count = projectedBy(key, table).flatMap(({ attributes }) => attributes).length;
  if (count <= PROJECTED_MAX) return [];
  const args = { table: key, count, max: PROJECTED_MAX };
  const where = { path: ['tables', key], target: 'key' } as const;
  return [report('model/table-projection-total', args, where)];
}
