// Clusters that Strimzi runs inside the cluster.
import { STRIMZI_NAMESPACE } from '../../model/data/kafka-kind.ts';
import type { NetworkPeer } from '../../model/kubernetes/network-policy.ts';
import type { Kafka } from './schema.ts';

/** What selects the brokers of a cluster; the operator sets it. */
export const STRIMZI_CLUSTER_LABEL = 'strimzi.io/cluster';

export const STRIMZI_PORT = 9092;

/** The pods of a cluster. */
export function brokersOf(kafka: string): NetworkPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': STRIMZI_NAMESPACE } },
    podSelector: { matchLabels: { [STRIMZI_CLUSTER_LABEL]: kafka } },
  };
}

/** The Service that the operator makes in front of all brokers. */
export function bootstrapServer(key: string): string {
  return `${key}-kafka-bootstrap.${STRIMZI_NAMESPACE}.svc:${STRIMZI_PORT}`;
}

/** The versions that Strimzi 1.2 has images of, by how a version may be written. */
const STRIMZI_VERSIONS: Readonly<Record<string, string>> = {
  '4.2.x': '4.2.0',
  '4.2.0': '4.2.0',
  '4.3.x': '4.3.0',
  '4.3.0': '4.3.0',
};

export const STRIMZI_VERSION_WORDS: readonly string[] = Object.keys(STRIMZI_VERSIONS);

/** Undefined where Strimzi does not have it. */
export function strimziVersion({ version }: Kafka): string | undefined {
  return STRIMZI_VERSIONS[version];
}
