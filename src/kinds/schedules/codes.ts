// What EventBridge Scheduler refuses.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

type Of = { readonly schedule: string };

export const codes = {
  'model/schedule-moment': entry<Of & { found: string }>({
    severity: 'error',
    message: ({ schedule, found }) => `Schedule ${schedule} ${found}`,
    hint: () => 'Write exactly one of cron, rate and at',
    why: 'A schedule has one expression.',
  }),
  'model/schedule-cron': entry<Of & { cron: string; fault: string }>({
    severity: 'error',
    message: ({ schedule, cron, fault }) =>
      `EventBridge Scheduler does not take "${cron}" of schedule ${schedule}: ${fault}`,
    hint: () =>
      'Write minute, hour, day of month, month, day of week and year, with "?" for one of the two days, such as "0 6 ? * * *"',
    why: 'One of the two days has to be left open with "?". https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based',
  }),
  'model/schedule-target': entry<Of & { found: string }>({
    severity: 'error',
    message: ({ schedule, found }) => `Schedule ${schedule} names ${found}`,
    hint: () => 'Name exactly one of function, queue and topic',
    why: 'A schedule has one target.',
  }),
  'model/schedule-fifo-topic': entry<Of & { topic: string }>({
    severity: 'error',
    message: ({ schedule, topic }) =>
      `Schedule ${schedule} publishes to topic ${topic}, which is FIFO`,
    hint: () => 'Name a standard topic, or a FIFO queue',
    why: 'Scheduler gives messages of topics no group, which SNS asks for in a FIFO topic. https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html',
  }),
  'model/schedule-message-group': entry<Of & { queue: string; found: string }>({
    severity: 'error',
    message: ({ schedule, queue, found }) =>
      `Schedule ${schedule} sends to queue ${queue} ${found}`,
    hint: ({ schedule, found }) =>
      found.startsWith('without')
        ? `Write messageGroup, such as messageGroup: ${schedule}`
        : 'Remove messageGroup, or make the queue FIFO',
    why: 'SQS asks for a group in a FIFO queue, and knows none in a standard one.',
  }),
  'model/schedule-group-misplaced': entry<Of & { target: string }>({
    severity: 'error',
    message: ({ schedule, target }) =>
      `Schedule ${schedule} has messageGroup, and its target is a ${target}`,
    hint: () => 'Remove messageGroup',
    why: 'Only messages of a FIFO queue have a group.',
  }),
  'model/schedule-deduplication': entry<Of & { queue: string }>({
    severity: 'error',
    message: ({ schedule, queue }) =>
      `Schedule ${schedule} sends to FIFO queue ${queue}, which asks for a deduplication id`,
    hint: ({ queue }) => `Set queues.${queue}.fifo.deduplicatesByContent to true`,
    why: 'Scheduler gives a message no deduplication id, so that SQS refuses it unless it makes one of the content. https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html',
  }),
  'model/schedule-event-text': entry<Of & { function: string }>({
    severity: 'error',
    message: ({ schedule, function: key }) =>
      `Schedule ${schedule} calls function ${key} with a text`,
    hint: () => 'Write message as a map, such as message: { kind: nightly }',
    why: 'The event of a function is JSON; Scheduler refuses anything else for Lambda.',
  }),
  'model/schedule-dead-letter-fifo': entry<Of & { queue: string }>({
    severity: 'error',
    message: ({ schedule, queue }) =>
      `Dead letters of schedule ${schedule} go to queue ${queue}, which is FIFO`,
    hint: () => 'Name a standard queue',
    why: 'Scheduler takes standard queues alone. https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html',
  }),
} as const;

export const report = reporterOf(codes);
