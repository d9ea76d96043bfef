import { topicName } from '../../model/naming/topics.ts';
import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart, Widget } from '../contract/page-part.ts';
import type { Subscription, Topic } from './schema.ts';

const NODE = 'topic';

function topicNodes({ topics }: Environment): readonly string[] {
  return sortedEntries(topics).map(([key]) => shapes.queue(nodeId(NODE, key), label('SNS', key)));
}

function toQueues({ topics }: Environment): readonly string[] {
  return sortedEntries(topics).flatMap(([key, { subscriptions }]) =>
    sortedEntries(subscriptions).flatMap(([, { queue, function: called }]) => [
      ...(queue === null ? [] : [`${nodeId(NODE, key)} -.-> ${nodeId('queue', queue)}`]),
      ...(called === null ? [] : [`${nodeId(NODE, key)} -.-> ${nodeId('function', called)}`]),
    ]),
  );
}

function topicRows(environment: Environment): readonly (readonly string[])[] {
  return sortedEntries(environment.topics).map(([key, topic]) => [
    `topic ${code(key)}`,
    [
      topicName(environment, key),
      topic.fifo === null ? 'standard' : 'FIFO',
      ...sortedEntries(topic.subscriptions).map(([, subscription]) => describe(subscription)),
    ].join(', '),
    inline(topic.purpose),
  ]);
}

function describe({ queue, function: called, email, https, filter }: Subscription): string {
  const wanted = sortedEntries(filter).map(([name, values]) => `${name} ${values.join(' or ')}`);
  const only = wanted.length === 0 ? '' : ` (${wanted.map(inline).join(', ')})`;
  if (queue !== null) return `to queue ${code(queue)}${only}`;
  if (called !== null) return `to function ${code(called)}${only}`;
  return `to ${inline(email ?? https ?? '')}${only}`;
}

function topicWidgets(environment: Environment): readonly Widget[] {
  return sortedEntries(environment.topics).map(([key]) => ({
    title: `Topic ${key}`,
    namespace: 'AWS/SNS',
    dimensions: ['TopicName', topicName(environment, key)],
    metrics: ['NumberOfMessagesPublished', 'NumberOfNotificationsFailed'],
    isCount: true,
  }));
}

export const topicPage: PagePart<Topic> = {
  shelf: 'stores',
  nodes: topicNodes,
  between: toQueues,
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  rows: topicRows,
  uses: ({ store }) => `topic ${code(store)}`,
  widgets: topicWidgets,
};
