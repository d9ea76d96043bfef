// Schedules: one expression, one target, and what Scheduler takes of it.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { cronFault, momentFault, momentKeys } from '../../model/events/moment.ts';
import { deduplicatesByContent, isFifoQueue } from '../../model/naming/queues.ts';
import { isFifoTopic } from '../../model/naming/topics.ts';
import { pointer, type Reference } from '../../model/reference.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { report } from './codes.ts';
import type { Schedule } from './schema.ts';

const TARGETS = ['function', 'queue', 'topic'] as const;

export function checkSchedules(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.schedules).flatMap(([key, schedule]) => [
    ...expression(key, schedule),
    ...target(environment, key, schedule),
    ...deadLetter(environment, key, schedule),
  ]);
}

export function scheduleReferences({ schedules }: Environment): readonly Reference[] {
  return Object.entries(schedules).flatMap(([key, schedule]) => {
    const user = `Schedule ${key}`;
    const targets = TARGETS.flatMap((kind) => {
      const named = schedule[kind];
      return named === null ? [] : [pointer(kind, named, user, ['schedules', key, kind])];
    });
    const { deadLetter: dead } = schedule;
    return dead === null
      ? targets
      : [...targets, pointer('queue', dead, user, ['schedules', key, 'deadLetter'])];
  });
}

function expression(schedule: string, definition: Schedule): readonly Diagnostic[] {
  const path = ['schedules', schedule];
  const keys = momentKeys(definition);
  if (keys.length !== 1) {
    const found = momentFault(keys);
    return [report('model/schedule-moment', { schedule, found }, { path, target: 'key' })];
  }
  const { cron } = definition;
  const fault = cron === null ? null : cronFault(cron);
  if (cron === null || fault === null) return [];
  return [report('model/schedule-cron', { schedule, cron, fault }, { path: [...path, 'cron'] })];
}

function target(
  environment: Environment,
  schedule: string,
  definition: Schedule,
): readonly Diagnostic[] {
  const path = ['schedules', schedule];
  const named = TARGETS.filter((kind) => definition[kind] !== null);
  if (named.length !== 1) {
    const found = named.length === 0 ? 'no target' : named.join(' and ');
    return [report('model/schedule-target', { schedule, found }, { path, target: 'key' })];
  }
  const { function: called, queue, topic, message, messageGroup } = definition;
  if (queue !== null) return ofQueue(environment, schedule, { queue, messageGroup });
  const kind = called === null ? 'topic' : 'function';
  return [
    ...(messageGroup === null
      ? []
      : [
          report(
            'model/schedule-group-misplaced',
            { schedule, target: kind },
            { path: [...path, 'messageGroup'] },
          ),
        ]),
    ...(called !== null && typeof message === 'string'
      ? [
          report(
            'model/schedule-event-text',
            { schedule, function: called },
            { path: [...path, 'message'] },
          ),
        ]
      : []),
    ...(topic !== null && isFifoTopic(environment, topic)
      ? [report('model/schedule-fifo-topic', { schedule, topic }, { path: [...path, 'topic'] })]
      : []),
  ];
}

interface ToQueue {
  readonly queue: string;
  readonly messageGroup: string | null;
}

function ofQueue(
  environment: Environment,
  schedule: string,
  { queue, messageGroup }: ToQueue,
): readonly Diagnostic[] {
  const path = ['schedules', schedule];
  const isFifo = isFifoQueue(environment, queue);
  const hasGroup = messageGroup !== null;
  if (isFifo !== hasGroup) {
    const found = isFifo ? 'without a message group' : 'with a message group';
    const where = { path: [...path, hasGroup ? 'messageGroup' : 'queue'] };
    return [report('model/schedule-message-group', { schedule, queue, found }, where)];
  }
  if (!isFifo || deduplicatesByContent(environment, queue)) return [];
  return [
    report('model/schedule-deduplication', { schedule, queue }, { path: [...path, 'queue'] }),
  ];
}

function deadLetter(
  environment: Environment,
  schedule: string,
  { deadLetter: queue }: Schedule,
): readonly Diagnostic[] {
  if (queue === null || !isFifoQueue(environment, queue)) return [];
  const path = ['schedules', schedule, 'deadLetter'];
  return [report('model/schedule-dead-letter-fifo', { schedule, queue }, { path })];
}
