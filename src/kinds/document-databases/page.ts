import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { Edge } from '../contract/edge.ts';
import type { PagePart, Widget } from '../contract/page-part.ts';
import { loginOwner, readsFromSecondaries } from './logins.ts';
import { clusterIdentifier } from './names.ts';
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
      `backups ${database.backupRetentionDays} days`,
    ].join(', '),
    inline(database.purpose),
  ]);
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

function documentUse({ service, store, use }: Edge<DocumentDatabase, DocumentAccess>): string {
  const owner = loginOwner(service, use);
  const name = owner === service ? '' : ` as ${code(owner)}`;
  return `document database ${code(store)}${name}${readsFromSecondaries(use) ? ', reading from secondaries' : ''}`;
}

export const documentDatabasePage: PagePart<DocumentDatabase, DocumentAccess> = {
  shelf: 'stores',
  nodes: documentNodes,
  arrows: ({ service, store }) => [`${nodeId('service', service)} -.-> ${nodeId(NODE, store)}`],
  rows: documentRows,
  uses: documentUse,
  widgets: documentWidgets,
  hours: {
    title: 'document databases',
    isStopped: true,
    entries: ({ documentDatabases }) => documentDatabases,
  },
};
