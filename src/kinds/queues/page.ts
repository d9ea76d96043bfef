import { deadLetterQueueName, queueName } from '../../model/naming/queues.ts';
import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { Measure, PagePart, Widget } from '../contract/page-part.ts';
import { hasDeadLetter } from './dead-letter.ts';
import type { Queue, QueueUse } from './schema.ts';

const NODE = 'queue';
const NAMESPACE = 'AWS/SQS';
const AGE = 'ApproximateAgeOfOldestMessage';

function queueNodes({ queues }: Environment): readonly string[] {
  return sortedEntries(queues).map(([key]) => shapes.queue(nodeId(NODE, key), label('SQS', key)));
}

function arrows(node: string, queue: string, use: QueueUse): readonly string[] {
  const ends = [node, nodeId(NODE, queue)];
  const sends = `${ends[0]} -.-> ${ends[1]}`;
  const receives = `${ends[1]} -.-> ${ends[0]}`;
  return { send: [sends], receive: [receives], both: [sends, receives] }[use];
}

function queueRows(environment: Environment) {
  return sortedEntries(environment.queues).map(([key, queue]) => [
    `queue ${code(key)}`,
    [
      queueName(environment, key),
      queue.fifo === null ? 'standard' : 'FIFO',
      `messages kept ${describeTime(queue.retentionSeconds)}`,
      `hidden ${describeTime(queue.visibilityTimeoutSeconds)} after a receive`,
      ...(hasDeadLetter(queue)
        ? [
            `after ${queue.deadLetter.afterReceives} receives to ${deadLetterQueueName(environment, key)}, kept ${describeTime(queue.deadLetter.retentionSeconds)}`,
          ]
        : []),
    ].join(', '),
    inline(queue.purpose),
  ]);
}

const UNITS = [
  { unit: 'days', seconds: 86_400 },
  { unit: 'hours', seconds: 3600 },
  { unit: 'minutes', seconds: 60 },
];

/** In the largest unit that divides it. */
function describeTime(seconds: number): string {
  const whole = UNITS.find((each) => seconds > 0 && seconds % each.seconds === 0);
  return whole ? `${seconds / whole.seconds} ${whole.unit}` : `${seconds} seconds`;
}

function queueWidgets(environment: Environment): readonly Widget[] {
  return sortedEntries(environment.queues).flatMap(([key, queue]) => [
    {
      title: `Queue ${key}`,
      namespace: NAMESPACE,
      dimensions: ['QueueName', queueName(environment, key)],
      metrics: ['ApproximateNumberOfMessagesVisible', 'ApproximateNumberOfMessagesNotVisible'],
    },
    ...(hasDeadLetter(queue)
      ? [
          {
            title: `Dead letters of queue ${key}`,
            namespace: NAMESPACE,
            dimensions: ['QueueName', deadLetterQueueName(environment, key)],
            metrics: ['ApproximateNumberOfMessagesVisible'],
          },
        ]
      : []),
  ]);
}

function age(of: 'message' | 'deadLetter'): Measure {
  const what = of === 'message' ? 'message of a queue' : 'dead letter of a queue';
  return {
    about: `age of the oldest ${what}, in percent of how long it is kept${of === 'message' ? '' : '; above 0 it fires with the first'}`,
    namespace: NAMESPACE,
    metricName: AGE,
    dimensions: (environment, key) => ({
      QueueName:
        of === 'message' ? queueName(environment, key) : deadLetterQueueName(environment, key),
    }),
    threshold: ({ queues }, key, percent) => {
      const queue = queues[key];
      const kept = of === 'message' ? queue?.retentionSeconds : queue?.deadLetter.retentionSeconds;
      return ((kept ?? 0) * percent) / 100;
    },
  };
}

export const queuePage: PagePart<Queue, QueueUse> = {
  shelf: 'stores',
  nodes: queueNodes,
  arrows: ({ node, store, use }) => arrows(node, store, use),
  rows: queueRows,
  uses: ({ store, use }) => `queue ${code(store)} (${use})`,
  widgets: queueWidgets,
  measures: { queueAge: age('message'), deadLetterAge: age('deadLetter') },
};
