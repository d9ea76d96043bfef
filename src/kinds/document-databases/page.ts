import { isReadOnly } from '../../model/data/global-cluster.ts';
import { pathOf, regionalArn } from '../../model/naming/core.ts';
import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { Edge } from '../contract/edge.ts';
import type { PagePart, Step, Widget } from '../contract/page-part.ts';
import { loginOwner, readsFromSecondaries } from './logins.ts';
import { clusterIdentifier, globalClusterIdentifier } from './names.ts';
import type { DocumentAccess, DocumentDatabase } from './schema.ts';

const NODE = 'documentDatabase';

function documentNodes({ documentDatabases }: Environment): readonly string[] {
  return sortedEntries(documentDatabases).map(([key, { version }]) =>
    shapes.store(nodeId(NODE, key), label(`DocumentDB ${version}`, key)),
  );
}

function documentRows({ documentDatabases }: Environment) {
  return sortedEntries(documentDatabases).map(([key, database]) => [
    `document database ${code(key)}`,
    [
      `DocumentDB ${database.version}`,
      `${database.instances} × ${database.class}`,
      ...(database.changeStreams
        ? [`change streams ${database.changeStreams.retentionHours} hours`]
        : []),
      ...following(database),
      `backups ${database.backupRetentionDays} days`,
    ].join(', '),
    inline(database.purpose),
  ]);
}

function following({ global, secondaryOf }: DocumentDatabase): readonly string[] {
  if (secondaryOf === null) return global ? ['primary of a global cluster'] : [];
  const { documentDatabase, environment, promoted } = secondaryOf;
  const state = promoted ? 'promoted' : 'read-only';
  return [`secondary of ${code(documentDatabase)} of ${code(environment)}, ${state}`];
}

/** How a document database that follows another one takes over. */
function promote(environment: Environment): readonly Step[] {
  const { region } = environment.aws;
  return sortedEntries(environment.documentDatabases).flatMap(([key, database]) => {
    const { secondaryOf } = database;
    if (secondaryOf === null || !isReadOnly(database)) return [];
    const { environment: path, documentDatabase } = secondaryOf;
    const cluster = clusterIdentifier(environment, key);
    return [
      {
        title: `Promote document database ${code(key)}, which follows ${code(documentDatabase)} of ${code(path)}:`,
        commands: [
          `aws docdb failover-global-cluster --region ${region} \\`,
          `  --global-cluster-identifier ${globalClusterIdentifier(path, documentDatabase)} \\`,
          `  --target-db-cluster-identifier ${regionalArn(environment, 'rds', `cluster:${cluster}`)} \\`,
          '  --allow-data-loss',
        ],
        after: `Then write ${code(`documentDatabases.${key}.secondaryOf.promoted: true`)} and the services that use it, run ${code(`npm run synth -- ${pathOf(environment)}`)} and merge.`,
      },
    ];
  });
}

function documentWidgets(environment: Environment): readonly Widget[] {
  return Object.keys(environment.documentDatabases).map((key) => ({
    title: `Document database ${key}`,
    namespace: 'AWS/DocDB',
    dimensions: ['DBClusterIdentifier', clusterIdentifier(environment, key)],
    metrics: [
      'CPUUtilization',
      'DatabaseConnections',
      'FreeableMemory',
      'DBClusterReplicaLagMaximum',
    ],
  }));
}

function documentUse({ consumer, store, use }: Edge<DocumentDatabase, DocumentAccess>): string {
  const owner = loginOwner(consumer, use);
  const name = owner === consumer ? '' : ` as ${code(owner)}`;
  return `document database ${code(store)}${name}${readsFromSecondaries(use) ? ', reading from secondaries' : ''}`;
}

export const documentDatabasePage: PagePart<DocumentDatabase, DocumentAccess> = {
  shelf: 'stores',
  nodes: documentNodes,
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  rows: documentRows,
  uses: documentUse,
  widgets: documentWidgets,
  activation: promote,
  hours: {
    title: 'document databases',
    isStopped: true,
    entries: ({ documentDatabases }) => documentDatabases,
  },
};
