// Parameter groups: what makes a server refuse plain connections, and how many it accepts.
import { DbParameterGroup } from '@cdktf/provider-aws/lib/db-parameter-group/index.js';
import { RdsClusterParameterGroup } from '@cdktf/provider-aws/lib/rds-cluster-parameter-group/index.js';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { dialectOf, majorVersionOf, TLS } from '../engine.ts';
import { databaseIdentifier, replicaIdentifier } from '../names.ts';
import type { Database } from '../schema.ts';

type Parameters = Readonly<Record<string, string>>;

/** Slow queries reach the log group only as a file; RDS keeps them in a table otherwise. */
const SLOW_QUERIES: Parameters = { log_output: 'FILE', slow_query_log: '1' };

function serverParameters({ engine, parameters }: Database): Parameters {
  return { ...parameters, ...TLS[engine] };
}

/** What Aurora knows of each member instead of the cluster.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Reference.ParameterGroups.html */
function memberParameters({ engine, parameters, maxConnections }: Database): Parameters {
  const logging = dialectOf(engine) === 'mysql' ? SLOW_QUERIES : {};
  const written = Object.keys(logging).flatMap((name) => {
    const value = parameters[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...logging, ...Object.fromEntries(written), max_connections: String(maxConnections) };
}

/** A group belongs to one family for good, and its server has to let go of it before it goes: with a new family
 * comes a new name, and the group beside the old one. */
function groupOf(identifier: string, database: Database, parameters: Parameters) {
  const family = `${database.engine}${majorVersionOf(database)}`;
  return {
    name: `${identifier}-${family.replaceAll('.', '-')}`,
    family,
    parameter: sortedEntries(parameters).map(([name, value]) => ({
      name,
      value,
      applyMethod: 'pending-reboot',
    })),
  };
}

function originOf(key: string) {
  return ['databases', key, 'parameters'];
}

/** Of an RDS instance and its replicas. */
export function addInstanceParameters(module: RootModule, key: string, database: Database): string {
  const group = groupOf(
    databaseIdentifier(module.environment, key),
    database,
    instanceParameters(database),
  );
  return module.resource(DbParameterGroup, `database-${key}`, originOf(key), group).name;
}

/** Of a replica that is a major version ahead. */
export function addReplicaParameters(
  module: RootModule,
  key: string,
  replica: string,
  database: Database,
): string {
  const identifier = replicaIdentifier(module.environment, key, replica);
  const group = groupOf(identifier, database, instanceParameters(database));
  const origin = ['databases', key, 'replicas', replica, 'version'];
  return module.resource(DbParameterGroup, `database-${key}-${replica}`, origin, group).name;
}

function instanceParameters(database: Database): Parameters {
  return { ...serverParameters(database), ...memberParameters(database) };
}

/** Names of parameter groups. */
export interface ClusterGroups {
  readonly cluster: string;
  readonly member: string;
}

/** Of an Aurora cluster, and of its members. */
export function addClusterParameters(
  module: RootModule,
  key: string,
  database: Database,
): ClusterGroups {
  const identifier = databaseIdentifier(module.environment, key);
  const cluster = groupOf(identifier, database, serverParameters(database));
  const member = groupOf(identifier, database, memberParameters(database));
  const name = `database-${key}`;
  return {
    cluster: module.resource(RdsClusterParameterGroup, name, originOf(key), cluster).name,
    member: module.resource(DbParameterGroup, name, originOf(key), member).name,
  };
}
