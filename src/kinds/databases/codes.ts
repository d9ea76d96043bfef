// What can be wrong with relational databases.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry, quote } from '../../diagnostics/entry.ts';
import { parameterCodes } from './parameter-codes.ts';

export const codes = {
  ...parameterCodes,
  'model/backup-window': entry<{ schedule: string; window: string }>({
    severity: 'error',
    message: ({ schedule, window }) =>
      `Backup plan ${schedule} starts while RDS works on its databases by itself, or in the hour before: ${window}`,
    hint: () => 'Choose another hour, such as 5 of every day',
    why: 'AWS Backup skips a backup that would start within an hour of the backup or maintenance window of a database. [RDS and AWS Backup](https://docs.aws.amazon.com/aws-backup/latest/devguide/rds-backup.html)',
  }),
  'model/database-connections': entry<{
    database: string;
    found: number;
    most: number;
    engine: string;
  }>({
    severity: 'error',
    message: ({ database, found, most, engine }) =>
      `Database ${database} may not have ${found} connections: ${engine} takes ${most} at most`,
    hint: ({ most }) => `Set maxConnections to ${most} or less; an instance bears far fewer`,
    why: 'RDS refuses a larger `max_connections` in the parameter group. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html',
  }),
  'model/engine-version': entry<{
    database: string;
    engine: string;
    version: string;
    example: string;
  }>({
    severity: 'error',
    message: ({ database, engine, version }) =>
      `Version of database ${database} is not one of ${engine}: ${quote(version)}`,
    hint: ({ example }) => `Write a version such as "${example}"`,
    why: 'Each engine counts its versions in a way of its own. PostgreSQL and Aurora PostgreSQL have a major and a minor number, MySQL has three of which the last may be left out, and Aurora MySQL appends its own version to that of MySQL.',
  }),
  'model/existing-login': entry<{ database: string; found: 'neither' | 'both' }>({
    severity: 'error',
    message: ({ database, found }) =>
      `Database ${database} stands already, with ${found === 'both' ? 'both login and master' : 'neither login nor master'}`,
    hint: () =>
      'Write login for one that all consumers share, or master for a job that gives each its own',
    why: 'Consumers sign in with a login that is there, or with one that only its administrator can make.',
  }),
  'model/existing-reads-all': entry<{ consumer: string; database: string }>({
    severity: 'error',
    message: ({ consumer, database }) =>
      `The ${consumer} would read every database of the server of ${database}, which stands already`,
    hint: () =>
      'Use write, with readFrom: readers where it reads beside, or write existing.login with a login that may read what it should',
    why: 'A login that reads and no more is given the right to read all that a server holds: of ours that is what our services wrote, of one that stands already it is what others keep as well.',
  }),
  'model/engine-withdrawn': entry<{ database: string; version: string; floor: string }>({
    severity: 'error',
    message: ({ database, version }) =>
      `Version ${version} of database ${database} was withdrawn by RDS`,
    hint: ({ version, floor }) => `Write "${version.split('.')[0]}" or at least "${floor}"`,
    why: 'RDS refuses to create an instance of a withdrawn minor version. A major version alone lets RDS choose one.',
  }),
  'model/replica-version-behind': entry<{
    database: string;
    replica: string;
    version: string;
    source: string;
  }>({
    severity: 'error',
    message: ({ database, replica, version, source }) =>
      `Replica ${replica} of database ${database} is of version ${quote(version)}, which is below that of its source: ${quote(source)}`,
    hint: ({ source }) => `Remove version, or write at least "${source}"`,
    why: 'A replica applies what its source writes, which an older version may not understand: RDS keeps the version of a replica at or above that of its source. [ModifyDBInstance](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html)',
  }),
  'model/replica-version-apart': entry<{
    database: string;
    replica: string;
    version: string;
    source: string;
  }>({
    severity: 'error',
    message: ({ database, replica, version, source }) =>
      `Replica ${replica} of database ${database} cannot be ahead by a major version of PostgreSQL: ${quote(version)} beside ${quote(source)}`,
    hint: ({ replica }) =>
      `Remove version from the replica ${replica}, and raise that of the database: RDS takes its replicas along`,
    why: 'Replicas of PostgreSQL receive the blocks of their source, which only the same major version reads, so RDS upgrades them together with it. Those of MySQL receive statements and rows, and go first. [Major version upgrades of RDS for PostgreSQL](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.MajorVersion.html)',
  }),
  'model/database-key-misplaced': entry<{ database: string; engine: string; key: string }>({
    severity: 'error',
    message: ({ database, engine, key }) =>
      `Database ${database} is ${engine}, which has no ${key}`,
    hint: ({ key }) => `Remove ${key}, or choose another engine`,
    why: 'RDS instances have a volume and read replicas; an Aurora cluster has members over one volume that grows by itself, and can scale its readers or its capacity. A key of the other kind would be read by nobody.',
  }),
  'model/storage-missing': entry<{ database: string; engine: string }>({
    severity: 'error',
    message: ({ database, engine }) =>
      `Database ${database} is ${engine}, which needs storage, and has none`,
    hint: () => 'Add storage with sizeGb and maxGb',
    why: 'An RDS instance has a volume of its own. Only Aurora brings its storage along.',
  }),
  'model/storage-shrinks': entry<{
    database: string;
    size: number;
    max: number;
    wanted: number;
  }>({
    severity: 'error',
    message: ({ database, size, max, wanted }) =>
      `Storage of database ${database} has no room to grow from ${size} GiB: found a maximum of ${max}, wanted at least ${wanted}`,
    hint: ({ wanted }) => `Set storage.maxGb to ${wanted} or more`,
    why: 'RDS refuses a maximum that is not at least a tenth above the size.',
  }),
  'model/storage-size': entry<{ database: string; type: string; size: number; least: number }>({
    severity: 'error',
    message: ({ database, type, size, least }) =>
      `Volume of database ${database} is too small for ${type}: ${size} GiB, and RDS wants ${least}`,
    hint: ({ least }) => `Set storage.sizeGb to ${least} or more, or storage.type to gp3`,
    why: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html',
  }),
  'model/storage-iops': entry<{ database: string; type: string; found: string; advice: string }>({
    severity: 'error',
    message: ({ database, type, found }) =>
      `IOPS of database ${database} do not go with its volume of ${type}: found ${found}`,
    hint: ({ advice }) => advice,
    why: 'RDS makes no volume of io1 or io2 without a number, follows the size of gp2, and lets gp3 of MySQL and PostgreSQL have more than the baseline from 400 GiB on. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html',
  }),
  'model/replica-smaller': entry<{ replica: string; class: string; primary: string }>({
    severity: 'warning',
    message: ({ replica, class: found, primary }) =>
      `Replica ${replica} is smaller than its primary: ${found} against ${primary}`,
    hint: () => 'Watch its replica lag, or give it the class of the primary',
    why: 'A replica applies every write of the primary; a smaller one may fall behind.',
  }),
  'model/serverless-class': entry<{ database: string; class: string }>({
    severity: 'error',
    message: ({ database, class: name }) =>
      `Class of database ${database} is ${name} ${name === 'db.serverless' ? 'without' : 'beside'} serverless`,
    hint: ({ class: name }) =>
      name === 'db.serverless'
        ? 'Add serverless with minCapacity and maxCapacity, or choose a class of fixed size'
        : 'Set class: db.serverless, or remove serverless',
    why: 'Members of a fixed size ignore a capacity range, and RDS refuses db.serverless without one.',
  }),
  'model/serverless-range': entry<{ database: string; min: number; max: number }>({
    severity: 'error',
    message: ({ database, min, max }) =>
      `Capacity of database ${database} starts above its end: ${min} against ${max} ACU`,
    hint: () => 'Set serverless.minCapacity to at most maxCapacity',
    why: 'RDS refuses a capacity range whose bounds are reversed.',
  }),
  'model/auto-pause-minimum': entry<{ database: string; min: number }>({
    severity: 'error',
    message: ({ database, min }) =>
      `Database ${database} never pauses: its capacity stays at ${min} ACU or more`,
    hint: () => 'Set serverless.minCapacity to 0, or remove autoPauseSeconds',
    why: 'Aurora Serverless v2 pauses only where the capacity may fall to 0. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html',
  }),
  'model/auto-pause-version': entry<{ database: string; engine: string; version: string }>({
    severity: 'error',
    message: ({ database, engine, version }) =>
      `Database ${database} cannot fall to 0 ACU: ${engine} ${version} does not pause`,
    hint: () => 'Write a newer version, or set serverless.minCapacity to 0.5',
    why: 'Capacity of 0 needs Aurora MySQL 3.08.0, or Aurora PostgreSQL 13.15, 14.12, 15.7 or 16.3 and newer. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html',
  }),
  'model/performance-insights': entry<{ database: string; engine: string; class: string }>({
    severity: 'error',
    message: ({ database, engine, class: name }) =>
      `Performance Insights of database ${database} do not run on ${name} of ${engine}`,
    hint: () => 'Set performanceInsights: false, or choose a larger class',
    why: 'RDS refuses Performance Insights on the small burstable classes of MySQL and on db.t3 of Aurora MySQL. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.Overview.Engines.html',
  }),
  'model/database-memory-unknown': entry<{ class: string }>({
    severity: 'error',
    message: ({ class: name }) =>
      `Memory of the instance class ${quote(name)} is not known, and an alarm needs it`,
    hint: () =>
      'Write a class of a family that is known, such as db.r6g.large, or remove the alarm on its memory',
    why: 'RDS reports free memory in bytes; the threshold is a share of what the class has.',
  }),
  'model/reader-scaling-unmeasured': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) =>
      `Readers of database ${database} cannot scale: there is none to measure`,
    hint: () => 'Set instances to 2 or more, or remove readerScaling',
    why: 'Aurora adds readers by the CPU of those there are; without one, nothing is ever measured.',
  }),
  'model/reader-scaling-below': entry<{ database: string; max: number; readers: number }>({
    severity: 'error',
    message: ({ database, max, readers }) =>
      `Readers of database ${database} may not scale below what it has: ${max} against ${readers}`,
    hint: ({ readers }) => `Set readerScaling.max to ${readers} or more, or lower instances`,
    why: 'The readers of `instances` are always there, and Application Auto Scaling refuses a maximum below the minimum.',
  }),
  'model/no-reader-endpoint': entry<{ service: string; database: string }>({
    severity: 'error',
    message: ({ service, database }) =>
      `Service ${service} reads from database ${database}, which has no endpoint for readers`,
    hint: () =>
      'Name a replica with { replica: <key> }, write existing.readerHost of one that stands already, or use the primary',
    why: 'Only an Aurora cluster has one address for all its readers. Read replicas on RDS have an address each.',
  }),
  'model/replica-unread': entry<{ database: string; replica: string }>({
    severity: 'warning',
    message: ({ database, replica }) =>
      `Replica ${replica} of database ${database} is read by no service`,
    hint: ({ database, replica }) =>
      `Write uses.databases.${database}.readFrom: { replica: ${replica} } at a service that writes, or { replica: ${replica} } at one that reads, or remove the replica`,
    why: 'A replica spares the primary only the queries that somebody sends to it. Nothing between them and a service divides reads from writes.',
  }),
  'model/backups-not-replicated': entry<{ database: string }>({
    severity: 'warning',
    message: ({ database }) =>
      `Backups of database ${database} stay in one region: it is an Aurora cluster`,
    hint: () => 'Copy its snapshots by other means, or accept the warning with a waiver',
    why: 'RDS copies automated backups of instances to another region, but not those of Aurora clusters. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html',
  }),
  'model/global-secondary': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) => `Database ${database} is a primary and a secondary at once`,
    hint: () => 'Remove global, or remove secondaryOf',
    why: 'A global database has one cluster that writes. The others follow it, and nothing follows them.',
  }),
  'model/global-class': entry<{ database: string; class: string }>({
    severity: 'error',
    message: ({ database, class: name }) =>
      `Class of database ${database} is not one of a global database: ${name}`,
    hint: () => 'Choose a class for memory, such as db.r6g.large, or db.serverless',
    why: 'Aurora Global Database takes classes that are optimized for memory only. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html',
  }),
  'model/global-version': entry<{ database: string; version: string }>({
    severity: 'error',
    message: ({ database, version }) =>
      `Version of database ${database} leaves a choice to RDS: ${quote(version)}`,
    hint: () => 'Write the full version, such as "8.0.mysql_aurora.3.08.0" or "16.6"',
    why: 'Clusters of a global database have the same version. RDS would choose one for each of them, on different days. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-upgrade.html',
  }),
  'model/global-pause': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) =>
      `Database ${database} never pauses: it is the primary of a global database`,
    hint: () => 'Set serverless.minCapacity to 0.5 or more',
    why: 'A primary that others follow always has something to send, so that it does not fall to 0 ACU. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html',
  }),
  'model/secondary-used': entry<{ service: string; database: string }>({
    severity: 'error',
    message: ({ service, database }) =>
      `Service ${service} uses database ${database}, which is a secondary`,
    hint: () => 'Remove the use, or write secondaryOf.promoted: true once it is promoted',
    why: 'A secondary takes no writes, not even the login of a service, until it is promoted.',
  }),
  'model/secondary-scaling': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) => `Readers of database ${database} do not scale: it is a secondary`,
    hint: () => 'Remove readerScaling until it is promoted, and choose instances',
    why: 'Aurora Auto Scaling does not serve secondary clusters of a global database. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html',
  }),
  'model/primary-missing': entry<{ environment: string; database: string }>({
    severity: 'error',
    message: ({ environment, database }) =>
      `${environment} has no global database ${quote(database)}`,
    hint: ({ environment, database }) =>
      `Write databases.${database}.global: true in ${environment}, or remove secondaryOf`,
    why: 'A secondary follows a primary, which has to say so: AWS bills its replicated writes.',
  }),
  'model/secondary-differs': entry<{
    database: string;
    what: string;
    found: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ database, what, found, wanted }) =>
      `The ${what} of database ${database} is not that of its primary: found ${found}, wanted ${wanted}`,
    hint: ({ what }) => `Give both the same ${what}`,
    why: 'Clusters of a global database share engine, version and account. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html',
  }),
  'model/secondary-region': entry<{ database: string; region: string }>({
    severity: 'error',
    message: ({ database, region }) =>
      `Database ${database} is in the region of its primary: ${region}`,
    hint: () => 'Choose another region, or readers of the primary',
    why: 'No two clusters of a global database are in one region. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html',
  }),
  'model/managed-password-replicas': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) =>
      `Password of the administrator of database ${database} cannot be managed by AWS: it has read replicas`,
    hint: () =>
      'Write masterPassword: written, or choose an Aurora engine, whose readers are no replicas',
    why: 'RDS makes no read replica of an instance whose password it manages in Secrets Manager. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations',
  }),
  'model/managed-password-global': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) =>
      `Password of the administrator of database ${database} cannot be managed by AWS: it is part of a global database`,
    hint: () => 'Write masterPassword: written; people rotate it',
    why: 'Aurora manages no password of a cluster that is part of a global database, the primary included, and none of one that follows another region. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations',
  }),
  'model/schedule-replicas': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) => `Database ${database} cannot be stopped, since it has read replicas`,
    hint: () => 'Delete the replicas, choose an Aurora engine, or delete the schedule',
    why: 'RDS refuses to stop an instance that has a read replica. An Aurora cluster stops with its readers.',
  }),
  'model/schedule-global': entry<{ database: string }>({
    severity: 'error',
    message: ({ database }) =>
      `Database ${database} cannot be stopped, since it is part of a global database`,
    hint: () => 'Delete the schedule, or take the database out of the global database',
    why: 'AWS refuses to stop a cluster of an Aurora Global Database. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-cluster-stop-start.html',
  }),
} as const;

export const report = reporterOf(codes);
