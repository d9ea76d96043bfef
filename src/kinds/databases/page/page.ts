import {
  inWhoseName,
  isReplica,
  readFrom,
  replicaOf,
} from '../../../model/data/database-access.ts';
import { code } from '../../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../../model/page/mermaid.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { madeEntries } from '../../../model/standing.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import type { Edge } from '../../contract/edge.ts';
import type { PagePart, Widget } from '../../contract/page-part.ts';
import { isAurora } from '../engine.ts';
import { databaseIdentifier, replicaIdentifier } from '../names.ts';
import type { Database, DatabaseUse } from '../schema.ts';
import { promote } from './activation.ts';
import { databaseMeasures } from './measures.ts';
import { databaseRows, standingRows } from './rows.ts';

const NODE = 'database';
const REPLICA = 'replica';

function databaseNodes({ databases }: Environment): readonly string[] {
  return sortedEntries(databases).flatMap(([key, database]) => [
    shapes.store(nodeId(NODE, key), label(...databaseLines(key, database))),
    ...sortedEntries(database.replicas).map(([replica, { purpose }]) =>
      shapes.store(nodeId(REPLICA, key, replica), label(`Read replica ${replica}`, purpose)),
    ),
  ]);
}

function databaseLines(key: string, database: Database): readonly string[] {
  const { engine, version, instances } = database;
  if (database.existing !== null) return [engine, key, 'stands already'];
  const members = isAurora(database)
    ? [`${instances} ${instances === 1 ? 'member' : 'members'}`]
    : [];
  return [`${engine} ${version}`, key, ...members];
}

function between({ databases }: Environment): readonly string[] {
  return sortedEntries(databases).flatMap(([key, database]) => [
    ...sortedEntries(database.replicas).map(
      ([replica]) => `${nodeId(NODE, key)} -.-> ${nodeId(REPLICA, key, replica)}`,
    ),
    ...(database.export
      ? [`${nodeId(NODE, key)} -.-> ${nodeId('bucket', database.export.bucket)}`]
      : []),
  ]);
}

function arrows({ node, store, use }: Edge<Database, DatabaseUse>): readonly string[] {
  const replica = replicaOf(use);
  const to = [
    ...(isReplica(use) ? [] : [nodeId(NODE, store)]),
    ...(replica === null ? [] : [nodeId(REPLICA, store, replica)]),
  ];
  return to.map((each) => `${node} -.-> ${each}`);
}

function uses({ store, use }: Edge<Database, DatabaseUse>): string {
  if (use === 'read') return `readers of database ${code(store)}`;
  if (isReplica(use)) return `replica ${code(use.replica)} of database ${code(store)}`;
  return `database ${code(store)}${inWhoseName(use)}${reading(use)}`;
}

function reading(use: DatabaseUse): string {
  const replica = replicaOf(use);
  if (replica !== null) return `, reading from replica ${code(replica)}`;
  return readFrom(use) === null ? '' : ', reading from its readers';
}

const DATABASE_METRICS = ['CPUUtilization', 'DatabaseConnections', 'FreeableMemory'];
const INSTANCE = (identifier: string) => ({
  dimensions: ['DBInstanceIdentifier', identifier],
  metrics: [...DATABASE_METRICS, 'FreeStorageSpace'],
});
const CLUSTER = (identifier: string) => ({
  dimensions: ['DBClusterIdentifier', identifier],
  metrics: [...DATABASE_METRICS, 'VolumeBytesUsed', 'AuroraReplicaLagMaximum'],
});

function widgets(environment: Environment): readonly Widget[] {
  const { databases } = environment;
  return [
    ...madeEntries(databases).map(([key, database]) => ({
      title: `Database ${key}`,
      namespace: 'AWS/RDS',
      ...(isAurora(database) ? CLUSTER : INSTANCE)(databaseIdentifier(environment, key)),
    })),
    ...Object.entries(databases).flatMap(([key, { replicas }]) =>
      Object.keys(replicas).map((replica) => ({
        title: `Replica ${replica} of ${key}`,
        namespace: 'AWS/RDS',
        dimensions: ['DBInstanceIdentifier', replicaIdentifier(environment, key, replica)],
        metrics: ['ReplicaLag', 'CPUUtilization', 'DatabaseConnections'],
      })),
    ),
  ];
}

function objectives({ databases, recovery, aws }: Environment): readonly string[] {
  // Only backups of RDS instances are ever copied.
  const isCopied = madeEntries(databases).some(([, database]) => !isAurora(database));
  return [
    ...(recovery.replicateDatabaseBackups && isCopied
      ? [`- Database backups are copied to ${aws.recoveryRegion}`]
      : []),
    ...sortedEntries(databases).map(([key, { backupRetentionDays, existing }]) =>
      existing === null
        ? `- Database ${code(key)} restores to any second of the last ${backupRetentionDays} days, up to five minutes ago`
        : `- Database ${code(key)} is kept by its owner`,
    ),
  ];
}

export const databasePage: PagePart<Database, DatabaseUse> = {
  shelf: 'stores',
  nodes: databaseNodes,
  between,
  arrows,
  rows: databaseRows,
  standing: standingRows,
  uses,
  widgets,
  measures: databaseMeasures,
  objectives,
  activation: promote,
  hours: {
    title: 'databases',
    isStopped: true,
    entries: ({ databases }) => Object.fromEntries(madeEntries(databases)),
  },
};
