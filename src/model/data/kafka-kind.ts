// Kafka inside the cluster and beside it: what charts and the clusters both know.
import type { Environment } from '../schema/environment.ts';
import { storeVariable } from '../services/variables.ts';
import { sortedEntries } from '../values/sorted-entries.ts';

type Kafka = Environment['kafka'][string];

/** Where the clusters of Strimzi stand, apart from their operator. */
export const STRIMZI_NAMESPACE = 'kafka';

export function isStrimzi({ kind }: Pick<Kafka, 'kind'>): boolean {
  return kind === 'strimzi';
}

/** Of MSK: the JMX exporter and the node exporter of each broker.
 * https://docs.aws.amazon.com/msk/latest/developerguide/open-monitoring.html */
export const EXPORTER_PORTS = { jmx: 11001, node: 11002 } as const;

/** Those whose brokers Prometheus reads, in key order. */
export function scrapedClusters({ kafka }: Environment): readonly (readonly [string, Kafka])[] {
  return sortedEntries(kafka).filter(([, each]) => each.scraped && !isStrimzi(each));
}

/** In key order. */
export function strimziClusters({ kafka }: Environment): readonly (readonly [string, Kafka])[] {
  return sortedEntries(kafka).filter(([, each]) => isStrimzi(each));
}

/** How the brokers of a cluster are found by whoever reads the variables of a service. */
export function brokerSettings({ kafka, services }: Environment, service: string, key: string) {
  const stores = Object.keys(services[service]?.uses.kafka ?? {});
  const entry = kafka[key];
  return {
    variable: storeVariable(stores, key, 'KAFKA_BROKERS'),
    isTls: entry !== undefined && !isStrimzi(entry),
  };
}
