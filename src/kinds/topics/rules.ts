import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { functionSubscriptions, isSentTo, publishersTo } from '../../model/events/senders.ts';
import { isLeaving } from '../../model/leaves.ts';
import { isFifoQueue } from '../../model/naming/queues.ts';
import { pointer, type Reference } from '../../model/reference.ts';
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

/** Queues and functions that subscriptions name. */
export function topicReferences({ topics }: Environment): readonly Reference[] {
  return Object.entries(topics).flatMap(([key, { subscriptions }]) =>
    Object.entries(subscriptions).flatMap(([name, subscription]) =>
      (['queue', 'function'] as const).flatMap((kind) => {
        const to = subscription[kind];
        const path = ['topics', key, 'subscriptions', name, kind];
        return to === null ? [] : [pointer(kind, to, `Topic ${key}`, path)];
      }),
    ),
  );
}

function ends(
  environment: Environment,
  topic: string,
  { subscriptions }: Topic,
): readonly Diagnostic[] {
  if (isLeaving(environment, 'topics', topic)) return [];
  const where = { path: ['topics', topic], target: 'key' } as const;
  const isHeard =
    Object.keys(subscriptions).length > 0 ||
    functionSubscriptions(environment).some((each) => each.topic === topic);
  const isSilent =
    !consumersOf(environment).some(({ uses }) => uses.topics.includes(topic)) &&
    publishersTo(environment, topic).length === 0 &&
    !isSentTo(environment, 'topic', topic);
  return [
    ...(isHeard ? [] : [report('model/topic-unheard', { topic }, where)]),
    ...(isSilent ? [report('model/topic-silent', { topic }, where)] : []),
  ];
}

function endpoint(
  topic: string,
  name: string,
  { queue, function: called, email, https, raw }: Subscription,
): readonly Diagnostic[] {
  const path = ['topics', topic, 'subscriptions', name];
  const of = { topic, subscription: name };
  const named = Object.entries({ queue, function: called, email, https }).flatMap(([key, value]) =>
    value === null ? [] : [key],
  );
  if (named.length !== 1) {
    const found = named.length === 0 ? 'nobody' : named.join(' and ');
    return [report('model/subscription-ambiguous', { ...of, found }, { path, target: 'key' })];
  }
  if ((email === null && called === null) || !raw) return [];
  const what = email === null ? 'a function' : 'an e-mail address';
  return [report('model/subscription-raw', { ...of, what }, { path: [...path, 'raw'] })];
}

interface Line {
  readonly key: string;
  readonly topic: Topic;
  readonly name: string;
  readonly subscription: Subscription;
}

function order(
  environment: Environment,
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
  if (topic.fifo !== null || !isFifoQueue(environment, queue)) return [];
  const what = `a standard topic to FIFO queue ${queue}`;
  return [report('model/subscription-fifo', { ...of, what }, { path: [...path, 'queue'] })];
}
