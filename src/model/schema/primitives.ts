// The small types every noun is built from. Each carries what a user reads when it does not match.
import { z } from 'zod';
import { nearest } from '../../diagnostics/nearest.ts';
import { cronFault } from '../kubernetes/cron.ts';
import { refusal } from './refusal.ts';

const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A map key; it becomes part of Terraform addresses and Kubernetes names. */
export const Key = z
  .string()
  .max(40, 'expected at most 40 characters, since it becomes part of names that AWS limits')
  .regex(KEY, 'expected lower-case words joined by hyphens, such as "user-service"')
  // The one word of this form that every map has an entry of, in JavaScript.
  .refine((key) => key !== 'constructor', 'expected another word: this one is reserved')
  .describe('Lower-case words joined by hyphens; part of Terraform addresses and object names.');

export function mapOf<T extends z.ZodType>(value: T) {
  return z.record(Key, value);
}

/** Names of other things, each at most once. */
export function listOf<T extends z.ZodType<string>>(item: T) {
  return z
    .array(item)
    .refine((names) => new Set(names).size === names.length, 'expected every entry once');
}

export const Text = z.string().min(1, 'expected some text');

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

export const Ipv4 = z
  .string()
  .regex(new RegExp(`^(${OCTET}\\.){3}${OCTET}$`), 'expected an IPv4 address such as 10.0.0.1');

/** The text of a regular expression that matches an IPv4 range. */
export const CIDR_PATTERN = `(${OCTET}\\.){3}${OCTET}/(3[0-2]|[12]?\\d)`;

export const Cidr = z
  .string()
  .regex(new RegExp(`^${CIDR_PATTERN}$`), 'expected an IPv4 CIDR such as 10.0.0.0/16');

export const Port = z.int().min(1).max(65535);

export const Region = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'expected an AWS region such as us-east-1');

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; a role of IAM Identity Center has a path. */
export const RoleName = z
  .string()
  .regex(
    /^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
    'expected the name of an IAM role in this account, such as platform-admin, of at most 64 characters, and not its ARN',
  );

/** Of a role that is made: its path is `aws.iam.path`. */
export const MadeRoleName = z
  .string()
  .regex(
    /^[\w+=,.@-]{1,64}$/,
    'expected the name of an IAM role, such as shop-image-push, of at most 64 characters, without a path',
  );

/** https://github.com/distribution/reference: a host, then a path in lower case. */
export const ImageRepository = z
  .string()
  .regex(
    /^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d+)?\/)?[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*)*$/,
    'expected an image without its tag or digest, in lower case, such as ghcr.io/shop/web',
  );

export const Hostname = z
  .string()
  .max(253)
  .regex(
    /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
    'expected a host name such as www.learninghub.com',
  );

export const Cpu = z
  .string()
  .regex(
    /^(?=.*[1-9])(\d+m|\d+(\.\d{1,3})?)$/,
    'expected a CPU quantity above zero, such as "250m" or "1"',
  );

export const Memory = z
  .string()
  .regex(
    /^0*[1-9]\d*(Ki|Mi|Gi|Ti)$/,
    'expected a memory quantity above zero, such as "512Mi" or "2Gi"',
  );

/** As much as an HTTP request carries. */
export const BodySize = z
  .string()
  .regex(/^[1-9]\d*(Ki|Mi|Gi)$/, 'expected a size such as "512Ki" or "100Mi"');

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** `UK` is another name of `GB`, and no code. */
function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return true;
  return (
    Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}` && REGIONS.of(code) !== undefined
  );
}

export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'expected an ISO 3166 country code such as "KP"')
  .refine(
    isCountry,
    refusal('expected a code of ISO 3166 that a country has, such as "GB"', (code) => {
      const [, canonical] = (Intl.getCanonicalLocales(`und-${code}`)[0] ?? '').split('-');
      const isOther = canonical !== undefined && canonical !== code;
      return {
        hint: isOther
          ? `Did you mean "${canonical}"?`
          : 'Choose one of https://www.iso.org/obp/ui/#search/code/',
      };
    }),
  );

/** The days CloudWatch Logs accepts up to a year.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const RetentionDays = z.literal([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365]);

export const HttpPath = z.string().regex(/^\/\S*$/, 'expected a path that starts with "/"');

/** A place in the file system of a container: no `..`, no doubled or trailing slash, and not the root. */
export const MountPath = z
  .string()
  .max(255)
  .regex(
    /^(\/(?!\.{1,2}(?:\/|$))[^\s/:]+)+$/,
    'expected an absolute path such as /var/lib/app, without "." and ".." in it',
  );

export const Cron = z
  .string()
  .regex(/^(\S+ ){4}\S+$/, { error: 'expected five cron fields such as "0 3 * * *"', abort: true })
  .refine(
    (schedule) => cronFault(schedule) === undefined,
    refusal(
      'expected fields in their ranges, and a day that comes, such as "0 3 * * *"',
      (schedule) => ({
        fault: cronFault(schedule),
        hint: 'Write five fields: minute, hour, day, month, day of the week',
      }),
    ),
  );

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A name of the tz database. */
export const TimeZone = z
  .string()
  .regex(/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/, 'expected a time zone such as America/Los_Angeles')
  .refine(
    isTimeZone,
    refusal('expected a time zone that exists, such as America/Los_Angeles', (name) => {
      const likely = nearest(name, Intl.supportedValuesOf('timeZone'));
      return {
        hint:
          likely === undefined ? 'Write its name in the tz database' : `Did you mean "${likely}"?`,
      };
    }),
  );

export const Environ = z
  .record(
    z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/, 'expected an environment variable name such as LOG_LEVEL'),
    z.string(),
  )
  .describe('Environment variables that are not secret. Secrets come from `uses`.');

/** What servers of PostgreSQL, MySQL and DocumentDB have from the start. */
const TAKEN_DATABASES: ReadonlySet<string> = new Set([
  ...['admin', 'administrator', 'config', 'information_schema', 'innodb', 'local', 'mysql'],
  ...['performance_schema', 'postgres', 'public', 'root', 'sys', 'template0', 'template1'],
]);

export const EnvironmentPath = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/,
    'expected an environment such as platform/network',
  );

/** Who makes the OIDC provider of GitHub of an account. */
export const OidcProvider = z
  .union([z.enum(['create', 'existing']), EnvironmentPath], {
    error: 'expected create, existing or an environment such as shop/prod',
  })
  .default('create');

/** Of a database on a server, and of the login that owns it: 32 characters are what MySQL lets a user have.
 * https://dev.mysql.com/doc/refman/8.4/en/user-names.html,
 * https://www.postgresql.org/docs/current/sql-createrole.html */
export const DatabaseName = z
  .string()
  .regex(
    /^(?!pg_|rds)[a-z][a-z0-9_]{0,31}$/,
    'expected a name such as booking, of at most 32 lower-case letters, digits and underscores',
  )
  .refine(
    (name) => !TAKEN_DATABASES.has(name),
    'expected a name that the server has no database or login of, unlike postgres or admin',
  );
