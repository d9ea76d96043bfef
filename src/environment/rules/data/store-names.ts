import { isAurora } from '../../../model/data/database-engine.ts';
import type { Name } from '../../../model/name.ts';
import {
  databaseIdentifier,
  documentDatabaseIdentifier,
  documentInstanceIdentifier,
  memberIdentifier,
  replicaIdentifier,
} from '../../../model/naming/data.ts';
import type { Database } from '../../../model/schema/data/database.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const RDS_IDENTIFIER_MAX = 63;

export function storeNames(environment: Environment): readonly Name[] {
  const databases = Object.entries(environment.databases).flatMap(([key, database]) => [
    {
      // AWS keeps the names of clusters apart from those of instances.
      what: `${isAurora(database) ? 'cluster' : 'database'} ${key}`,
      name: databaseIdentifier(environment, key),
      max: RDS_IDENTIFIER_MAX,
      path: ['databases', key],
    },
    ...memberNames(environment, key, database),
    ...Object.keys(database.replicas).map((replica) => ({
      what: `database replica ${replica}`,
      name: replicaIdentifier(environment, key, replica),
      max: RDS_IDENTIFIER_MAX,
      path: ['databases', key, 'replicas', replica],
    })),
  ]);
  const documents = Object.entries(environment.documentDatabases).flatMap(([key, database]) =>
    documentNames(environment, key, database.instances),
  );
  return [...databases, ...documents];
}

/** Instances share their names with those of RDS, hence the first word. */
function documentNames(environment: Environment, key: string, instances: number): readonly Name[] {
  const common = { max: RDS_IDENTIFIER_MAX, path: ['documentDatabases', key] };
  const all = Array.from({ length: instances }, (_, index) => ({
    ...common,
    what: `database instance ${index + 1} of document database ${key}`,
    name: documentInstanceIdentifier(environment, key, index + 1),
  }));
  const cluster = {
    ...common,
    what: `document-database ${key}`,
    name: documentDatabaseIdentifier(environment, key),
  };
  return cluster.name.length > cluster.max ? [cluster] : [cluster, ...all];
}

function memberNames(environment: Environment, key: string, database: Database): readonly Name[] {
  if (!isAurora(database)) return [];
  return Array.from({ length: database.instances }, (_, index) => ({
    what: `database member ${index + 1} of cluster ${key}`,
    name: memberIdentifier(environment, key, index + 1),
    max: RDS_IDENTIFIER_MAX,
    path: ['databases', key],
  }));
}
