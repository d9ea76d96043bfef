// The attributes of keys, and the one that says when an item expires.

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { report } from '../codes.ts';
import { indexKeys, keyAttributes, primaryKey } from '../keys.ts';
import type { Table } from '../schema.ts';

export function checkKeys(key: string, table: Table): readonly Diagnostic[] {
  return [...types(key, table), ...repetitions(key, table), ...expiry(key, table)];
}

function types(key: string, table: Table): readonly Diagnostic[] {
  const first = keyAttributes(table);
  return indexAndOwnKeys(table)
    .flat()
    .flatMap(({ name, type, path }) => {
      const use = first.get(name);
      if (use === undefined || use.type === type) return [];
      const args = { table: key, attribute: name, type, elsewhere: use.type };
      const other = also(['tables', key, ...use.path, 'type']);
      const where = { path: ['tables', key, ...path, 'type'], ...other };
      return [report('model/table-attribute-type', args, where)];
    });
}

function indexAndOwnKeys(table: Table) {
  return [primaryKey(table), ...indexKeys(table)];
}

function repetitions(key: string, table: Table): readonly Diagnostic[] {
  return indexAndOwnKeys(table).flatMap(([partitionKey, sortKey]) => {
    if (sortKey === undefined || sortKey.name !== partitionKey?.name) return [];
    const args = { table: key, attribute: sortKey.name };
    const path = ['tables', key, ...sortKey.path, 'name'];
    return [report('model/table-key-repeated', args, { path })];
  });
}

function expiry(key: string, table: Table): readonly Diagnostic[] {
  if (!table.timeToLive?.enabled) return [];
  const { attribute } = table.timeToLive;
  const path = ['tables', key, 'timeToLive', 'attribute'];
  const type = keyAttributes(table).get(attribute)?.type ?? 'number';
  if (type !== 'number') {
    return [report('model/table-expiry-type', { table: key, attribute, type }, { path })];
  }
  return primaryKey(table).some(({ name }) => name === attribute)
    ? [report('model/table-expiry-key', { table: key, attribute }, { path })]
    : [];
}
