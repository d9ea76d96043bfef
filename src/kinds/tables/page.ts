import { tableName } from '../../model/naming/tables.ts';
import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { Measure, PagePart, Widget } from '../contract/page-part.ts';
import { type Direction, mostUnits } from './capacity.ts';
import { primaryKey } from './keys.ts';
import type { Scaling, Table, TableUse } from './schema.ts';

const NODE = 'table';
const NAMESPACE = 'AWS/DynamoDB';
const METRICS = { read: 'ConsumedReadCapacityUnits', write: 'ConsumedWriteCapacityUnits' };

function tableNodes({ tables }: Environment): readonly string[] {
  return sortedEntries(tables).map(([key]) =>
    shapes.store(nodeId(NODE, key), label('DynamoDB', key)),
  );
}

function tableRows(environment: Environment) {
  return sortedEntries(environment.tables).map(([key, table]) => [
    `table ${code(key)}`,
    [
      tableName(environment, key),
      `key ${primaryKey(table)
        .map(({ name }) => code(name))
        .join(' and ')}`,
      ...describeIndexes(table),
      describeCapacity(table),
      ...(table.timeToLive?.enabled ? [`items expire by ${code(table.timeToLive.attribute)}`] : []),
      ...(table.stream === null ? [] : ['stream']),
      ...(table.recoveryDays === 0 ? [] : [`point-in-time recovery ${table.recoveryDays} days`]),
    ].join(', '),
    inline(table.purpose),
  ]);
}

function describeIndexes({ globalSecondaryIndexes, localSecondaryIndexes }: Table) {
  const all = { ...globalSecondaryIndexes, ...localSecondaryIndexes };
  const names = sortedEntries<unknown>(all).map(([name]) => code(name));
  return names.length === 0 ? [] : [`indexes ${names.join(' ')}`];
}

function describeCapacity({ provisioned, onDemand }: Table): string {
  if (provisioned !== null) {
    const { read, write } = provisioned;
    return `reads ${describeScaling(read)} and writes ${describeScaling(write)} units`;
  }
  const { maxReadUnits = null, maxWriteUnits = null } = onDemand ?? {};
  const limits = [
    ...(maxReadUnits === null ? [] : [`at most ${maxReadUnits} read units`]),
    ...(maxWriteUnits === null ? [] : [`at most ${maxWriteUnits} write units`]),
  ];
  return ['on demand', ...limits].join(', ');
}

function describeScaling({ min, max }: Scaling): string {
  return min === max ? `${min}` : `${min} to ${max}`;
}

/** Of a table and of each index with a partition key of its own: AWS throttles them apart. */
function tableWidgets(environment: Environment): readonly Widget[] {
  return Object.entries(environment.tables).flatMap(([key, { globalSecondaryIndexes }]) => {
    const dimensions = ['TableName', tableName(environment, key)];
    const metrics = [METRICS.read, METRICS.write, 'ReadThrottleEvents', 'WriteThrottleEvents'];
    const widget = { namespace: NAMESPACE, metrics, isCount: true };
    return [
      { ...widget, title: `Table ${key}`, dimensions },
      ...sortedEntries(globalSecondaryIndexes).map(([index]) => ({
        ...widget,
        title: `Index ${index} of table ${key}`,
        dimensions: [...dimensions, 'GlobalSecondaryIndexName', index],
      })),
    ];
  });
}

function consumed(direction: Direction): Measure {
  return {
    about: `consumed ${direction} capacity of a table, in percent of the most it may; of 40,000 units a second where no limit is written`,
    namespace: NAMESPACE,
    metricName: METRICS[direction],
    dimensions: (environment, key) => ({ TableName: tableName(environment, key) }),
    threshold: ({ tables }, key, percent) => {
      const table = tables[key];
      return table === undefined ? 0 : (mostUnits(table, direction) * percent) / 100;
    },
    isPerSecond: true,
  };
}

function kept({ tables }: Environment): readonly string[] {
  return sortedEntries(tables).flatMap(([key, { recoveryDays }]) =>
    recoveryDays === 0
      ? []
      : [
          `- Table ${code(key)} restores to any second of the last ${recoveryDays} days, up to five minutes ago`,
        ],
  );
}

/** On demand, a table costs what it does. */
function provisionedTables({ tables }: Environment): object {
  return Object.fromEntries(
    Object.entries(tables).filter(([, { provisioned }]) => provisioned !== null),
  );
}

export const tablePage: PagePart<Table, TableUse> = {
  shelf: 'stores',
  nodes: tableNodes,
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  rows: tableRows,
  uses: ({ store, use }) => `table ${code(store)} (${use})`,
  widgets: tableWidgets,
  measures: { tableReads: consumed('read'), tableWrites: consumed('write') },
  objectives: kept,
  hours: { title: 'tables of provisioned capacity', isStopped: false, entries: provisionedTables },
};
