// Global clusters: what AWS refuses, and both ends of a replication between environments.

import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isReadOnly, leavesRegion } from '../../model/data/global-cluster.ts';
import { type Landscape, neighbour } from '../../model/landscape/landscape.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';
import { report } from './codes.ts';
import type { DocumentDatabase } from './schema.ts';

/** https://docs.aws.amazon.com/documentdb/latest/developerguide/global-clusters.html */
const SINGLE_REGION = /^db\.(t|r4)/;

export function checkGlobalClusters(environment: Environment): readonly Diagnostic[] {
  const { documentDatabases, schedule } = environment;
  const each = Object.entries(documentDatabases).flatMap(([database, entry]) => {
    if (!leavesRegion(entry)) return [];
    const path = ['documentDatabases', database];
    const { class: name, global, secondaryOf } = entry;
    const here = { path, target: 'key' } as const;
    const second = { path: [...path, 'secondaryOf'], target: 'key' } as const;
    return [
      ...(global && secondaryOf !== null
        ? [report('model/document-global-secondary', { database }, second)]
        : []),
      ...(SINGLE_REGION.test(name)
        ? [
            report(
              'model/document-global-class',
              { database, class: name },
              { path: [...path, 'class'] },
            ),
          ]
        : []),
      ...(entry.masterPassword === 'managed'
        ? [
            report(
              'model/document-managed-password-global',
              { database },
              { path: [...path, 'masterPassword'] },
            ),
          ]
        : []),
      ...(schedule === null ? [] : [report('model/document-schedule-global', { database }, here)]),
    ];
  });
  return [...each, ...users(environment)];
}

/** What the parameter group has of these whatever is written. */
const ALWAYS: Readonly<Record<string, { readonly accepts: RegExp; readonly wanted: string }>> = {
  tls: {
    accepts: /^(enabled|tls1\.2\+|tls1\.3\+|fips-140-3)$/,
    wanted: 'enabled, tls1.2+, tls1.3+ or fips-140-3',
  },
  audit_logs: { accepts: /^enabled$/, wanted: 'enabled' },
};

export function checkParameters({ documentDatabases }: Environment): readonly Diagnostic[] {
  return Object.entries(documentDatabases).flatMap(([database, { parameters }]) =>
    Object.entries(parameters).flatMap(([name, found]) => {
      const always = Object.hasOwn(ALWAYS, name) ? ALWAYS[name] : undefined;
      if (always === undefined || always.accepts.test(found)) return [];
      const args = { database, name, found, wanted: always.wanted };
      const path = ['documentDatabases', database, 'parameters', name];
      return [report('model/document-parameter-overridden', args, { path, target: 'key' })];
    }),
  );
}

function users(environment: Environment): readonly Diagnostic[] {
  return consumersOf(environment).flatMap(({ key: service, uses, path: at }) =>
    Object.keys(uses.documentDatabases).flatMap((database) => {
      const used = environment.documentDatabases[database];
      if (!used || !isReadOnly(used)) return [];
      const path = [...at, 'documentDatabases', database];
      return [report('model/document-secondary-used', { service, database }, { path })];
    }),
  );
}

/** Asked of a secondary about its primary. */
export function checkPrimaries(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  return Object.entries(environment.documentDatabases).flatMap(([key, database]) => {
    const { secondaryOf } = database;
    if (secondaryOf === null) return [];
    const primary = neighbour(landscape, secondaryOf.environment);
    const of = primary.documentDatabases[secondaryOf.documentDatabase];
    const path = ['documentDatabases', key, 'secondaryOf'];
    if (!of?.global) {
      const args = { environment: secondaryOf.environment, database: secondaryOf.documentDatabase };
      const where = { path: [...path, 'documentDatabase'] };
      return [report('model/document-primary-missing', args, where)];
    }
    return [
      ...differences({ of, database, environment, primary }).map((each) =>
        report(
          'model/document-secondary-differs',
          { database: key, ...each },
          {
            path:
              each.what === 'account' ? ['aws', 'account'] : ['documentDatabases', key, 'version'],
          },
        ),
      ),
      ...(environment.aws.region === primary.aws.region
        ? [
            report(
              'model/document-secondary-region',
              { database: key, region: environment.aws.region },
              { path },
            ),
          ]
        : []),
    ];
  });
}

interface Pair {
  readonly database: DocumentDatabase;
  readonly environment: Environment;
  readonly of: DocumentDatabase;
  /** The environment of the primary. */
  readonly primary: Environment;
}

function differences({ database, environment, of, primary }: Pair) {
  const facts = [
    { what: 'version', found: database.version, wanted: of.version },
    { what: 'account', found: environment.aws.account, wanted: primary.aws.account },
  ];
  return facts.filter(({ found, wanted }) => found !== wanted);
}
