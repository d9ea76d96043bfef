import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import {
  isReceivedByFunction,
  isSentTo,
  sendersTo,
  takesFailures,
} from '../../model/events/senders.ts';
import { isLeaving } from '../../model/leaves.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';
import { report } from './codes.ts';
import { hasDeadLetter } from './dead-letter.ts';
import type { Queue, QueueUse } from './schema.ts';

export function checkQueues(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.queues).flatMap(([key, queue]) => [
    ...times(key, queue),
    ...ends(environment, key),
    ...(hasDeadLetter(queue) ? [] : alarmsOfDeadLetters(environment, key)),
  ]);
}

function alarmsOfDeadLetters({ observability }: Environment, queue: string): readonly Diagnostic[] {
  return Object.entries(observability.alarms)
    .filter(([, { metric, of }]) => metric === 'deadLetterAge' && of === queue)
    .map(([alarm]) =>
      report(
        'model/queue-alarm-without-dead-letter',
        { queue, alarm },
        { path: ['observability', 'alarms', alarm, 'of'] },
      ),
    );
}

function times(key: string, queue: Queue): readonly Diagnostic[] {
  const { visibilityTimeoutSeconds: hidden, retentionSeconds: kept, deadLetter } = queue;
  const path = ['queues', key];
  const dead = deadLetter.retentionSeconds;
  const isLost = hasDeadLetter(queue) && queue.fifo === null && dead < kept;
  return [
    ...(hidden >= kept
      ? [
          report(
            'model/queue-hidden-longer',
            { queue: key, hidden, kept },
            { path: [...path, 'visibilityTimeoutSeconds'] },
          ),
        ]
      : []),
    ...(isLost
      ? [
          report(
            'model/queue-dead-letter-retention',
            { queue: key, kept, dead },
            { path: [...path, 'deadLetter', 'retentionSeconds'] },
          ),
        ]
      : []),
  ];
}

/** Who sends and who receives. */
function ends(environment: Environment, key: string): readonly Diagnostic[] {
  if (isLeaving(environment, 'queues', key)) return [];
  const uses = consumersOf(environment).flatMap((consumer) => consumer.uses.queues[key] ?? []);
  const isAny = (...ways: readonly QueueUse[]) => uses.some((use) => ways.includes(use));
  const where = { path: ['queues', key], target: 'key' } as const;
  return [
    ...(isAny('receive', 'both') ||
    isReceivedByFunction(environment, key) ||
    takesFailures(environment, 'queue', key)
      ? []
      : [report('model/queue-unread', { queue: key }, where)]),
    ...(isAny('send', 'both') ||
    sendersTo(environment, key).length > 0 ||
    isSentTo(environment, 'queue', key)
      ? []
      : [report('model/queue-unfed', { queue: key }, where)]),
  ];
}
