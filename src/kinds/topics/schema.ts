// Topics of Amazon SNS.
import { z } from 'zod';
import { Key, listOf, Text } from '../../model/schema/primitives.ts';

const Filter = z
  .record(Text, z.array(Text).min(1))
  .default({})
  .describe(
    'Values that attributes of a message must have, by attribute: any of the values, of all attributes. None: every message.',
  );

const Subscription = z
  .strictObject({
    queue: Key.nullable()
      .default(null)
      .describe('Key of a queue that gets a copy of each message.'),
    function: Key.nullable()
      .default(null)
      .describe('Key of a function that is called with each message.'),
    email: z
      .string()
      .regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'expected an e-mail address')
      .nullable()
      .default(null)
      .describe('An address, whose owner has to confirm before anything is sent.'),
    https: z
      .string()
      .regex(/^https:\/\/\S+$/, 'expected an address such as https://hooks.example.com/events')
      .nullable()
      .default(null)
      .describe('An endpoint that is called with each message, and has to confirm first.'),
    raw: z
      .boolean()
      .default(false)
      .describe('Whether the message comes as it was published, without the envelope of SNS.'),
    filter: Filter,
  })
  .describe('Who gets the messages: exactly one of `queue`, `function`, `email` and `https`.');
export type Subscription = z.output<typeof Subscription>;

export const Topic = z
  .strictObject({
    fifo: z
      .strictObject({
        deduplicatesByContent: z
          .boolean()
          .default(false)
          .describe(
            'Whether a message with the same body within five minutes is the same message.',
          ),
      })
      .nullable()
      .default(null)
      .describe(
        'First in, first out, for queues alone. Fixed at creation. Absent: a standard topic.',
      ),
    subscriptions: z
      .record(Key, Subscription)
      .default({})
      .describe('Who gets the messages, by name.'),
    deletionProtection: z
      .boolean()
      .default(true)
      .describe('Whether Terraform refuses to delete it, with its subscriptions.'),
    purpose: Text.describe('What its messages are about; becomes the tag Purpose.'),
  })
  .describe('An SNS topic, encrypted with our key.');
export type Topic = z.output<typeof Topic>;

export const TopicUse = listOf(Key).default([]).describe('Topics that the service publishes to.');

declare module '../../model/schema/environment.ts' {
  interface Environment {
    topics: Record<string, Topic>;
  }
  interface Uses {
    topics: z.output<typeof TopicUse>;
  }
}
