// Relational databases: what RDS and Aurora refuse, and what only one of them knows.
import { entry, quote } from '../entry.ts';

export const databaseCatalogue = {
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
  'model/database-key-misplaced': entry<{ database: string; engine: string; key: string }>({
    severity: 'error',
    message: ({ database, engine, key }) =>
      `Database ${database} is ${engine}, which has no ${key}`,
    hint: ({ key }) => `Remove ${key}, or choose another engine`,
    why: 'RDS instances have a volume, read replicas and exports of their snapshots; an Aurora cluster has members over one volume that grows by itself, and can scale its readers or its capacity. A key of the other kind would be read by nobody.',
  }),
  'model/storage-missing': entry<{ database: string; engine: string }>({
    severity: 'error',
    message: ({ database, engine }) =>
      `Database ${database} is ${engine}, which needs storage, and has none`,
    hint: () => 'Add storage with sizeGb and maxGb',
    why: 'An RDS instance has a volume of its own. Only Aurora brings its storage along.',
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
    hint: () => 'Name a replica with { replica: <key> }, or write to the primary',
    why: 'Only an Aurora cluster has one address for all its readers. Read replicas on RDS have an address each.',
  }),
  'model/backups-not-replicated': entry<{ database: string }>({
    severity: 'warning',
    message: ({ database }) =>
      `Backups of database ${database} stay in one region: it is an Aurora cluster`,
    hint: () => 'Copy its snapshots by other means, or accept the warning with a waiver',
    why: 'RDS copies automated backups of instances to another region, but not those of Aurora clusters. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html',
  }),
} as const;
