// What the engine of a database decides: RDS instances or an Aurora cluster, and what it speaks.
import type { Database } from './schema.ts';

type Engine = Database['engine'];

/** What clients speak: port, SQL and connection strings follow from it. */
export type Dialect = 'postgres' | 'mysql';

const DIALECT: Readonly<Record<Engine, Dialect>> = {
  postgres: 'postgres',
  mysql: 'mysql',
  'aurora-postgresql': 'postgres',
  'aurora-mysql': 'mysql',
};

export function dialectOf(engine: Engine): Dialect {
  return DIALECT[engine];
}

/** TCP ports on which clients reach it. */
export function portsOf({
  engine,
  existing,
}: Pick<Database, 'engine' | 'existing'>): readonly number[] {
  return [existing?.port ?? { postgres: 5432, mysql: 3306 }[dialectOf(engine)]];
}

/** A cluster of members over one volume, instead of instances with a volume each. */
export function isAurora({ engine }: { readonly engine: Engine }): boolean {
  return engine === 'aurora-postgresql' || engine === 'aurora-mysql';
}

/** PostgreSQL changes with its first number, MySQL with the first two. */
export function majorVersionOf({ engine, version }: Pick<Database, 'engine' | 'version'>): string {
  const numbers = version.split('.');
  return numbers.slice(0, dialectOf(engine) === 'postgres' ? 1 : 2).join('.');
}

/** Each makes the server refuse connections without TLS. Aurora MySQL writes its switch in words:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Security.html */
export const TLS: Readonly<Record<Database['engine'], Readonly<Record<string, string>>>> = {
  postgres: { 'rds.force_ssl': '1' },
  mysql: { require_secure_transport: '1' },
  'aurora-postgresql': { 'rds.force_ssl': '1' },
  'aurora-mysql': { require_secure_transport: 'ON' },
};

/** Of every database, in UTC. */
export const BACKUP_WINDOW = '02:00-03:00';
export const MAINTENANCE_WINDOW = 'sun:04:00-sun:05:00';
