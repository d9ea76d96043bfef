// Document databases on Amazon DocumentDB.
import { z } from 'zod';
import { MasterPassword } from '../../model/schema/master-password.ts';
import { DatabaseName, EnvironmentPath, Key, Text } from '../../model/schema/primitives.ts';

/** A primary and fifteen replicas: https://docs.aws.amazon.com/documentdb/latest/developerguide/limits.html */
const INSTANCES_MAX = 16;
/** https://docs.aws.amazon.com/documentdb/latest/developerguide/change_streams.html */
const CHANGE_STREAM_HOURS_MAX = 168;

const SecondaryOf = z
  .strictObject({
    environment: EnvironmentPath.describe(
      'The environment of the primary, as `<system>/<environment>`.',
    ),
    documentDatabase: Key.describe('Key of the document database there, which is `global`.'),
    promoted: z
      .boolean()
      .default(false)
      .describe(
        'Written once it has been promoted: services may use it then, and get logins. AWS promotes, this key does not.',
      ),
  })
  .describe('A secondary cluster of a global cluster, read-only until it is promoted.');

export const DocumentDatabase = z
  .strictObject({
    version: z
      .string()
      .regex(
        /^([4-9]|\d{2,})\.\d+\.\d+$/,
        'expected an engine version from "4.0.0" on, in quotes; older ones have no transactions',
      )
      .default('5.0.0')
      .describe('Engine version, in quotes.'),
    class: z
      .string()
      .regex(
        /^[a-z0-9-]+(\.[a-z0-9-]+){1,2}$/,
        'expected a DocumentDB instance class such as db.r5.large',
      )
      .describe('Instance class of the writer and of its readers.'),
    instances: z
      .int()
      .min(1)
      .max(INSTANCES_MAX)
      .default(3)
      .describe('One writer and its readers, over `aws.zones` in turn; a reader takes over.'),
    backupRetentionDays: z
      .int()
      .min(1)
      .max(35)
      .default(7)
      .describe('Days that backups are kept; restores to any second in that window.'),
    deletionProtection: z
      .boolean()
      .default(true)
      .describe('AWS and Terraform refuse to delete it while this is set.'),
    masterPassword: MasterPassword,
    global: z
      .boolean()
      .default(false)
      .describe('The primary of a global cluster, which other regions may follow.'),
    secondaryOf: SecondaryOf.nullable()
      .default(null)
      .describe('Follows the primary in another region. Absent: it stands alone.'),
    parameters: z
      .record(
        z.string().regex(/^[a-z_]+$/, 'expected the name of a parameter such as profiler'),
        z.string(),
      )
      .default({})
      .describe(
        [
          'Cluster parameters, as text. TLS and the audit log are always on, listed or not; `tls` can be `tls1.2+`,',
          '`tls1.3+` or `fips-140-3`, where it is 1.0 or newer otherwise.',
        ].join(' '),
      ),
    changeStreams: z
      .strictObject({
        retentionHours: z
          .int()
          .min(1)
          .max(CHANGE_STREAM_HOURS_MAX)
          .describe('Hours that changes can be read again, up to a week.'),
      })
      .nullable()
      .default(null)
      .describe('Change streams of all collections. Absent: none.'),
    purpose: Text.describe('What it holds; becomes the tag Purpose.'),
  })
  .describe(
    'A MongoDB-compatible cluster on Amazon DocumentDB. Each service that uses it owns one database.',
  );
export type DocumentDatabase = z.output<typeof DocumentDatabase>;

const Access = z.strictObject({
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
    .enum(['primary', 'secondaries'])
    .default('primary')
    .describe(
      'Where it reads: `secondaries` spare the primary, and lag behind it, so what was just written may be missing.',
    ),
});

export const DocumentDatabaseUse = z
  .record(
    Key,
    z.union([z.literal('write'), Access], {
      error:
        'expected "write", { as: <service> }, { database: <name> } or { readFrom: secondaries }',
    }),
  )
  .default({})
  .describe(
    [
      '`main: write` for a database of its own name, `main: { database: orders }` of another one,',
      '`main: { as: web }` to share the database and the login of a service that writes;',
      'with `readFrom: secondaries`, either reads where it need not be the latest.',
    ].join(' '),
  );
export type DocumentAccess = z.output<typeof DocumentDatabaseUse>[string];

declare module '../../model/schema/environment.ts' {
  interface Environment {
    documentDatabases: Record<string, DocumentDatabase>;
  }
  interface Uses {
    documentDatabases: z.output<typeof DocumentDatabaseUse>;
  }
}
