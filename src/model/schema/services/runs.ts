// Services that come to an end: by a schedule, or once for each change.
import { z } from 'zod';
import { Text, TimeZone } from '../primitives.ts';

const CronSchedule = z
  .strictObject({
    cron: Text.describe(
      'When it starts: five cron fields such as "30 2 * * *", or a word such as @daily.',
    ),
    timeZone: TimeZone.default('Etc/UTC').describe(
      'Time zone of the fields, by its name in the tz database.',
    ),
    concurrency: z
      .enum(['forbid', 'allow', 'replace'])
      .default('forbid')
      .describe(
        'When the run before has not ended. `forbid`: this one is left out. `replace`: the old one is stopped. `allow`: both run.',
      ),
    startingDeadlineSeconds: z
      .int()
      .min(10)
      .nullable()
      .default(null)
      .describe(
        'Seconds for which a missed start is made up for. Absent: until the next one is due.',
      ),
    suspended: z.boolean().default(false).describe('Nothing is started; what runs goes on.'),
    keep: z
      .strictObject({
        succeeded: z.int().min(0).max(100).default(3).describe('Number of runs that succeeded.'),
        failed: z.int().min(0).max(100).default(1).describe('Number of runs that failed.'),
      })
      .prefault({})
      .describe('Finished runs that stay to be looked at, with their pods.'),
  })
  .describe('When a service of `kind: cronJob` runs.');

export const ServiceSchedule = CronSchedule.nullable()
  .default(null)
  .describe('When it runs: of `kind: cronJob` alone, which needs it.');
export type ServiceSchedule = NonNullable<z.output<typeof ServiceSchedule>>;

export const Run = z
  .strictObject({
    deadlineSeconds: z
      .int()
      .min(10)
      .default(3600)
      .describe('Seconds for a run with all its tries, after which it has failed.'),
    retries: z
      .int()
      .min(0)
      .max(20)
      .default(3)
      .describe('Times that a run which fails is tried again, in a new pod.'),
  })
  .describe('One run of `kind: cronJob` or `job`.');
export type Run = z.output<typeof Run>;
