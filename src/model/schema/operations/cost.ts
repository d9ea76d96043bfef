// What the environment is expected to cost, and what watches and lowers it.
import { z } from 'zod';
import { scheduleFault, scheduleRefusal } from '../../events/moment.ts';
import { EnvironmentPath, listOf, mapOf, Text, TimeZone } from '../primitives.ts';

export const CostRow = z
  .strictObject({
    configuration: Text.describe('What is paid for, in words.'),
    monthly: z.number().min(0).describe('USD per month; at the baseline where `peak` is given.'),
    peak: z
      .number()
      .min(0)
      .nullable()
      .default(null)
      .describe('USD per month at peak. Absent: as at the baseline.'),
    counts: z
      .strictObject({
        by: z
          .enum(['service', 'usageTypeGroup'])
          .describe('What of the bill is compared: the service, or the group of usage types.'),
        values: listOf(Text.max(1024))
          .min(1)
          .describe('Their names as Cost Explorer writes them, such as `EC2: Running Hours`.'),
      })
      .nullable()
      .default(null)
      .describe(
        'What of the bill the row is about: a budget of its own, at `monthly`. Absent: none.',
      ),
  })
  .describe('One row of the estimate.');
export type CostRow = z.output<typeof CostRow>;

export const Commitment = z
  .strictObject({
    scope: Text.describe('What the commitment covers.'),
    kind: z
      .enum(['reservedInstances', 'reservedNodes', 'computeSavingsPlan', 'instanceSavingsPlan'])
      .nullable()
      .default(null)
      .describe(
        'Reserved instances of EC2 or RDS, reserved nodes of ElastiCache, or a Savings Plan.',
      ),
    sharePercent: z
      .number()
      .gt(0)
      .max(100)
      .nullable()
      .default(null)
      .describe('Share of the scope that it covers. Absent: not stated.'),
    termYears: z
      .literal([1, 3])
      .nullable()
      .default(null)
      .describe('Years that it binds for. Absent: not stated.'),
    savingsPercent: z
      .number()
      .min(0)
      .max(100)
      .nullable()
      .default(null)
      .describe('Stated discount in percent. Absent: not stated.'),
  })
  .describe('A discount for a promise to use something for years.');
export type Commitment = z.output<typeof Commitment>;

export const Anomalies = z
  .strictObject({
    thresholdUsd: z
      .number()
      .gt(0)
      .default(50)
      .describe('Least difference to the expected cost that is told, in USD.'),
    frequency: z
      .enum(['IMMEDIATE', 'DAILY'])
      .default('IMMEDIATE')
      .describe(
        '`IMMEDIATE`: each one to the alerts topic. `DAILY`: a mail to `observability.notify.emails`.',
      ),
  })
  .describe(
    'AWS Cost Anomaly Detection over every service of the account, which has one such monitor: remove `Default-Services-Monitor` first, if AWS made it.',
  );

export const Average = z
  .strictObject({
    months: z.int().min(1).max(12).default(6).describe('Months of the past that are averaged.'),
    warnPercent: z
      .number()
      .gt(100)
      .default(120)
      .describe('Percent of the average above which it warns.'),
  })
  .describe(
    'A budget at what the last months have cost, which AWS adjusts each month; for an account whose total nobody has stated.',
  );

export type Average = z.output<typeof Average>;

const TagKey = z
  .string()
  .max(128)
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'expected a tag key such as System');

export const Cleanup = z
  .strictObject({
    schedule: z
      .string()
      .regex(/^(cron\(\S+( \S+){5}\)|rate\([1-9]\d* (minutes?|hours?|days?)\))$/, {
        error: 'expected a schedule such as "cron(0 6 ? * SUN *)" or "rate(7 days)"',
        abort: true,
      })
      .refine((schedule) => scheduleFault(schedule) === null, scheduleRefusal)
      .default('cron(0 6 ? * SUN *)')
      .describe('When it runs, as EventBridge Scheduler writes it.'),
    timezone: TimeZone.default('UTC').describe('Time zone of `schedule`.'),
    unusedDays: z
      .int()
      .min(1)
      .default(14)
      .describe(
        'Days for which every run has found a volume or an address attached to nothing, or for which no request has come to a load balancer.',
      ),
    snapshotDays: z.int().min(1).default(30).describe('Age in days of a snapshot that goes.'),
    delete: z
      .boolean()
      .default(false)
      .describe(
        'Deletes volumes, addresses and snapshots that it finds; load balancers it only tells of. Otherwise it tells of all of them, and marks what is unused.',
      ),
  })
  .describe(
    [
      'Looks for unused EBS volumes, Elastic IP addresses and load balancers, and for old EBS snapshots, that carry',
      'the tags of this environment, and mails what it found through the alerts topic; never those of Kubernetes',
      'claims, of AWS Backup, of Data Lifecycle Manager, or with a tag `Keep`.',
    ].join(' '),
  );
export type Cleanup = z.output<typeof Cleanup>;

export const Cost = z
  .strictObject({
    scope: z
      .enum(['environment', 'system', 'account', 'organization'])
      .default('account')
      .describe(
        [
          'What the budgets count: what is tagged with the environment, whatever its system, or with the system;',
          'the account; or all that the account pays for, which in a management account is the organization.',
        ].join(' '),
      ),
    rows: mapOf(CostRow).default({}).describe('What is paid for, by name.'),
    baseline: z
      .number()
      .gt(0)
      .nullable()
      .default(null)
      .describe(
        'Stated total in USD per month, the sum of `monthly`; a budget. Absent: none, and no rows.',
      ),
    peak: z
      .number()
      .gt(0)
      .nullable()
      .default(null)
      .describe('Stated total in USD per month at peak; a second budget. Absent: none.'),
    average: Average.nullable().default(null),
    optimized: z
      .array(z.number())
      .length(2)
      .nullable()
      .default(null)
      .describe('Stated range after optimization in USD per month: lowest, highest.'),
    commitments: mapOf(Commitment)
      .default({})
      .describe('Discounts to buy by hand; nothing is created for them.'),
    anomalies: Anomalies.nullable().default(null),
    rightsizing: z
      .boolean()
      .default(false)
      .describe(
        'AWS Compute Optimizer for the account; with `scope: organization`, for its members too.',
      ),
    allocationTags: listOf(TagKey)
      .default([])
      .describe(
        'Tags that Cost Explorer can group by, and budgets count by. Only the account that pays the bill may say so.',
      ),
    tagsOf: EnvironmentPath.nullable()
      .default(null)
      .describe(
        'Environment of the account that pays, whose `allocationTags` has the tag that `scope` counts by. Absent: this one.',
      ),
    categories: mapOf(
      z.strictObject({
        tag: TagKey.describe('Tag whose values become the groups.'),
        otherwise: Text.max(50, 'expected at most 50 characters')
          .nullable()
          .default(null)
          .describe('Group of what has no such tag. Absent: none.'),
      }),
    )
      .default({})
      .describe('Cost categories by name. Only the account that pays the bill may have them.'),
    dashboard: z
      .boolean()
      .default(false)
      .describe(
        'CloudWatch dashboard of the estimated charges; needs billing alerts, switched on by hand.',
      ),
    cleanup: Cleanup.nullable().default(null),
  })
  .describe('The cost estimate, and what watches the cost. Absent: none, and no budget.');
export type Cost = z.output<typeof Cost>;
