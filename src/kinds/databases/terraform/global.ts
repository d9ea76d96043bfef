// Aurora Global Database: a cluster that writes, and in other regions clusters that follow it.
import { RdsGlobalCluster } from '@cdktf/provider-aws/lib/rds-global-cluster/index.js';
import { neighbour } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { globalClusterIdentifier } from '../names.ts';
import type { DatabaseTask } from './shared.ts';

/** Nothing for a cluster that stands alone. */
export function globalArguments(module: RootModule, task: DatabaseTask) {
  const { global, secondaryOf, deletionProtection } = task.database;
  if (!global && secondaryOf === null) return {};
  return {
    ...(global ? { globalClusterIdentifier: addGlobalCluster(module, task) } : {}),
    ...(secondaryOf === null ? {} : followed(module, secondaryOf)),
    lifecycle: {
      preventDestroy: deletionProtection,
      // AWS says who follows whom, and upgrades all clusters through the global one:
      // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_global_cluster
      ignoreChanges: ['engine_version', 'replication_source_identifier'],
    },
  };
}

function addGlobalCluster(module: RootModule, { key, database }: DatabaseTask): string {
  const cluster = module.resource(RdsGlobalCluster, key, ['databases', key, 'global'], {
    globalClusterIdentifier: globalClusterIdentifier(pathOf(module.environment), key),
    engine: database.engine,
    engineVersion: database.version,
    storageEncrypted: true,
    deletionProtection: database.deletionProtection,
    lifecycle: { preventDestroy: database.deletionProtection },
  });
  return cluster.id;
}

function followed(
  module: RootModule,
  { environment, database }: NonNullable<DatabaseTask['database']['secondaryOf']>,
) {
  const primary = neighbour(module.landscape, environment);
  // A global database takes a second cluster once it has a first.
  module.afterIn(primary, 'data');
  return {
    globalClusterIdentifier: globalClusterIdentifier(environment, database),
    sourceRegion: primary.aws.region,
  };
}
