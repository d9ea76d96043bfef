// Global cluster: a cluster that writes, and in other regions clusters that follow it.
import { DocdbGlobalCluster } from '@cdktf/provider-aws/lib/docdb-global-cluster/index.js';
import { neighbour } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { globalClusterIdentifier } from '../names.ts';
import type { DocumentDatabase } from '../schema.ts';

/** Nothing for a cluster that stands alone. */
export function globalArguments(module: RootModule, key: string, database: DocumentDatabase) {
  const { global, secondaryOf } = database;
  if (global) return { globalClusterIdentifier: addGlobalCluster(module, key, database) };
  if (secondaryOf === null) return {};
  // A global cluster takes a second member once it has a first.
  module.afterIn(neighbour(module.landscape, secondaryOf.environment), 'data');
  return {
    globalClusterIdentifier: globalClusterIdentifier(
      secondaryOf.environment,
      secondaryOf.documentDatabase,
    ),
  };
}

function addGlobalCluster(module: RootModule, key: string, database: DocumentDatabase): string {
  const cluster = module.resource(DocdbGlobalCluster, key, ['documentDatabases', key, 'global'], {
    globalClusterIdentifier: globalClusterIdentifier(pathOf(module.environment), key),
    engine: 'docdb',
    engineVersion: database.version,
    storageEncrypted: true,
    deletionProtection: database.deletionProtection,
    lifecycle: { preventDestroy: database.deletionProtection },
  });
  return cluster.id;
}
