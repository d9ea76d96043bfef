import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Reference } from '../../model/reference.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';
import { report } from './codes.ts';
import type { Subscription, Topic } from './schema.ts';

export function checkTopics(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.topics).flatMap(([key, topic]) => [
    ...ends(environment, key, topic),
    ...Object.entries(topic.subscriptions).flatMap(([name, subscription]) => [
      ...endpoint(key, name, subscription),
      ...order(environment, { key, topic, name, subscription }),
    ]),
  ]);
}

/** Queues that subscriptions name. */
export function topicReferences({ topics }: Environment): readonly Reference[] {
  return Object.entries(topics).flatMap(([key, { subscriptions }]) =>
    Object.entries(subscriptions).flatMap(([name, { queue }]) =>
      queue === null
        ? []
        : [
            {
              kind: 'queue',
              name: queue,
              user: `Topic ${key}`,
              path: ['topics', key, 'subscriptions', name, 'queue'],
            },
          ],
    ),
  );
}

function ends(
  environment: Environment,
  topic: string,
  { subscriptions }: Topic,
): readonly Diagnostic[] {
  const where = { path: ['topics', topic], target: 'key' } as const;
  const isHeard = Object.keys(subscriptions).length > 0;
  const isSilent = !consumersOf(environment).some(({ uses }) => uses.topics.includes(topic));
  return [
    ...(isHeard ? [] : [report('model/topic-unheard', { topic }, where)]),
    ...(isSilent ? [report('model/topic-silent', { topic }, where)] : []),
  ];
}

function endpoint(
  topic: string,
  name: string,
  { queue, email, https, raw }: Subscription,
): readonly Diagnostic[] {
  const path = ['topics', topic, 'subscriptions', name];
  const of = { topic, subscription: name };
  const named = Object.entries({ queue, email, https }).flatMap(([key, value]) =>
    value === null ? [] : [key],
  );
  if (named.length !== 1) {
    const found = named.length === 0 ? 'nobody' : named.join(' and ');
    return [report('model/subscription-ambiguous', { ...of, found }, { path, target: 'key' })];
  }
  if (email === null || !raw) return [];
  return [report('model/subscription-raw', of, { path: [...path, 'raw'] })];
}

interface Line {
  readonly key: string;
  readonly topic: Topic;
  readonly name: string;
  readonly subscription: Subscription;
}

function order(
  { queues }: Environment,
  { key, topic, name, subscription }: Line,
): readonly Diagnostic[] {
  const { queue } = subscription;
  const path = ['topics', key, 'subscriptions', name];
  const of = { topic: key, subscription: name };
  if (queue === null) {
    if (topic.fifo === null) return [];
    const what = 'a FIFO topic to what is no queue';
    return [report('model/subscription-fifo', { ...of, what }, { path, target: 'key' })];
  }
  const isFifoQueue = (queues[queue]?.fifo ?? null) !== null;
  if (topic.fifo !== null || !isFifoQueue) return [];
  const what = `a standard topic to FIFO queue ${queue}`;
  return [report('model/subscription-fifo', { ...of, what }, { path: [...path, 'queue'] })];
}
