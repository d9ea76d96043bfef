// A replica with a version of its own, while its database is upgraded.
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { report } from '../codes.ts';
import { dialectOf, majorVersionOf } from '../engine.ts';
import type { Database } from '../schema.ts';
import { VERSION_FORMS } from '../versions.ts';

export function replicaVersions(key: string, database: Database): readonly Diagnostic[] {
  return Object.entries(database.replicas).flatMap(([replica, { version }]) =>
    version === null ? [] : ofReplica({ key, database, replica, version }),
  );
}

interface ReplicaVersion {
  readonly key: string;
  readonly database: Database;
  readonly replica: string;
  readonly version: string;
}

function ofReplica({ key, database, replica, version }: ReplicaVersion): readonly Diagnostic[] {
  const { engine, version: source } = database;
  const where = { path: ['databases', key, 'replicas', replica, 'version'] };
  const { pattern, example } = VERSION_FORMS[engine];
  if (!pattern.test(version)) {
    return [report('model/engine-version', { database: key, engine, version, example }, where)];
  }
  const args = { database: key, replica, version, source };
  if (isBelow(version, source)) return [report('model/replica-version-behind', args, where)];
  const isSameMajor = majorVersionOf({ engine, version }) === majorVersionOf(database);
  return dialectOf(engine) === 'postgres' && !isSameMajor
    ? [report('model/replica-version-apart', args, where)]
    : [];
}

/** By the numbers that both name. */
function isBelow(version: string, source: string): boolean {
  const wanted = source.split('.').map(Number);
  const differs = version
    .split('.')
    .map((number, index) => Number(number) - (wanted[index] ?? Number(number)))
    .find((difference) => difference !== 0);
  return differs !== undefined && differs < 0;
}
