// Kafka as Amazon MSK runs it, or as Strimzi runs it inside the cluster.
import type { Kafka } from '../schema/data/stores.ts';
import type { Environment } from '../schema/environment.ts';
import { sortedEntries } from '../sorted-entries.ts';

/** Where the clusters of Strimzi stand, apart from their operator. */
export const STRIMZI_NAMESPACE = 'kafka';

/** What selects the brokers of a cluster; the operator sets it. */
export const STRIMZI_CLUSTER_LABEL = 'strimzi.io/cluster';

export const STRIMZI_PORT = 9092;

export function isStrimzi({ kind }: Kafka): boolean {
  return kind === 'strimzi';
}

/** In key order. */
export function strimziClusters({ kafka }: Environment): readonly (readonly [string, Kafka])[] {
  return sortedEntries(kafka).filter(([, each]) => isStrimzi(each));
}

/** In the order they are written. */
export function mskClusters({ kafka }: Environment): readonly (readonly [string, Kafka])[] {
  return Object.entries(kafka).filter(([, each]) => !isStrimzi(each));
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
