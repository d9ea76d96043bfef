// What holds data, one row each. Who uses what stands with the services, so that two services which
// start to use one store do not change the same line.
import { SHELVES, type Shelf } from '../../kinds/contract/page-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { isAurora } from '../../model/data/database-engine.ts';
import { code, inline, table } from '../../model/page/markdown.ts';
import type { Database } from '../../model/schema/data/database.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/sorted-entries.ts';

export function renderStores(environment: Environment): readonly string[] {
  const rows = [
    ...databaseRows(environment),
    ...documentDatabaseRows(environment),
    ...kindRows(environment),
  ];
  return rows.length === 0 ? [] : table(['Store', 'Configuration', 'Purpose'], rows);
}

/** By group of the drawing, and last what is in none. */
function kindRows(environment: Environment): readonly (readonly string[])[] {
  const shelves = [...(Object.keys(SHELVES) as Shelf[]), null];
  return shelves.flatMap((shelf) =>
    everyKind
      .filter(({ page }) => page?.shelf === shelf)
      .flatMap(({ page }) => page?.rows?.(environment) ?? []),
  );
}

function databaseRows({ databases }: Environment) {
  return sortedEntries(databases).flatMap(([key, database]) => [
    [
      `database ${code(key)}`,
      [
        `${database.engine} ${database.version}`,
        ...(isAurora(database) ? describeMembers(database) : describeInstance(database)),
        ...describeFollowing(database),
        `backups ${database.backupRetentionDays} days`,
      ].join(', '),
      inline(database.purpose),
    ],
    ...sortedEntries(database.replicas).map(([replica, { class: type, purpose }]) => [
      `replica ${code(replica)} of ${code(key)}`,
      type,
      inline(purpose),
    ]),
  ]);
}

function documentDatabaseRows({ documentDatabases }: Environment) {
  return sortedEntries(documentDatabases).map(([key, database]) => [
    `document database ${code(key)}`,
    [
      `DocumentDB ${database.version}`,
      `${database.instances} × ${database.class}`,
      ...(database.changeStreams
        ? [`change streams ${database.changeStreams.retentionHours} hours`]
        : []),
      `backups ${database.backupRetentionDays} days`,
    ].join(', '),
    inline(database.purpose),
  ]);
}

function describeInstance({ class: type, storage, multiAz }: Database): readonly string[] {
  return [
    type,
    ...(storage ? [`${storage.sizeGb} GiB, grows to ${storage.maxGb}`] : []),
    multiAz ? 'Multi-AZ' : 'one zone',
  ];
}

function describeMembers(database: Database): readonly string[] {
  const { class: type, instances, serverless, readerScaling } = database;
  const pause = serverless?.autoPauseSeconds
    ? [`pauses after ${serverless.autoPauseSeconds} s`]
    : [];
  return [
    `${instances} × ${type}`,
    ...(serverless ? [`${serverless.minCapacity} to ${serverless.maxCapacity} ACU`] : []),
    ...pause,
    ...(readerScaling
      ? [`up to ${readerScaling.max} readers at ${readerScaling.cpuPercent}% CPU`]
      : []),
  ];
}

function describeFollowing({ global, secondaryOf }: Database): readonly string[] {
  if (secondaryOf !== null) {
    const { database, environment, promoted } = secondaryOf;
    const state = promoted ? 'promoted' : 'read-only';
    return [`secondary of ${code(database)} of ${code(environment)}, ${state}`];
  }
  return global ? ['primary of a global database'] : [];
}
