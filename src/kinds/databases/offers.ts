// Versions and classes that RDS offers for each engine.

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { databaseParametersOf, rdsClassesOf, rdsVersionsOf } from '../../facts/stores.ts';
import { checkLikelyName, checkOfferedType, checkOfferedVersion } from '../../model/offers.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { madeEntries } from '../../model/standing.ts';
import { report } from './codes.ts';
import { dialectOf } from './engine.ts';
import type { Database } from './schema.ts';
import { VERSION_FORMS } from './versions.ts';

export function checkDatabaseOffers({ databases }: Environment): readonly Diagnostic[] {
  return madeEntries(databases).flatMap(([key, database]) => [
    ...ofDatabase(key, database),
    ...ofParameters(key, database),
  ]);
}

function ofDatabase(key: string, { engine, version, class: own, replicas }: Database) {
  const path = ['databases', key];
  const classOf = (name: string, at: readonly string[]) =>
    checkOfferedType({
      ...{ what: `class of ${engine}`, name, offer: rdsClassesOf(engine) },
      path: [...path, ...at, 'class'],
    });
  // Another form is reported as such.
  const versionOf = (name: string, at: readonly string[]) =>
    VERSION_FORMS[engine].pattern.test(name)
      ? checkOfferedVersion({
          ...{ what: `version of ${engine}`, name, offer: rdsVersionsOf(engine), product: engine },
          path: [...path, ...at, 'version'],
        })
      : [];
  return [
    ...versionOf(version, []),
    ...classOf(own, []),
    ...Object.entries(replicas).flatMap(([replica, entry]) => [
      ...classOf(entry.class, ['replicas', replica]),
      ...(entry.version === null ? [] : versionOf(entry.version, ['replicas', replica])),
    ]),
  ];
}

/** What extensions and RDS itself add is named with a dot, and what Aurora adds begins so. */
const ADDED = /\.|^(apg|aurora|server_audit|aws)_/;

/** RDS takes some names of MySQL with hyphens. */
function ofParameters(key: string, { engine, parameters }: Database): readonly Diagnostic[] {
  const dialect = dialectOf(engine);
  const offer = databaseParametersOf(dialect);
  const other = dialect === 'mysql' ? 'postgres' : 'mysql';
  const theirs = databaseParametersOf(other).names;
  return Object.keys(parameters)
    .filter((name) => !ADDED.test(name))
    .flatMap((written) => {
      const name = written.replaceAll('-', '_');
      const path = ['databases', key, 'parameters', written];
      if (!offer.names.includes(name) && theirs.includes(name)) {
        const args = { database: key, name: written, engine, other };
        return [report('model/parameter-of-another', args, { path, target: 'key' })];
      }
      return checkLikelyName({ what: `parameter of ${engine}`, name, offer, path });
    });
}
