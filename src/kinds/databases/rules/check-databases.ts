// Relational databases: what RDS and Aurora refuse, and what only one of them knows.

import { type Diagnostic, diagnostic, hasErrors } from '../../../diagnostics/diagnostic.ts';
import { rdsClassesOf } from '../../../facts/stores.ts';
import {
  asksReaders,
  chosenDatabase,
  isWriter,
  replicaOf,
} from '../../../model/data/database-access.ts';
import { leavesRegion } from '../../../model/data/global-cluster.ts';
import { checkOfferedType } from '../../../model/offers.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf, describeConsumer } from '../../../model/services/consumers.ts';
import { madeEntries, standingEntries } from '../../../model/standing.ts';
import { report } from '../codes.ts';
import { isAurora } from '../engine.ts';
import { databaseMemoryBytes, memoryOf } from '../memory.ts';
import type { Database } from '../schema.ts';
import { canPause, VERSION_FORMS, withdrawnFloor } from '../versions.ts';
import { replicaVersions } from './replica-versions.ts';
import { checkVolume } from './volumes.ts';

const SERVERLESS_CLASS = 'db.serverless';

export function checkDatabases(environment: Environment): readonly Diagnostic[] {
  const each = madeEntries(environment.databases).flatMap(([key, database]) => [
    ...versionForm(key, database),
    ...withdrawn(key, database),
    ...(isAurora(database) ? aurora(key, database) : instances(key, database)),
    ...serverlessClass(key, database),
    ...performanceInsights(key, database),
    ...memoryTable(environment, key, database),
    ...connections(key, database),
  ]);
  return [
    ...each,
    ...readerEndpoints(environment),
    ...unreadReplicas(environment),
    ...backups(environment),
    ...hours(environment),
    ...standingLogins(environment),
    ...standingReaders(environment),
    ...namesOfShared(environment),
  ];
}

function versionForm(database: string, { engine, version }: Database): readonly Diagnostic[] {
  const { pattern, example } = VERSION_FORMS[engine];
  if (pattern.test(version)) return [];
  const where = { path: ['databases', database, 'version'] };
  return [report('model/engine-version', { database, engine, version, example }, where)];
}

function withdrawn(database: string, { engine, version }: Database): readonly Diagnostic[] {
  const floor = withdrawnFloor(engine, version);
  if (floor === undefined) return [];
  const where = { path: ['databases', database, 'version'] };
  return [report('model/engine-withdrawn', { database, version, floor }, where)];
}

function misplaced(
  database: string,
  { engine }: Database,
  keys: Readonly<Record<string, boolean>>,
): readonly Diagnostic[] {
  const present = Object.keys(keys).filter((key) => keys[key]);
  return present.map((key) =>
    report(
      'model/database-key-misplaced',
      { database, engine, key },
      { path: ['databases', database, key], target: 'key' },
    ),
  );
}

function instances(key: string, database: Database): readonly Diagnostic[] {
  const { serverless, readerScaling, global, secondaryOf } = database;
  return [
    ...misplaced(key, database, {
      readerScaling: readerScaling !== null,
      serverless: serverless !== null,
      global,
      secondaryOf: secondaryOf !== null,
    }),
    ...storage(key, database),
    ...smallReplicas(key, database),
    ...replicaVersions(key, database),
  ];
}

function storage(database: string, { storage: found, engine }: Database): readonly Diagnostic[] {
  const path = ['databases', database];
  if (!found) {
    return [report('model/storage-missing', { database, engine }, { path, target: 'key' })];
  }
  const { sizeGb: size, maxGb: max } = found;
  // In whole numbers: 500 * 1.1 is a little more than 550.
  const wanted = Math.ceil((size * 11) / 10);
  const volume = checkVolume(database, found);
  if (max >= wanted) return volume;
  const where = { path: [...path, 'storage', 'maxGb'] };
  return [...volume, report('model/storage-shrinks', { database, size, max, wanted }, where)];
}

function smallReplicas(key: string, database: Database): readonly Diagnostic[] {
  const primary = databaseMemoryBytes(database.class);
  return Object.entries(database.replicas)
    .filter(([, replica]) => {
      const memory = databaseMemoryBytes(replica.class);
      return memory > 0 && memory < primary;
    })
    .map(([replica, { class: found }]) =>
      report(
        'model/replica-smaller',
        { replica, class: found, primary: database.class },
        { path: ['databases', key, 'replicas', replica, 'class'] },
      ),
    );
}

function aurora(key: string, database: Database): readonly Diagnostic[] {
  return [
    ...misplaced(key, database, {
      storage: database.storage !== null,
      replicas: Object.keys(database.replicas).length > 0,
    }),
    ...readerScaling(key, database),
    ...serverlessBounds(key, database),
  ];
}

function readerScaling(database: string, { instances: members, ...rest }: Database) {
  if (!rest.readerScaling) return [];
  const { max } = rest.readerScaling;
  const path = ['databases', database, 'readerScaling'];
  const readers = members - 1;
  if (readers === 0) {
    const where = { path, target: 'key' } as const;
    return [report('model/reader-scaling-unmeasured', { database }, where)];
  }
  if (max >= readers) return [];
  const where = { path: [...path, 'max'] };
  return [report('model/reader-scaling-below', { database, max, readers }, where)];
}

function serverlessBounds(database: string, { engine, version, serverless }: Database) {
  if (!serverless) return [];
  const { minCapacity: min, maxCapacity: max, autoPauseSeconds } = serverless;
  const path = ['databases', database, 'serverless'];
  return [
    ...(min > max
      ? [
          report(
            'model/serverless-range',
            { database, min, max },
            { path: [...path, 'minCapacity'] },
          ),
        ]
      : []),
    ...(autoPauseSeconds !== null && min > 0
      ? [
          report(
            'model/auto-pause-minimum',
            { database, min },
            { path: [...path, 'autoPauseSeconds'] },
          ),
        ]
      : []),
    ...(min === 0 && !canPause(engine, version)
      ? [
          report(
            'model/auto-pause-version',
            { database, engine, version },
            { path: ['databases', database, 'version'] },
          ),
        ]
      : []),
  ];
}

function serverlessClass(database: string, { class: name, serverless }: Database) {
  if ((name === SERVERLESS_CLASS) === (serverless !== null)) return [];
  const where = { path: ['databases', database, 'class'] };
  return [report('model/serverless-class', { database, class: name }, where)];
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.Overview.Engines.html */
const NO_INSIGHTS: Partial<Readonly<Record<Database['engine'], RegExp>>> = {
  mysql: /^db\.t\w+\.(micro|small)$/,
  'aurora-mysql': /^db\.(t[23]\.|t4g\.(micro|small)$)/,
};

function performanceInsights(database: string, { engine, class: name, ...rest }: Database) {
  if (!rest.performanceInsights || !NO_INSIGHTS[engine]?.test(name)) return [];
  const where = { path: ['databases', database, 'class'] };
  return [report('model/performance-insights', { database, engine, class: name }, where)];
}

function memoryTable({ observability }: Environment, key: string, database: Database) {
  const isNeeded = Object.values(observability.alarms).some(
    ({ metric, of }) => metric === 'databaseFreeMemory' && of === key,
  );
  // One that RDS does not have is reported as such.
  const where = { path: ['databases', key, 'class'] };
  const asked = { what: 'class', name: database.class, offer: rdsClassesOf(database.engine) };
  const isRefused = hasErrors(checkOfferedType({ ...asked, ...where }));
  if (!isNeeded || isRefused || memoryOf(database) > 0) return [];
  return [report('model/database-memory-unknown', { class: database.class }, where)];
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Performance.html */
const CONNECTIONS: Readonly<Record<Database['engine'], number>> = {
  mysql: 100_000,
  postgres: 8_388_607,
  'aurora-mysql': 16_000,
  'aurora-postgresql': 262_143,
};

function connections(database: string, { engine, maxConnections: found }: Database) {
  const most = CONNECTIONS[engine];
  if (found <= most) return [];
  const where = { path: ['databases', database, 'maxConnections'] };
  return [report('model/database-connections', { database, found, most, engine }, where)];
}

function readerEndpoints(environment: Environment): readonly Diagnostic[] {
  return consumersOf(environment).flatMap(({ key: service, uses, path: from }) =>
    Object.entries(uses.databases)
      .filter(([key, access]) => {
        const database = environment.databases[key];
        if (!asksReaders(access) || !database) return false;
        return database.existing === null
          ? !isAurora(database)
          : database.existing.readerHost === null;
      })
      .map(([database, access]) => {
        const at = access === 'read' ? [] : ['readFrom'];
        const path = [...from, 'databases', database, ...at];
        return report('model/no-reader-endpoint', { service, database }, { path });
      }),
  );
}

function unreadReplicas(environment: Environment): readonly Diagnostic[] {
  const uses = consumersOf(environment).map((consumer) => consumer.uses.databases);
  const instances = Object.entries(environment.databases).filter(([, entry]) => !isAurora(entry));
  return instances.flatMap(([database, { replicas }]) => {
    const read = uses.flatMap(({ [database]: use }) => (use === undefined ? [] : [replicaOf(use)]));
    return Object.keys(replicas)
      .filter((replica) => !read.includes(replica))
      .map((replica) => {
        const path = ['databases', database, 'replicas', replica];
        return report('model/replica-unread', { database, replica }, { path, target: 'key' });
      });
  });
}

function backups({ recovery, databases }: Environment): readonly Diagnostic[] {
  if (!recovery.replicateDatabaseBackups) return [];
  const path = ['recovery', 'replicateDatabaseBackups'];
  return madeEntries(databases)
    .filter(([, database]) => isAurora(database) && !leavesRegion(database))
    .map(([database]) => report('model/backups-not-replicated', { database }, { path }));
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_StopInstance.html */
function hours({ schedule, databases }: Environment): readonly Diagnostic[] {
  if (schedule === null) return [];
  return Object.entries(databases).flatMap(([database, entry]) => {
    const path = ['databases', database];
    const hasReplicas = Object.keys(entry.replicas).length > 0;
    return [
      ...(hasReplicas
        ? [
            report(
              'model/schedule-replicas',
              { database },
              { path: [...path, 'replicas'], target: 'key' },
            ),
          ]
        : []),
      ...(leavesRegion(entry)
        ? [report('model/schedule-global', { database }, { path, target: 'key' })]
        : []),
    ];
  });
}

function standingReaders(environment: Environment): readonly Diagnostic[] {
  return consumersOf(environment).flatMap((consumer) =>
    Object.entries(consumer.uses.databases).flatMap(([database, use]) => {
      const master = environment.databases[database]?.existing?.master ?? null;
      if (master === null || isWriter(use)) return [];
      const args = { consumer: describeConsumer(consumer), database };
      const where = { path: [...consumer.path, 'databases', database] };
      return [report('model/existing-reads-all', args, where)];
    }),
  );
}

function standingLogins({ databases }: Environment): readonly Diagnostic[] {
  return standingEntries(databases)
    .filter(([, { login, master }]) => (login === null) === (master === null))
    .map(([database, { login }]) => {
      const where = { path: ['databases', database, 'existing'], target: 'key' } as const;
      const found = login === null ? 'neither' : 'both';
      return report('model/existing-login', { database, found }, where);
    });
}

/** With one login for all, whoever keeps it has chosen its database. */
function namesOfShared(environment: Environment): readonly Diagnostic[] {
  return consumersOf(environment).flatMap(({ key: service, uses, path }) =>
    Object.entries(uses.databases).flatMap(([database, use]) => {
      const chosen = chosenDatabase(use);
      const isShared = Boolean(environment.databases[database]?.existing?.login);
      if (chosen === null || !isShared) return [];
      const args = { service, chosen, owner: `databases.${database}.existing.login` };
      const where = { path: [...path, 'databases', database, 'database'] };
      return [diagnostic('model/database-name-borrowed', args, where)];
    }),
  );
}
