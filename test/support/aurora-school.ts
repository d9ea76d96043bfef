// Night School with another engine in the place of its RDS PostgreSQL; readers of replicas read.
import type { CheckInput } from '../../src/check/check-input.ts';
import { Database } from '../../src/kinds/databases/schema.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { compileEnvironment } from '../../src/pipeline/environment/compile-environment.ts';

import { loadedNightSchool, nightSchool } from './night-school.ts';

type Service = Environment['services'][string];

const CLUSTER = {
  engine: 'aurora-mysql',
  version: '8.0.mysql_aurora.3.08.0',
  class: 'db.r5.xlarge',
  instances: 3,
  maxConnections: 2000,
  purpose: 'Courses and users',
};

export function schoolWith(database: unknown, school: Environment = nightSchool()): Environment {
  const services = Object.entries(school.services).map(([key, service]) => [key, reading(service)]);
  return {
    ...school,
    recovery: { ...school.recovery, replicateDatabaseBackups: false },
    databases: { main: Database.parse(database) },
    services: Object.fromEntries(services),
  };
}

export function auroraSchool(overrides: Readonly<Record<string, unknown>> = {}): Environment {
  return schoolWith({ ...CLUSTER, ...overrides });
}

function reading(service: Service): Service {
  const databases = Object.entries(service.uses.databases).map(
    ([key, access]) => [key, typeof access === 'string' ? access : 'read'] as const,
  );
  return { ...service, uses: { ...service.uses, databases: Object.fromEntries(databases) } };
}

/** What the checks are asked about. */
export function compiledSchool(environment: Environment): CheckInput {
  const loaded = { ...loadedNightSchool(), environment };
  const { stacks, components, artifacts } = compileEnvironment(loaded, () => undefined);
  const objects = artifacts.filter((artifact) => artifact.type === 'kubernetes');
  const texts = artifacts.filter((artifact) => artifact.type === 'text');
  return { environment, stacks, components, objects, texts };
}
