// Versions, node types and parameters of stores, as of the day that each file says. scripts/aws-facts.ts and
// scripts/database-parameters.ts renew the data; where it comes from stands in it.
import caches from './caches.generated.json' with { type: 'json' };
import databaseParameters from './database-parameters.generated.json' with { type: 'json' };
import documentDatabases from './document-databases.generated.json' with { type: 'json' };
import msk from './msk.generated.json' with { type: 'json' };
import mskProperties from './msk-properties.generated.json' with { type: 'json' };
import rdsClasses from './rds-classes.generated.json' with { type: 'json' };
import rdsVersions from './rds-versions.generated.json' with { type: 'json' };
import search from './search.generated.json' with { type: 'json' };
import searchVolumes from './search-volumes.json' with { type: 'json' };

export interface Offer {
  readonly names: readonly string[];
  /** What AWS has released since is not in it. */
  readonly asOf: string;
}

type Families = Readonly<Record<string, readonly string[]>>;

function typesOf(types: Families, asOf: string, before = '', after = ''): Offer {
  const names = Object.entries(types)
    .filter(([family]) => family.startsWith(before))
    .flatMap(([family, sizes]) =>
      sizes.map((size) => `${family.slice(before.length)}.${size}${after}`),
    );
  return { names, asOf };
}

export type RdsEngine = 'aurora-mysql' | 'aurora-postgresql' | 'mysql' | 'postgres';

export const rdsVersionsOf = (engine: RdsEngine): Offer => ({
  names: rdsVersions.versions[engine],
  asOf: rdsVersions.asOf,
});

export const rdsClassesOf = (engine: RdsEngine): Offer =>
  typesOf(rdsClasses.types, rdsClasses.asOf, `${engine}/`);

export const databaseParametersOf = (dialect: 'mysql' | 'postgres'): Offer => ({
  names: databaseParameters.parameters[dialect],
  asOf: databaseParameters.asOf,
});

export const documentVersions: Offer = {
  names: documentDatabases.versions,
  asOf: documentDatabases.asOf,
};
export const documentClasses = typesOf(documentDatabases.types, documentDatabases.asOf);

export const cacheVersionsOf = (engine: 'redis' | 'valkey'): Offer => ({
  names: caches.versions[engine],
  asOf: caches.asOf,
});
export const cacheTypes = typesOf(caches.types, caches.asOf);

export const searchVersions: Offer = { names: search.versions, asOf: search.asOf };
export const searchTypes = typesOf(search.types, search.asOf, '', '.search');

const volumes: Readonly<Record<string, number>> = searchVolumes.gp3;

/** GiB of gp3 that a data node takes, 0 where it takes none; undefined of types that the data does not know. */
export function searchVolumeMax(type: string): number | undefined {
  return volumes[type.replace(/\.search$/, '')];
}

export const mskVersions: Offer = { names: msk.versions, asOf: msk.asOf };
export const mskTypes = typesOf(msk.types, msk.asOf);

export const mskPropertiesOf = (brokers: 'standard' | 'express'): Offer => ({
  names: mskProperties.properties[brokers],
  asOf: mskProperties.asOf,
});
