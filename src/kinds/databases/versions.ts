// Which versions can be created, as of the day that model/supported-versions.ts gives.
import type { Database } from './schema.ts';

type Engine = Database['engine'];

interface VersionForm {
  readonly pattern: RegExp;
  readonly example: string;
}

const POSTGRES_VERSION = { pattern: /^\d+(\.\d+)?$/, example: '16' };
/** How each engine counts its versions. */
export const VERSION_FORMS: Readonly<Record<Engine, VersionForm>> = {
  postgres: POSTGRES_VERSION,
  mysql: { pattern: /^\d+\.\d+(\.\d+)?$/, example: '8.4' },
  'aurora-postgresql': POSTGRES_VERSION,
  'aurora-mysql': {
    pattern: /^\d+\.\d+(\.mysql_aurora(\.\d+){3})?$/,
    example: '8.0.mysql_aurora.3.08.0',
  },
};

/** Lowest minor versions of PostgreSQL that RDS still creates, by major version.
 * https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html */
const POSTGRES_FLOOR: Readonly<Record<string, number>> = { '14': 18, '15': 13, '16': 9, '17': 5 };

/** The lowest version of the same major that can be created, when `version` is below it. */
export function withdrawnFloor(engine: Engine, version: string): string | undefined {
  const [major = '', minor] = version.split('.');
  const floor = POSTGRES_FLOOR[major];
  if (engine !== 'postgres' || minor === undefined || floor === undefined) return undefined;
  return Number(minor) < floor ? `${major}.${floor}` : undefined;
}

/** Lowest minor versions of Aurora PostgreSQL that pause; newer major versions all do.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html */
const AURORA_POSTGRES_PAUSE: Readonly<Record<string, number>> = {
  '13': 15,
  '14': 12,
  '15': 7,
  '16': 3,
};
const AURORA_MYSQL_PAUSE = { major: 3, minor: 8 };

/** Whether Aurora Serverless v2 of this version may fall to no capacity. Where the version leaves the
 * choice to RDS, it takes a newer one. */
export function canPause(engine: Engine, version: string): boolean {
  if (engine === 'aurora-mysql') {
    const [major, minor] = version.split('mysql_aurora.')[1]?.split('.').map(Number) ?? [];
    if (major === undefined || minor === undefined) return true;
    const lowest = AURORA_MYSQL_PAUSE;
    return major > lowest.major || (major === lowest.major && minor >= lowest.minor);
  }
  const [major = '', minor] = version.split('.');
  const floor = AURORA_POSTGRES_PAUSE[major] ?? (Number(major) < 13 ? Infinity : 0);
  return minor === undefined ? floor < Infinity : Number(minor) >= floor;
}
