import { isStrimzi } from '../../model/data/kafka-kind.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Kafka } from './schema.ts';

/** Clusters of Amazon MSK, in the order they are written. */
export function mskClusters({ kafka }: Environment): readonly (readonly [string, Kafka])[] {
  return Object.entries(kafka).filter(([, each]) => !isStrimzi(each));
}

/** Those whose topics are made for them. */
export function topicClusters(environment: Environment): readonly (readonly [string, Kafka])[] {
  return mskClusters(environment).filter(([, { topics }]) => Object.keys(topics).length > 0);
}
