import { fixedComponent, type Name } from '../../model/name.ts';
import { pathOf, prefixOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { mskClusters } from './msk.ts';

export const COMPONENT = 'kafka';

const MSK_MAX = 64;

export function kafkaName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
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
  return [fixedComponent(COMPONENT), ...clusters];
}
