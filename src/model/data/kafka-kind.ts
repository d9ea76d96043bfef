// Kafka as Strimzi runs it inside the cluster: what the operator's chart and the clusters both know.
import type { Environment } from '../schema/environment.ts';
import { sortedEntries } from '../values/sorted-entries.ts';

type Kafka = Environment['kafka'][string];

/** Where the clusters of Strimzi stand, apart from their operator. */
export const STRIMZI_NAMESPACE = 'kafka';

export function isStrimzi({ kind }: Pick<Kafka, 'kind'>): boolean {
  return kind === 'strimzi';
}

/** In key order. */
export function strimziClusters({ kafka }: Environment): readonly (readonly [string, Kafka])[] {
  return sortedEntries(kafka).filter(([, each]) => isStrimzi(each));
}
