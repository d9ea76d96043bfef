// Queues of Amazon SQS. Ranges:
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
import { z } from 'zod';
import { Key, Text } from '../../model/schema/primitives.ts';

const DAY = 86_400;
const RETENTION_MIN = 60;
const RETENTION_MAX = 14 * DAY;
const VISIBILITY_MAX = 43_200;
const DELAY_MAX = 900;
const WAIT_MAX = 20;
/** More than this the provider does not take before version 6. */
const KIB_MAX = 256;
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const RECEIVES_MAX = 1000;

const Fifo = z
  .strictObject({
    deduplicatesByContent: z
      .boolean()
      .default(false)
      .describe(
        'Whether a message with the same body within five minutes is the same message. Otherwise senders give each a deduplication id.',
      ),
    highThroughput: z
      .boolean()
      .default(false)
      .describe(
        'Whether order and deduplication hold within a message group only, for more messages a second.',
      ),
  })
  .describe('First in, first out, and each message once.');

const DeadLetter = z
  .strictObject({
    afterReceives: z
      .int()
      .min(0)
      .max(RECEIVES_MAX)
      .default(5)
      .describe('How often a message is received in vain before it goes there. 0: no such queue.'),
    retentionSeconds: z
      .int()
      .min(RETENTION_MIN)
      .max(RETENTION_MAX)
      .default(RETENTION_MAX)
      .describe(
        'How long messages stay there, in seconds; they count from when they were first sent.',
      ),
  })
  .describe('A dead-letter queue of its own, for messages that nobody could process.');

export const Queue = z
  .strictObject({
    fifo: Fifo.nullable()
      .default(null)
      .describe(
        'First in, first out. Fixed at creation. Absent: a standard queue, which may send twice and out of order.',
      ),
    visibilityTimeoutSeconds: z
      .int()
      .min(0)
      .max(VISIBILITY_MAX)
      .default(30)
      .describe(
        'How long a received message is hidden from others: longer than it takes to process one.',
      ),
    retentionSeconds: z
      .int()
      .min(RETENTION_MIN)
      .max(RETENTION_MAX)
      .default(4 * DAY)
      .describe('How long messages that nobody deletes are kept, in seconds.'),
    delaySeconds: z
      .int()
      .min(0)
      .max(DELAY_MAX)
      .default(0)
      .describe('How long a new message is hidden before it can be received.'),
    maxMessageKiB: z
      .int()
      .min(1)
      .max(KIB_MAX)
      .default(KIB_MAX)
      .describe('Largest message with its attributes, in KiB.'),
    receiveWaitSeconds: z
      .int()
      .min(0)
      .max(WAIT_MAX)
      .default(WAIT_MAX)
      .describe(
        'How long a receiver that does not say waits for a message (long polling). 0: it asks again and again, and pays for each.',
      ),
    deadLetter: DeadLetter.prefault({}),
    deletionProtection: z
      .boolean()
      .default(true)
      .describe('Whether Terraform refuses to delete it, with the messages in it.'),
    purpose: Text.describe('What its messages are about; becomes the tag Purpose.'),
  })
  .describe('An SQS queue, encrypted with our key.');
export type Queue = z.output<typeof Queue>;

export const QueueUse = z
  .record(Key, z.enum(['send', 'receive', 'both']))
  .default({})
  .describe('Queues: what the service does with messages.');
export type QueueUse = 'send' | 'receive' | 'both';

declare module '../../model/schema/environment.ts' {
  interface Environment {
    queues: Record<string, Queue>;
  }
  interface Uses {
    queues: z.output<typeof QueueUse>;
  }
}
