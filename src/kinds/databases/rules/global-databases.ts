// Aurora Global Database: what it refuses, and both ends of a replication between environments.

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { isReadOnly, leavesRegion } from '../../../model/data/global-cluster.ts';
import { type Landscape, neighbour } from '../../../model/landscape/landscape.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { report } from '../codes.ts';
import { dialectOf, isAurora } from '../engine.ts';
import type { Database } from '../schema.ts';

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html */
const MEMORY_OPTIMIZED = /^db\.(r|x|serverless$)/;
/** Versions that leave nothing for RDS to choose. */
const RELEASES = { mysql: /mysql_aurora/, postgres: /^\d+\.\d+$/ };

export function checkGlobalDatabases(environment: Environment): readonly Diagnostic[] {
  const each = Object.entries(environment.databases)
    .filter(([, database]) => isAurora(database) && leavesRegion(database))
    .flatMap(([key, database]) => [
      ...role(key, database),
      ...memberClass(key, database),
      ...release(key, database),
      ...pause(key, database),
      ...scaling(key, database),
    ]);
  return [...each, ...users(environment)];
}

function role(database: string, { global, secondaryOf }: Database): readonly Diagnostic[] {
  if (!global || secondaryOf === null) return [];
  const where = { path: ['databases', database, 'secondaryOf'], target: 'key' } as const;
  return [report('model/global-secondary', { database }, where)];
}

function memberClass(database: string, { class: name }: Database): readonly Diagnostic[] {
  if (MEMORY_OPTIMIZED.test(name)) return [];
  const where = { path: ['databases', database, 'class'] };
  return [report('model/global-class', { database, class: name }, where)];
}

function release(database: string, { engine, version }: Database): readonly Diagnostic[] {
  if (RELEASES[dialectOf(engine)].test(version)) return [];
  const where = { path: ['databases', database, 'version'] };
  return [report('model/global-version', { database, version }, where)];
}

function pause(database: string, { global, serverless }: Database): readonly Diagnostic[] {
  if (!global || serverless === null || serverless.minCapacity > 0) return [];
  const where = { path: ['databases', database, 'serverless', 'minCapacity'] };
  return [report('model/global-pause', { database }, where)];
}

function scaling(database: string, entry: Database): readonly Diagnostic[] {
  if (entry.readerScaling === null || !isReadOnly(entry)) return [];
  const where = { path: ['databases', database, 'readerScaling'], target: 'key' } as const;
  return [report('model/secondary-scaling', { database }, where)];
}

function users(environment: Environment): readonly Diagnostic[] {
  return consumersOf(environment).flatMap(({ key: service, uses, path: at }) =>
    Object.keys(uses.databases).flatMap((database) => {
      const used = environment.databases[database];
      if (!used || !isReadOnly(used)) return [];
      const path = [...at, 'databases', database];
      return [report('model/secondary-used', { service, database }, { path })];
    }),
  );
}

/** Asked of a secondary about its primary. */
export function checkPrimaries(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  return Object.entries(environment.databases).flatMap(([key, database]) => {
    if (database.secondaryOf === null) return [];
    const primary = neighbour(landscape, database.secondaryOf.environment);
    return againstPrimary({ key, database, environment, primary });
  });
}

interface Pair {
  readonly key: string;
  readonly database: Database;
  readonly environment: Environment;
  /** The environment of the primary. */
  readonly primary: Environment;
}

function againstPrimary({ key, database, environment, primary }: Pair): readonly Diagnostic[] {
  const { secondaryOf } = database;
  if (secondaryOf === null) return [];
  const path = ['databases', key, 'secondaryOf'];
  const of = primary.databases[secondaryOf.database];
  const { environment: name, database: wanted } = secondaryOf;
  if (!of?.global) {
    const where = { path: [...path, 'database'] };
    return [report('model/primary-missing', { environment: name, database: wanted }, where)];
  }
  const facts = [
    { what: 'engine', found: database.engine, wanted: of.engine, at: ['databases', key, 'engine'] },
    {
      ...{ what: 'version', found: database.version, wanted: of.version },
      at: ['databases', key, 'version'],
    },
    {
      ...{ what: 'account', found: environment.aws.account, wanted: primary.aws.account },
      at: ['aws', 'account'],
    },
  ];
  const { region } = environment.aws;
  return [
    ...facts
      .filter((each) => each.found !== each.wanted)
      .map(({ at, ...each }) =>
        report('model/secondary-differs', { database: key, ...each }, { path: at }),
      ),
    ...(region === primary.aws.region
      ? [report('model/secondary-region', { database: key, region }, { path })]
      : []),
  ];
}
