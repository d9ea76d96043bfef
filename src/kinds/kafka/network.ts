import { EXPORTER_PORTS, isStrimzi, scrapedClusters } from '../../model/data/kafka-kind.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { GroupRule, NetworkPart } from '../contract/network-part.ts';
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
  rules: exporterRules,
};

/** Prometheus has the addresses of nodes, or of pods in their group. */
function exporterRules(environment: Environment): readonly GroupRule[] {
  const isNamed = networkOf(environment).nodeEgress === 'named';
  return scrapedClusters(environment).flatMap(([key]): readonly GroupRule[] => {
    const rule = {
      ports: [EXPORTER_PORTS.jmx, EXPORTER_PORTS.node],
      description: 'Prometheus reads the JMX and node exporters of the brokers',
      origin: ['kafka', key, 'scraped'],
    } as const;
    const group = `kafka/${key}`;
    const name = `kafka-${key}`;
    return [
      { ...rule, key: `${name}-metrics`, direction: 'ingress', group, peer: 'nodes' },
      ...(isNamed
        ? [
            {
              ...rule,
              key: `nodes-to-${name}-metrics`,
              direction: 'egress',
              group: 'nodes',
              peer: group,
            } as const,
          ]
        : []),
    ];
  });
}
