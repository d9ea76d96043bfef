// Which stores services reach, and on which ports: the edges of `services.*.uses`, spelled out once for
// the security groups of one plane and the network policies of the other.
import type { Path } from '../diagnostics/diagnostic.ts';
import { dialectOf } from '../model/data/database-engine.ts';
import { isStrimzi, STRIMZI_PORT } from '../model/data/kafka-kind.ts';
import type { Kafka } from '../model/schema/data/stores.ts';
import type { Environment, Uses } from '../model/schema/environment.ts';

/** Where stores of a kind are described, and under `uses` who reaches them. */
export const STORE_COLLECTIONS = {
  database: 'databases',
  'document-database': 'documentDatabases',
  cache: 'caches',
  kafka: 'kafka',
  search: 'search',
  'file-system': 'fileSystems',
} as const satisfies Record<string, keyof Environment & keyof Uses>;

export type StoreKind = keyof typeof STORE_COLLECTIONS;

export const STORE_KINDS = Object.keys(STORE_COLLECTIONS) as readonly StoreKind[];

export interface StoreEdge {
  readonly service: string;
  readonly kind: StoreKind;
  readonly store: string;
  readonly ports: readonly number[];
  readonly origin: Path;
}

const DATABASE_PORT = { postgres: 5432, mysql: 3306 } as const;
const DOCUMENT_DATABASE_PORT = 27017;
const CACHE_PORT = 6379;
const KAFKA_TLS_PORT = 9094;
const KAFKA_PLAINTEXT_PORT = 9092;
const SEARCH_PORT = 443;
const NFS_PORT = 2049;

/** TCP ports on which clients reach a store; empty when there is no such store. */
export function storePorts(
  environment: Environment,
  kind: StoreKind,
  store: string,
): readonly number[] {
  switch (kind) {
    case 'database': {
      const database = environment.databases[store];
      return database ? [DATABASE_PORT[dialectOf(database.engine)]] : [];
    }
    case 'document-database':
      return environment.documentDatabases[store] ? [DOCUMENT_DATABASE_PORT] : [];
    case 'kafka':
      return kafkaPorts(environment.kafka[store]);
    case 'cache':
      return environment.caches[store] ? [CACHE_PORT] : [];
    case 'search':
      return environment.search[store] ? [SEARCH_PORT] : [];
    case 'file-system':
      return environment.fileSystems[store] ? [NFS_PORT] : [];
  }
}

function kafkaPorts(kafka: Kafka | undefined): readonly number[] {
  if (!kafka) return [];
  if (isStrimzi(kafka)) return [STRIMZI_PORT];
  return kafka.clientEncryption === 'TLS'
    ? [KAFKA_TLS_PORT]
    : [KAFKA_PLAINTEXT_PORT, KAFKA_TLS_PORT];
}

/** Whether a store is made of pods: no subnet of the VPC holds it, no security group is before it. */
export function isInCluster({ kafka }: Environment, kind: StoreKind, store: string): boolean {
  const found = kind === 'kafka' ? kafka[store] : undefined;
  return found !== undefined && isStrimzi(found);
}

/** The stores of a kind that have a security group. */
export function guardedStores(environment: Environment, kind: StoreKind): readonly string[] {
  const keys = Object.keys(environment[STORE_COLLECTIONS[kind]]);
  return keys.filter((key) => !isInCluster(environment, kind, key));
}

/** `database/main` for every store that has a security group. */
export function storeNames(environment: Environment): readonly string[] {
  return STORE_KINDS.flatMap((kind) =>
    guardedStores(environment, kind).map((key) => `${kind}/${key}`),
  );
}

function usedStores(uses: Uses, kind: StoreKind): readonly string[] {
  const used = uses[STORE_COLLECTIONS[kind]];
  return Array.isArray(used) ? used : Object.keys(used);
}

/** The stores one service reaches over the network. */
export function storeEdgesOf(environment: Environment, service: string): readonly StoreEdge[] {
  const uses = environment.services[service]?.uses;
  if (!uses) return [];
  return STORE_KINDS.flatMap((kind) =>
    usedStores(uses, kind).map((store) => ({
      service,
      kind,
      store,
      ports: storePorts(environment, kind, store),
      origin: ['services', service, 'uses', STORE_COLLECTIONS[kind]],
    })),
  );
}

export function storeEdges(environment: Environment): readonly StoreEdge[] {
  return Object.keys(environment.services).flatMap((service) => storeEdgesOf(environment, service));
}

/** Whether pods themselves talk to it: file systems are mounted by the node, outside network policies. */
export function isReachedByPods(kind: StoreKind): boolean {
  return kind !== 'file-system';
}
