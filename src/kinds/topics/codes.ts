import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

type Of = { readonly topic: string; readonly subscription: string };

export const codes = {
  'model/subscription-ambiguous': entry<Of & { found: string }>({
    severity: 'error',
    message: ({ topic, subscription, found }) =>
      `Subscription ${subscription} of topic ${topic} names ${found}`,
    hint: () => 'Name exactly one of queue, function, email and https',
    why: 'A subscription has one endpoint.',
  }),
  'model/subscription-fifo': entry<Of & { what: string }>({
    severity: 'error',
    message: ({ topic, subscription, what }) =>
      `Subscription ${subscription} of topic ${topic} leads from ${what}`,
    hint: () => 'Make both of one kind, or put a standard queue behind a FIFO topic',
    why: 'SNS delivers from a FIFO topic to queues alone, and to a FIFO queue from a FIFO topic alone. https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-delivery.html',
  }),
  'model/subscription-raw': entry<Of & { what: string }>({
    severity: 'error',
    message: ({ topic, subscription, what }) =>
      `Subscription ${subscription} of topic ${topic} is ${what} and wants raw messages`,
    hint: () => 'Remove raw',
    why: 'SNS delivers raw messages to queues and HTTPS endpoints, and refuses the setting for others. https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html',
  }),
  'model/topic-unheard': entry<{ topic: string }>({
    severity: 'warning',
    message: ({ topic }) => `Nobody hears topic ${topic}: it has no subscription`,
    hint: () => 'Add a subscription, or remove the topic',
    why: 'SNS drops what it cannot hand to anybody, and says that it was published.',
  }),
  'model/topic-silent': entry<{ topic: string }>({
    severity: 'warning',
    message: ({ topic }) => `No service publishes to topic ${topic}`,
    hint: ({ topic }) => `Add ${topic} to uses.topics of a service, or remove the topic`,
    why: 'Its subscribers wait for messages that never come.',
  }),
} as const;

export const report = reporterOf(codes);
