// Schedules of Amazon EventBridge Scheduler. Ranges:
// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
import { z } from 'zod';
import { moment } from '../../model/events/moment.ts';
import { Key, Text } from '../../model/schema/primitives.ts';

const DAY = 86_400;

export const Schedule = z
  .strictObject({
    ...moment,
    function: Key.nullable().default(null).describe('Key of a function that is called.'),
    queue: Key.nullable().default(null).describe('Key of a queue that gets a message.'),
    topic: Key.nullable().default(null).describe('Key of a standard topic that gets a message.'),
    message: z
      .union([Text, z.record(z.string(), z.json())])
      .nullable()
      .default(null)
      .describe(
        'Text or JSON that is sent: the event of a function, which is JSON, or the message. Absent: what Scheduler sends by itself, which says when.',
      ),
    messageGroup: Text.max(128)
      .nullable()
      .default(null)
      .describe('Group of the message in a FIFO queue, which needs one. Absent: none.'),
    flexibleMinutes: z
      .int()
      .min(1)
      .max(1440)
      .nullable()
      .default(null)
      .describe(
        'Minutes within which it may be late, so that not all happens at once. Absent: on time.',
      ),
    retries: z
      .int()
      .min(0)
      .max(185)
      .default(185)
      .describe('How often it is tried again when AWS does not take it.'),
    maxAgeSeconds: z
      .int()
      .min(60)
      .max(DAY)
      .default(DAY)
      .describe('How long it is tried, in seconds.'),
    deadLetter: Key.nullable()
      .default(null)
      .describe('Key of the standard queue for what AWS did not take. Absent: it is dropped.'),
    enabled: z.boolean().default(true).describe('`false`: it stays, and nothing happens.'),
    purpose: Text.max(512).describe('What happens then.'),
  })
  .describe('Calls a function or sends a message, again and again or once: exactly one target.');
export type Schedule = z.output<typeof Schedule>;

declare module '../../model/schema/environment.ts' {
  interface Environment {
    schedules: Record<string, Schedule>;
  }
}
