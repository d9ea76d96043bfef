// What an upgrade means while it runs, and how AWS is asked about it, by engine.
import type { UpgradedEngine } from '../../facts/engine-upgrades.ts';

interface Sentences {
  /** As people call it. */
  readonly title: string;
  /** What is down meanwhile, and for how long in kind. */
  readonly meanwhile: string;
  /** What is done before. */
  readonly first: string;
  /** What there is instead of a way back. */
  readonly back: string;
  /** The command that lists what a version may become; `version` is the one that runs. */
  readonly ask: (version: string) => string;
}

const BACK =
  'to have the data of before the upgrade, restore a snapshot of then beside it, under another name';
const SNAPSHOT = 'Take a snapshot and try the upgrade on a copy of it first';

const rds = (engine: string) => (version: string) =>
  `aws rds describe-db-engine-versions --engine ${engine} --engine-version ${version} --query "DBEngineVersions[].ValidUpgradeTarget[].EngineVersion"`;

const cache: Omit<Sentences, 'title'> = {
  meanwhile:
    'nodes are replaced one by one: with replicas the primary fails over within seconds, without them the cache is away and may come back empty',
  first: 'Take a snapshot',
  back: BACK,
  ask: () => 'aws elasticache describe-cache-engine-versions',
};

export const SENTENCES: Readonly<Record<UpgradedEngine, Sentences>> = {
  postgres: {
    title: 'RDS for PostgreSQL',
    meanwhile:
      'the instance, its standby and its replicas are down together, minutes as a rule and longer with many objects or replicas',
    first: `${SNAPSHOT}; look for prepared transactions, replication slots and extensions that the new version does not take`,
    back: BACK,
    ask: rds('postgres'),
  },
  mysql: {
    title: 'RDS for MySQL',
    meanwhile:
      'the instance and its standby are down together, about ten minutes as a rule and longer with many tables',
    first: `${SNAPSHOT}; RDS checks before it stops, and what it found is in the log PrePatchCompatibility.log`,
    back: BACK,
    ask: rds('mysql'),
  },
  'aurora-postgresql': {
    title: 'Aurora PostgreSQL',
    meanwhile:
      'every member is down together, minutes as a rule and longer with many objects; a global database in all regions',
    first: `${SNAPSHOT}, or of a clone; drop replication slots, and look for extensions that the new version does not take`,
    back: BACK,
    ask: rds('aurora-postgresql'),
  },
  'aurora-mysql': {
    title: 'Aurora MySQL',
    meanwhile:
      'every member is down together, minutes as a rule and longer with many tables or long transactions to undo; a global database in all regions',
    first: `${SNAPSHOT}, or of a clone; what the checks before found is in the log upgrade-prechecks.log`,
    back: BACK,
    ask: rds('aurora-mysql'),
  },
  docdb: {
    title: 'Amazon DocumentDB',
    meanwhile:
      'the cluster is down and starts several times, longer with many collections and indexes',
    first: `${SNAPSHOT}; apply what waits of the operating system of its instances`,
    back: BACK,
    ask: (version) =>
      `aws docdb describe-db-engine-versions --engine docdb --engine-version ${version} --query "DBEngineVersions[].ValidUpgradeTarget[].EngineVersion"`,
  },
  redis: { title: 'Redis OSS', ...cache },
  valkey: { title: 'Valkey', ...cache },
  opensearch: {
    title: 'OpenSearch',
    meanwhile:
      'the domain answers all the time, while its data moves to new nodes beside the old ones: hours, and for a while twice the nodes',
    first:
      'Take a snapshot, and ask for the check alone: aws opensearch upgrade-domain --perform-check-only',
    back: BACK,
    ask: () => 'aws opensearch get-compatible-versions --domain-name <domain>',
  },
  msk: {
    title: 'Amazon MSK',
    meanwhile:
      'brokers start again one after the other, minutes each: topics need two replicas in step to be written meanwhile',
    first: 'See that no partition is under-replicated, and that clients know the new version',
    back: 'to go on with the older one, make a cluster beside it and copy the topics',
    ask: () => 'aws kafka get-compatible-kafka-versions --cluster-arn <cluster>',
  },
  strimzi: {
    title: 'Kafka of Strimzi',
    meanwhile:
      'brokers start again one after the other, minutes each: topics need two replicas in step to be written meanwhile',
    first: 'See that no partition is under-replicated, and that the operator knows the new version',
    back: 'to go on with the older one, make a cluster beside it and copy the topics',
    ask: () => 'kubectl -n kafka get kafka -o wide',
  },
  eks: {
    title: 'EKS',
    meanwhile:
      'the API answers all the time; then every node is replaced, one by one in each group, as the disruption budgets of the pods allow',
    first:
      'Look at the upgrade insights of the cluster (aws eks list-insights) for API versions that are gone and add-ons that do not fit',
    back: 'to go on with the older one, make another environment beside it',
    ask: () => 'aws eks describe-cluster-versions',
  },
};

/** Where AWS chose it. */
export const ASK_WHAT_RUNS: Partial<Readonly<Record<UpgradedEngine, string>>> = {
  postgres:
    'aws rds describe-db-instances --query "DBInstances[].[DBInstanceIdentifier,EngineVersion]"',
  mysql:
    'aws rds describe-db-instances --query "DBInstances[].[DBInstanceIdentifier,EngineVersion]"',
  'aurora-postgresql':
    'aws rds describe-db-clusters --query "DBClusters[].[DBClusterIdentifier,EngineVersion]"',
  'aurora-mysql':
    'aws rds describe-db-clusters --query "DBClusters[].[DBClusterIdentifier,EngineVersion]"',
};
