// Relational databases on RDS.
import { z } from 'zod';
import { Cron, Key, mapOf, Text } from './primitives.ts';

const InstanceClass = z
  .string()
  .regex(
    /^db\.[a-z0-9]+\.(micro|small|medium|large|\d*xlarge)$/,
    'expected an RDS instance class such as db.r5.large',
  );

export const Replica = z
  .strictObject({
    class: InstanceClass.describe(
      'RDS instance class; at least that of the primary keeps it in step.',
    ),
    purpose: Text.describe('Which queries it serves.'),
  })
  .describe('A read replica.');

export const Database = z
  .strictObject({
    engine: z.enum(['postgres', 'mysql']).describe('Database engine. Fixed at creation.'),
    version: z
      .string()
      .regex(/^\d+(\.\d+){0,2}$/, 'expected an engine version such as "15", in quotes')
      .describe('A major version lets RDS choose and upgrade the minor one.'),
    class: InstanceClass.describe('RDS instance class of the primary and its standby.'),
    storage: z
      .strictObject({
        sizeGb: z.int().min(20).describe('Initial size in GiB.'),
        maxGb: z
          .int()
          .describe('Storage grows by itself up to here, in GiB; at least a tenth above `sizeGb`.'),
        type: z.enum(['gp3', 'gp2', 'io1', 'io2']).default('gp3').describe('EBS volume type.'),
      })
      .describe('Volume of the primary and of each replica.'),
    multiAz: z.boolean().default(true).describe('A synchronous standby in a second zone.'),
    backupRetentionDays: z
      .int()
      .min(1)
      .max(35)
      .default(30)
      .describe('Days that backups are kept; restores to any second in that window.'),
    deletionProtection: z
      .boolean()
      .default(true)
      .describe('AWS and Terraform refuse to delete it while this is set.'),
    performanceInsights: z
      .boolean()
      .default(true)
      .describe('Load by query and wait event, kept for 7 days.'),
    parameters: z
      .record(z.string().regex(/^[a-z_.]+$/), z.string())
      .default({})
      .describe('Parameter group, all values as text. TLS is always enforced, listed or not.'),
    maxConnections: z
      .int()
      .min(10)
      .describe('Sets max_connections; alarms on connections are a share of it.'),
    replicas: mapOf(Replica).default({}).describe('Read replicas in the home region, by name.'),
    purpose: Text.describe('What it holds; becomes the tag Purpose.'),
    export: z
      .strictObject({
        bucket: Key.describe('Key of the bucket that receives the exports.'),
        schedule: Cron.describe('When the latest snapshot is exported: five cron fields, UTC.'),
      })
      .nullable()
      .default(null)
      .describe('Export of snapshots to a bucket as Apache Parquet. Absent: none.'),
  })
  .describe(
    'A relational database on RDS. Each service that writes to it owns one logical database.',
  );
export type Database = z.output<typeof Database>;
