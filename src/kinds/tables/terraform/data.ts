// DynamoDB tables. Terraform compares indexes as wholes: one that changes is removed and made again, one
// at a time, while the table goes on; a change of keys or of local indexes would replace the table.
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import { streamedTables } from '../../../model/events/senders.ts';
import { tableName } from '../../../model/naming/tables.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { indexCapacity, isScaled } from '../capacity.ts';
import { keyAttributes } from '../keys.ts';
import type {
  GlobalSecondaryIndex,
  KeyAttribute,
  LocalSecondaryIndex,
  OnDemand,
  Provisioned,
  Table,
} from '../schema.ts';
import { addScaling } from './scaling.ts';

const TYPES = { string: 'S', number: 'N', binary: 'B' } as const satisfies Record<
  KeyAttribute['type'],
  string
>;
const VIEWS = {
  keysOnly: 'KEYS_ONLY',
  newImage: 'NEW_IMAGE',
  oldImage: 'OLD_IMAGE',
  newAndOldImages: 'NEW_AND_OLD_IMAGES',
} as const satisfies Record<NonNullable<Table['stream']>, string>;
const CLASSES = {
  standard: 'STANDARD',
  infrequentAccess: 'STANDARD_INFREQUENT_ACCESS',
} as const satisfies Record<Table['tableClass'], string>;

export function addTables(module: RootModule): void {
  const streamed = streamedTables(module.environment);
  const streams: Record<string, string> = {};
  for (const [key, table] of Object.entries(module.environment.tables)) {
    const made = addTable(module, key, table);
    addScaling(module, { key, table, made });
    if (streamed.includes(key)) streams[key] = made.streamArn;
  }
  if (streamed.length > 0) module.output('data', { table_stream_arns: streams });
}

function addTable(module: RootModule, key: string, table: Table): DynamodbTable {
  return module.resource(DynamodbTable, key, ['tables', key], {
    name: tableName(module.environment, key),
    ...keyArguments(table),
    ...capacityArguments(table),
    globalSecondaryIndex: sortedEntries(table.globalSecondaryIndexes).map(([name, index]) =>
      globalIndex(table, name, index),
    ),
    localSecondaryIndex: sortedEntries(table.localSecondaryIndexes).map(([name, index]) =>
      localIndex(name, index),
    ),
    tableClass: CLASSES[table.tableClass],
    ...keepingArguments(table),
    serverSideEncryption: {
      enabled: true,
      kmsKeyArn: module.stateOf('security').entry('key_arns', 'data'),
    },
    tags: { Purpose: table.purpose },
  });
}

/** Only attributes of keys: of others, every plan would find that AWS has forgotten them. */
function keyArguments(table: Table) {
  const { partitionKey, sortKey } = table;
  return {
    hashKey: partitionKey.name,
    ...(sortKey === null ? {} : { rangeKey: sortKey.name }),
    attribute: [...keyAttributes(table).values()]
      .map(({ name, type }) => ({ name, type: TYPES[type] }))
      .sort((left, right) => (left.name < right.name ? -1 : 1)),
  };
}

function capacityArguments({ provisioned, onDemand }: Table) {
  if (provisioned !== null) return { billingMode: 'PROVISIONED', ...units(provisioned) };
  return { billingMode: 'PAY_PER_REQUEST', ...limits(onDemand) };
}

function units({ read, write }: Provisioned) {
  return { readCapacity: read.min, writeCapacity: write.min };
}

function limits(onDemand: OnDemand | null) {
  const { maxReadUnits = null, maxWriteUnits = null } = onDemand ?? {};
  if (maxReadUnits === null && maxWriteUnits === null) return {};
  return {
    onDemandThroughput: {
      ...(maxReadUnits === null ? {} : { maxReadRequestUnits: maxReadUnits }),
      ...(maxWriteUnits === null ? {} : { maxWriteRequestUnits: maxWriteUnits }),
    },
  };
}

function globalIndex(table: Table, name: string, index: GlobalSecondaryIndex) {
  const { partitionKey, sortKey, onDemand } = index;
  const capacity = indexCapacity(table, index);
  return {
    name,
    hashKey: partitionKey.name,
    ...(sortKey === null ? {} : { rangeKey: sortKey.name }),
    ...projection(index),
    ...(capacity === null ? limits(onDemand) : units(capacity)),
  };
}

function localIndex(name: string, index: LocalSecondaryIndex) {
  return { name, rangeKey: index.sortKey.name, ...projection(index) };
}

function projection({ projection: projected }: Pick<LocalSecondaryIndex, 'projection'>) {
  if (projected === 'all') return { projectionType: 'ALL' };
  if (projected === 'keys') return { projectionType: 'KEYS_ONLY' };
  return { projectionType: 'INCLUDE', nonKeyAttributes: [...projected].sort() };
}

function keepingArguments(table: Table) {
  const { timeToLive, stream, recoveryDays, deletionProtection } = table;
  return {
    ttl:
      timeToLive === null
        ? { enabled: false }
        : { enabled: timeToLive.enabled, attributeName: timeToLive.attribute },
    streamEnabled: stream !== null,
    ...(stream === null ? {} : { streamViewType: VIEWS[stream] }),
    pointInTimeRecovery:
      recoveryDays === 0
        ? { enabled: false }
        : { enabled: true, recoveryPeriodInDays: recoveryDays },
    deletionProtectionEnabled: deletionProtection,
    lifecycle: lifecycle(table),
  };
}

/** What autoscaling has set, the next plan would set back. */
function lifecycle({ provisioned, deletionProtection }: Table) {
  const scaled = [
    ...(provisioned !== null && isScaled(provisioned.read) ? ['read_capacity'] : []),
    ...(provisioned !== null && isScaled(provisioned.write) ? ['write_capacity'] : []),
  ];
  return {
    preventDestroy: deletionProtection,
    ...(scaled.length === 0 ? {} : { ignoreChanges: scaled }),
  };
}
