// Relational databases on RDS.
import { z } from 'zod';
import { Cron, Key, mapOf, Text } from './primitives.ts';

export const Replica = z
  .strictObject({
    class: z.string().regex(/^db\./, 'expected an RDS instance class such as db.r5.large'),
    purpose: Text.describe('Which queries it serves.'),
  })
  .describe('A read replica.');

export const Database = z
  .strictObject({
    engine: z.enum(['postgres', 'mysql']),
    version: z
      .string()
      .regex(/^\d+(\.\d+){0,2}$/, 'expected an engine version such as "15", in quotes')
      .describe('A major version lets RDS choose and upgrade the minor one.'),
    class: z.string().regex(/^db\./, 'expected an RDS instance class such as db.r5.large'),
    storage: z
      .strictObject({
        sizeGb: z.int().min(20),
        maxGb: z.int().describe('Storage grows by itself up to here.'),
        type: z.enum(['gp3', 'gp2', 'io1', 'io2']).default('gp3'),
      })
      .describe('Sizes in GiB.'),
    multiAz: z.boolean().default(true).describe('A synchronous standby in a second zone.'),
    backupRetentionDays: z
      .int()
      .min(1)
      .max(35)
      .default(30)
      .describe('Daily snapshots; restores to any second in that window.'),
    deletionProtection: z.boolean().default(true),
    performanceInsights: z.boolean().default(true),
    parameters: z
      .record(z.string().regex(/^[a-z_.]+$/), z.string())
      .default({})
      .describe('Parameter group. TLS is always enforced, whether listed here or not.'),
    maxConnections: z.int().min(10).describe('Sets max_connections; alarms on connections refer to it.'),
    replicas: mapOf(Replica).default({}),
    purpose: Text.describe('What it holds.'),
    export: z
      .strictObject({
        bucket: Key.describe('Key of the bucket that receives the exports.'),
        schedule: Cron.describe('When the latest snapshot is exported, UTC.'),
      })
      .nullable()
      .default(null)
      .describe('Export of snapshots to a bucket as Apache Parquet.'),
  })
  .describe('A relational database on RDS. Each service that writes to it owns one logical database.');
export type Database = z.output<typeof Database>;
