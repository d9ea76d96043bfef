import { component, fixedComponent, type Name } from '../../model/name.ts';
import { pathOf, prefixOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { mskClusters, topicClusters } from './msk.ts';

export const COMPONENT = 'kafka';

const MSK_MAX = 64;

export function kafkaName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

/** Argo CD's name of what makes the topics of a cluster of MSK. */
export function componentName(key: string): string {
  return `kafka-${key}`;
}

/** In Secrets Manager: brokers, as host:port with commas between. */
export function kafkaSecretName(environment: Environment, key: string): string {
  return `${pathOf(environment)}/kafka/${key}`;
}

export function kafkaNames(environment: Environment): readonly Name[] {
  const clusters = mskClusters(environment).map(([key]) => ({
    what: `Kafka cluster ${key}`,
    name: kafkaName(environment, key),
    max: MSK_MAX,
    path: ['kafka', key],
  }));
  const jobs = topicClusters(environment).map(([key]) =>
    component(`of Kafka cluster ${key}`, componentName(key), ['kafka', key, 'topics']),
  );
  return [fixedComponent(COMPONENT), ...clusters, ...jobs];
}
