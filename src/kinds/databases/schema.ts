// Relational databases: RDS instances and Aurora clusters.
import { z } from 'zod';
import {
  StandingSecretKey,
  StandingSecretName,
  standingPlace,
} from '../../model/data/standing-store.ts';
import { MasterPassword } from '../../model/schema/master-password.ts';
import {
  Cron,
  DatabaseName,
  EnvironmentPath,
  Hostname,
  Key,
  mapOf,
  Port,
  Text,
} from '../../model/schema/primitives.ts';

const InstanceClass = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+){1,2}$/, 'expected an RDS instance class such as db.r5.large');
const MemberClass = z
  .string()
  .regex(
    /^[a-z0-9-]+(\.[a-z0-9-]+){1,2}$/,
    'expected an RDS instance class such as db.r5.large, or db.serverless',
  );

export const Replica = z
  .strictObject({
    class: InstanceClass.describe(
      'RDS instance class; at least that of the primary keeps it in step.',
    ),
    version: z
      .string()
      .regex(/^\d+(\.\d+){0,2}$/, 'expected an engine version such as "8.4", in quotes')
      .nullable()
      .default(null)
      .describe(
        'Ahead of the database while it is upgraded: AWS raises the source only after its replicas, but for a major version of PostgreSQL, which takes them along. Absent: that of the database.',
      ),
    purpose: Text.describe('Which queries it serves.'),
  })
  .describe('A read replica.');
export type Replica = z.output<typeof Replica>;

/** Aurora Serverless v2: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html */
const Serverless = z
  .strictObject({
    minCapacity: z
      .number()
      .min(0)
      .max(256)
      .multipleOf(0.5)
      .describe('Aurora capacity units (ACU), in halves.'),
    maxCapacity: z
      .number()
      .min(1)
      .max(256)
      .multipleOf(0.5)
      .describe('Aurora capacity units (ACU), in halves; one has about 2 GiB of memory.'),
    autoPauseSeconds: z
      .int()
      .min(300)
      .max(86_400)
      .nullable()
      .default(null)
      .describe(
        'Seconds without a connection before it pauses. Needs `minCapacity: 0`, where absent means 300.',
      ),
  })
  .describe('Capacity that follows the load, between two bounds.');

const ReaderScaling = z
  .strictObject({
    max: z.int().min(1).max(15).describe('Most readers, those of `instances` among them.'),
    cpuPercent: z.int().min(10).max(90).describe('Average CPU of the readers that is aimed at.'),
  })
  .describe('Readers that come and go with the load.');

const SecondaryOf = z
  .strictObject({
    environment: EnvironmentPath.describe(
      'The environment of the primary, as `<system>/<environment>`.',
    ),
    database: Key.describe('Key of the database there, which is `global`.'),
    promoted: z
      .boolean()
      .default(false)
      .describe(
        'Written once it has been promoted: services may use it then, and get logins. AWS promotes, this key does not.',
      ),
  })
  .describe('A secondary cluster of an Aurora Global Database, read-only until it is promoted.');

const StandingLogin = z
  .strictObject({
    secret: StandingSecretName.describe('Name of its secret, in the same account and region.'),
    kmsKey: StandingSecretKey,
    username: Text.default('username').describe(
      'Property of the secret with the name of the user.',
    ),
    password: Text.default('password').describe('Property of the secret with the password.'),
    database: Text.describe('Name of the database that its consumers work in.'),
  })
  .describe('A login that all consumers share.');

const StandingMaster = z
  .strictObject({
    secret: StandingSecretName.describe(
      'Name of its secret, in the same account and region, with the properties `username` and `password`.',
    ),
    kmsKey: StandingSecretKey,
  })
  .describe(
    'Login of an administrator, who may create roles and databases; a job in the cluster alone reads it.',
  );

const ExistingDatabase = z
  .strictObject({
    host: Hostname.describe(
      'Host name of the primary, as RDS gives it: its certificate is verified.',
    ),
    readerHost: Hostname.nullable()
      .default(null)
      .describe('Host name for reading. Absent: nobody reads elsewhere than at the primary.'),
    port: Port.nullable().default(null).describe('Absent: the one of the engine.'),
    ...standingPlace,
    login: StandingLogin.nullable()
      .default(null)
      .describe('A login that stands already and that all consumers share. Absent: `master`.'),
    master: StandingMaster.nullable()
      .default(null)
      .describe('Each consumer gets a login of its own, made with this one. Absent: `login`.'),
  })
  .describe(
    'A database on RDS or Aurora that stands already, with exactly one of `login` and `master`.',
  );
export type ExistingDatabase = z.output<typeof ExistingDatabase>;

export const Database = z
  .strictObject({
    existing: ExistingDatabase.nullable()
      .default(null)
      .describe(
        'It stands already: only `engine` and `purpose` stand beside this. Absent: it is made.',
      ),
    engine: z
      .enum(['postgres', 'mysql', 'aurora-postgresql', 'aurora-mysql'])
      .describe('Database engine: RDS instances, or an Aurora cluster. Fixed at creation.'),
    version: z
      .string()
      .regex(
        /^\d+(\.\d+){0,2}(\.mysql_aurora(\.\d+){3})?$/,
        'expected an engine version such as "15", in quotes',
      )
      .default('')
      .describe(
        'Needed of what is made. A major version lets RDS choose and upgrade the minor one; a full one is kept.',
      ),
    class: MemberClass.default('').describe(
      'Needed of what is made. Instance class of the primary and its standby, or of every member of an Aurora cluster.',
    ),
    storage: z
      .strictObject({
        sizeGb: z.int().min(20).max(65_536).describe('Initial size in GiB.'),
        maxGb: z
          .int()
          .min(20)
          .max(65_536)
          .describe('Storage grows by itself up to here, in GiB; at least a tenth above `sizeGb`.'),
        type: z.enum(['gp3', 'gp2', 'io1', 'io2']).default('gp3').describe('EBS volume type.'),
        iops: z
          .int()
          .min(1000)
          .max(256_000)
          .nullable()
          .default(null)
          .describe(
            'Operations in a second. Needed of io1 and io2; of gp3 from 400 GiB on. Absent: what the size brings.',
          ),
      })
      .nullable()
      .default(null)
      .describe('Volume of the primary and of each replica. RDS only: Aurora brings its own.'),
    multiAz: z
      .boolean()
      .default(true)
      .describe('RDS only: a synchronous standby in a second zone.'),
    instances: z
      .int()
      .min(1)
      .max(16)
      .default(2)
      .describe('Aurora only: members, one writer and the rest readers, spread over the zones.'),
    readerScaling: ReaderScaling.nullable()
      .default(null)
      .describe('Aurora only: more readers under load. Absent: those of `instances`.'),
    serverless: Serverless.nullable()
      .default(null)
      .describe('Aurora only: Serverless v2, with the class `db.serverless`. Absent: fixed size.'),
    global: z
      .boolean()
      .default(false)
      .describe(
        'Aurora only: the primary of an Aurora Global Database, which other regions may follow.',
      ),
    secondaryOf: SecondaryOf.nullable()
      .default(null)
      .describe('Aurora only: follows the primary in another region. Absent: it stands alone.'),
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
    masterPassword: MasterPassword,
    performanceInsights: z
      .boolean()
      .default(true)
      .describe('Load by query and wait event, kept for 7 days.'),
    parameters: z
      .record(
        z
          .string()
          .regex(/^[a-z][a-z0-9_.-]*$/, 'expected the name of a parameter such as work_mem'),
        z.string(),
      )
      .default({})
      .describe('Parameter group, all values as text. TLS is always enforced, listed or not.'),
    maxConnections: z
      .int()
      .min(10)
      .default(0)
      .describe(
        'Needed of what is made. Sets max_connections of each instance; alarms on connections are a share of it.',
      ),
    replicas: mapOf(Replica)
      .default({})
      .describe('RDS only: read replicas in the home region, by name.'),
    purpose: Text.describe('What it holds; becomes the tag Purpose.'),
    export: z
      .strictObject({
        bucket: Key.describe('Key of the bucket that receives the exports.'),
        schedule: Cron.describe('When the latest snapshot is exported: five cron fields, UTC.'),
      })
      .nullable()
      .default(null)
      .describe('Export of snapshots to a bucket, as compressed Apache Parquet. Absent: none.'),
  })
  .describe(
    'A relational database on RDS or Aurora. Each service that writes to it owns one logical database.',
  );
export type Database = z.output<typeof Database>;

const ReadReplica = z.strictObject({
  replica: Key.describe('Key of a read replica of that database.'),
});

const Writer = z.strictObject({
  as: Key.nullable()
    .default(null)
    .describe(
      'Key of the service whose login it uses, and in whose database it works. Absent: its own.',
    ),
  database: DatabaseName.nullable()
    .default(null)
    .describe(
      'Name of its database on the server, and of the login that owns it. Absent: the key of the service, with underscores.',
    ),
  readFrom: z
    .union([z.literal('readers'), ReadReplica], {
      error: 'expected "readers" or { replica: <key> }',
    })
    .nullable()
    .default(null)
    .describe(
      'Where it reads what need not be the latest: the `readers` of an Aurora cluster, or a read replica. Their address comes as `DATABASE_READ_URL`. They lag behind the primary, so what was just written may be missing.',
    ),
});

export const DatabaseUses = z
  .record(
    Key,
    z.union([z.enum(['write', 'read']), ReadReplica, Writer], {
      error:
        'expected "write", "read", { replica: <key> }, { as: <service> }, { database: <name> } or { readFrom: { replica: <key> } }',
    }),
  )
  .default({})
  .describe(
    [
      '`main: write` for the primary, where it owns a database of its own name, or with `main: { database: orders }` of another one;',
      '`main: { as: web }` to share the database and the login of a service that writes,',
      'such as the worker of a web application; with `readFrom`, either has an address to read from',
      'beside the one to write to. To read and no more: `main: { replica: analytics }` for a read',
      'replica, `main: read` for the readers of an Aurora cluster.',
    ].join(' '),
  );
export type DatabaseUse = z.output<typeof DatabaseUses>[string];

declare module '../../model/schema/environment.ts' {
  interface Environment {
    databases: Record<string, Database>;
  }
  interface Uses {
    databases: z.output<typeof DatabaseUses>;
  }
}
