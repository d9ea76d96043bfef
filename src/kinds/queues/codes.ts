// What SQS takes without doing what was meant.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

type Of = { readonly queue: string };

export const codes = {
  'model/queue-dead-letter-retention': entry<Of & { kept: number; dead: number }>({
    severity: 'error',
    message: ({ queue, kept, dead }) =>
      `Dead letters of queue ${queue} are kept for ${dead} seconds, and messages for ${kept}`,
    hint: ({ kept }) =>
      `Set deadLetter.retentionSeconds to ${kept} or more, or lower retentionSeconds`,
    why: 'The age of a message in a standard queue counts from when it was first sent: one that comes late to the dead-letter queue is deleted before anybody sees it. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  }),
  'model/queue-hidden-longer': entry<Of & { hidden: number; kept: number }>({
    severity: 'error',
    message: ({ queue, hidden, kept }) =>
      `A message of queue ${queue} is hidden for ${hidden} seconds after a receive, and kept for ${kept}`,
    hint: () => 'Lower visibilityTimeoutSeconds, or raise retentionSeconds',
    why: 'A message that could not be processed would be gone before it can be received again.',
  }),
  'model/queue-alarm-without-dead-letter': entry<Of & { alarm: string }>({
    severity: 'error',
    message: ({ queue, alarm }) =>
      `Alarm ${alarm} is about dead letters of queue ${queue}, which has no dead-letter queue`,
    hint: () => 'Set deadLetter.afterReceives to 1 or more, or use metric queueAge',
    why: 'CloudWatch would wait for a metric that nothing sends, so that the alarm never fires.',
  }),
  'model/queue-unread': entry<Of>({
    severity: 'warning',
    message: ({ queue }) => `Nobody receives the messages of queue ${queue}`,
    hint: ({ queue }) => `Add ${queue}: receive to uses.queues of a service, or remove the queue`,
    why: 'Messages that nobody receives are paid for and deleted unseen when their time is over.',
  }),
  'model/queue-unfed': entry<Of>({
    severity: 'warning',
    message: ({ queue }) => `Nothing sends messages to queue ${queue}`,
    hint: ({ queue }) => `Add ${queue}: send to uses.queues of a service, or remove the queue`,
    why: 'Its receivers wait, and pay, for messages that never come.',
  }),
} as const;

export const report = reporterOf(codes);
