import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { Edge } from '../contract/edge.ts';
import type { PagePart, Widget } from '../contract/page-part.ts';
import { mskClusters } from './msk.ts';
import { kafkaName } from './names.ts';
import type { Kafka, KafkaUse } from './schema.ts';

const NODE = 'kafka';

function kafkaNodes({ kafka }: Environment): readonly string[] {
  return sortedEntries(kafka).map(([key, { version }]) =>
    shapes.queue(nodeId(NODE, key), label(`Kafka ${version}`, key)),
  );
}

/** Arrows point where messages go. */
function kafkaArrows({ node, store, use }: Edge<Kafka, KafkaUse>): readonly string[] {
  const [from, to] = [node, nodeId(NODE, store)];
  if (use === 'consume') return [`${to} ==> ${from}`];
  return [`${from} ${use === 'both' ? '<==>' : '==>'} ${to}`];
}

function kafkaRows({ kafka }: Environment) {
  return sortedEntries(kafka).map(
    ([key, { version, brokers, instanceType, storageGb, purpose }]) => [
      `Kafka ${code(key)}`,
      `${version}, ${brokers} × ${instanceType ?? 'broker of Strimzi'}, ${storageGb} GiB each`,
      inline(purpose),
    ],
  );
}

function kafkaWidgets(environment: Environment): readonly Widget[] {
  return mskClusters(environment).map(([key]) => ({
    title: `Kafka ${key}`,
    namespace: 'AWS/Kafka',
    dimensions: ['Cluster Name', kafkaName(environment, key)],
    metrics: ['ActiveControllerCount', 'OfflinePartitionsCount', 'GlobalTopicCount'],
  }));
}

export const kafkaPage: PagePart<Kafka, KafkaUse> = {
  shelf: 'stores',
  nodes: kafkaNodes,
  arrows: kafkaArrows,
  rows: kafkaRows,
  uses: ({ store, use }) => `Kafka ${code(store)} (${use})`,
  widgets: kafkaWidgets,
  hours: {
    title: 'Kafka',
    isStopped: false,
    entries: (environment) => Object.fromEntries(mskClusters(environment)),
  },
};
