// What the table of stores says of each database.
import { code, inline } from '../../../model/page/markdown.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { standingEntries } from '../../../model/standing.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import type { StandingRow } from '../../contract/page-part.ts';
import { isAurora } from '../engine.ts';
import type { Database } from '../schema.ts';

export function databaseRows({ databases }: Environment) {
  return sortedEntries(databases).flatMap(([key, database]) => [
    [
      `database ${code(key)}`,
      database.existing !== null
        ? `${database.engine} at ${database.existing.host}, stands already`
        : [
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

export function standingRows(environment: Environment): readonly StandingRow[] {
  return standingEntries(environment.databases).map(([key, existing]) => {
    const { host, securityGroup, login, master } = existing;
    const secret = login ?? master;
    const keys = secret?.kmsKey
      ? [`a policy of ${code(secret.kmsKey)} that lets account ${environment.aws.account} use it`]
      : [];
    const keeps = [
      `${login === null ? 'an administrator' : 'the login of all consumers'} in secret ${code(secret?.secret ?? '')}`,
      ...keys,
      'a security group that leaves rules of ours alone',
    ];
    return [
      `Database ${code(key)}`,
      `host ${code(host)}: no plan proves it; ${code(securityGroup)}`,
      keeps.join('; '),
    ];
  });
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
