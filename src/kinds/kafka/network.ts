import { EXPORTER_PORTS, isStrimzi, scrapedClusters } from '../../model/data/kafka-kind.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { GroupRule, NetworkPart } from '../contract/network-part.ts';
import { topicClusters } from './msk.ts';
import type { Kafka } from './schema.ts';
import { brokersOf, STRIMZI_PORT } from './strimzi.ts';

/** https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html */
export const TLS_PORT = 9094;
const PLAINTEXT_PORT = 9092;

export const kafkaNetwork: NetworkPart<Kafka> = {
  ports: (kafka) => {
    if (isStrimzi(kafka)) return [STRIMZI_PORT];
    return kafka.clientEncryption === 'TLS' ? [TLS_PORT] : [PLAINTEXT_PORT, TLS_PORT];
  },
  pods: (kafka, key) => (isStrimzi(kafka) ? brokersOf(key) : null),
  zones: ({ zones }) => zones,
  isTended: true,
  rules: ownRules,
};

/** Beside the rules of the edges. */
function ownRules(environment: Environment): readonly GroupRule[] {
  const { jmx, node } = EXPORTER_PORTS;
  const read = scrapedClusters(environment).flatMap(([key]) =>
    fromNodes(environment, key, {
      name: 'metrics',
      ports: [jmx, node],
      description: 'Prometheus reads the JMX and node exporters of the brokers',
      origin: ['kafka', key, 'scraped'],
    }),
  );
  // The same as that of services, which comes and goes with them: AWS has room for one.
  const made = topicClusters(environment).flatMap(([key]) =>
    fromNodes(environment, key, {
      name: null,
      ports: [TLS_PORT, TLS_PORT],
      description: 'A Job makes its topics',
      origin: ['kafka', key, 'topics'],
    }),
  );
  return [...read, ...made];
}

interface Opening extends Pick<GroupRule, 'description' | 'origin'> {
  /** Null: it is named as that of services is. */
  readonly name: string | null;
  readonly ports: readonly [from: number, to: number];
}

/** Pods have the addresses of their nodes, or others in the group of those. */
function fromNodes(
  environment: Environment,
  key: string,
  { name, ...rule }: Opening,
): readonly GroupRule[] {
  const group = `kafka/${key}`;
  const into = { direction: 'ingress', group, peer: 'nodes' } as const;
  const out = { direction: 'egress', group: 'nodes', peer: group } as const;
  const isNamed = networkOf(environment).nodeEgress === 'named';
  const [port] = rule.ports;
  return [
    { ...rule, ...into, key: `kafka-${key}-${name ?? `from-nodes-${port}`}` },
    ...(isNamed ? [{ ...rule, ...out, key: `nodes-to-kafka-${key}-${name ?? port}` }] : []),
  ];
}
