// Derived names against the limits of who takes them.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { isAurora } from '../database-engine.ts';
import { addonIdentities } from '../identity.ts';
import { entrancesOf } from '../ingress.ts';
import { configurationAggregatorName, configurationBucketName, trailBucketName } from '../naming/audit.ts';
import { bucketName, replicaBucketName } from '../naming/buckets.ts';
import { addonRoleName } from '../naming/cluster.ts';
import { prefixOf } from '../naming/core.ts';
import { cacheId, cacheUserName, databaseExportRoleName, databaseIdentifier, documentDatabaseIdentifier, documentInstanceIdentifier, kafkaName, memberIdentifier, replicaIdentifier, searchDomainName } from '../naming/data.ts';
import { bastionName, ingressTargetGroupName, targetGroupName } from '../naming/network.ts';
import { backupRoleName, logGroupName, podLogGroupName, volumeSnapshotRoleName } from '../naming/operations.ts';
import { serviceRoleName } from '../naming/services.ts';
import { stateBucketName } from '../naming/state.ts';
import type { Database } from '../schema/database.ts';
import type { Environment } from '../schema/environment.ts';

interface Name {
  readonly what: string;
  readonly name: string;
  readonly max: number;
  readonly path: Path;
}

const S3_BUCKET_MAX = 63;
const IAM_ROLE_MAX = 64;
const RDS_IDENTIFIER_MAX = 63;
const ELASTICACHE_MAX = 40;
const OPENSEARCH_MAX = 28;
const LOAD_BALANCER_MAX = 32;
const NODE_GROUP_MAX = 63;
const MSK_MAX = 64;
const LOG_GROUP_MAX = 512;
/** Of the origin access control that reads the buckets of a distribution. */
const ORIGIN_ACCESS_MAX = 64;

const COMPONENT_MAX = 63;

/** The root Application, and the folders the platform room writes beside those of the charts. */
const OWN_COMPONENTS = [
  'root',
  'namespaces',
  'storage',
  'file-systems',
  'secret-store',
  'monitoring-secrets',
  'monitoring-config',
  'database-accounts',
  'cache-snapshots',
  'ingress',
  'node-pools',
  'node-hours',
];

/** Roles of ours that bear neither the name of a service nor that of an add-on. */
const OWN_ROLES = [
  'eks-control-plane',
  'eks-nodes',
  'karpenter-nodes',
  'database-monitoring',
  'database-hours',
  'vpc-flow-logs',
];

export function checkNames(environment: Environment): readonly Diagnostic[] {
  const names = [
    ...bucketNames(environment),
    ...roleNames(environment),
    ...storeNames(environment),
    ...balancerNames(environment),
    ...clusterNames(environment),
  ];
  return [...names.flatMap(tooLong), ...conflicts(names)];
}

function tooLong({ what, name, max, path }: Name): readonly Diagnostic[] {
  if (name.length <= max) return [];
  const args = { what, name, length: name.length, max };
  return [diagnostic('model/name-too-long', args, { path, target: 'key' })];
}

function conflicts(names: readonly Name[]): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  return names.flatMap(({ what, name, path }) => {
    const slot = `${what.split(' ')[0]} ${name}`;
    const other = owners.get(slot);
    owners.set(slot, other ?? what);
    if (other === undefined) return [];
    const args = { what, name, other };
    return [diagnostic('model/name-conflict', args, { path, target: 'key' })];
  });
}

function bucketNames(environment: Environment): readonly Name[] {
  const state = {
    what: 'bucket of the Terraform state',
    name: stateBucketName(environment),
    max: S3_BUCKET_MAX,
    path: ['environment'],
  };
  const buckets = Object.entries(environment.buckets).flatMap(([key, { replicate }]) => {
    const path = ['buckets', key];
    const own = {
      what: `bucket ${key}`,
      name: bucketName(environment, key),
      max: S3_BUCKET_MAX,
      path,
    };
    if (!replicate) return [own];
    return [
      own,
      { ...own, what: `bucket replica of ${key}`, name: replicaBucketName(environment, key) },
    ];
  });
  return [state, ...auditBucketNames(environment), ...buckets];
}

function auditBucketNames(environment: Environment): readonly Name[] {
  const { trail = null, configuration = null } = environment.audit ?? {};
  const trailBucket = {
    what: 'bucket of the audit trail',
    name: trailBucketName(environment),
    max: S3_BUCKET_MAX,
    path: ['audit', 'trail'],
  };
  const configurationBucket = {
    what: 'bucket of the recorded configuration',
    name: configurationBucketName(environment),
    max: S3_BUCKET_MAX,
    path: ['audit', 'configuration'],
  };
  return [
    ...(trail === null ? [] : [trailBucket]),
    ...(configuration === null ? [] : [configurationBucket]),
  ];
}

function roleNames(environment: Environment): readonly Name[] {
  const services = Object.keys(environment.services).map((service) => ({
    what: `role of ${service}`,
    name: serviceRoleName(environment, service),
    max: IAM_ROLE_MAX,
    path: ['services', service],
  }));
  const addons = addonIdentities(environment).map(({ role, serviceAccount, origin }) => ({
    what: `role of add-on ${serviceAccount}`,
    name: role,
    max: IAM_ROLE_MAX,
    path: origin,
  }));
  const clusterAddons = Object.keys(environment.cluster?.addons ?? {}).map((addon) => ({
    what: `role of EKS add-on ${addon}`,
    name: addonRoleName(environment, addon),
    max: IAM_ROLE_MAX,
    path: ['cluster', 'addons', addon],
  }));
  const replications = Object.entries(environment.buckets)
    .filter(([, { replicate }]) => replicate)
    .map(([key]) => ({
      what: `role of the replication of bucket ${key}`,
      name: `${prefixOf(environment)}-${key}-replication`,
      max: IAM_ROLE_MAX,
      path: ['buckets', key],
    }));
  const own = [
    ...OWN_ROLES.map((role) => `${prefixOf(environment)}-${role}`),
    databaseExportRoleName(environment),
    ...(environment.audit?.administers.includes('configuration')
      ? [configurationAggregatorName(environment)]
      : []),
    ...(environment.network?.bastion ? [bastionName(environment)] : []),
    ...(environment.recovery.backupPlan ? [backupRoleName(environment)] : []),
    ...(environment.recovery.volumeSnapshots ? [volumeSnapshotRoleName(environment)] : []),
  ].map((name) => ({ what: `role ${name}`, name, max: IAM_ROLE_MAX, path: ['environment'] }));
  return [...own, ...addons, ...clusterAddons, ...services, ...replications];
}

function storeNames(environment: Environment): readonly Name[] {
  const databases = Object.entries(environment.databases).flatMap(([key, database]) => [
    {
      // AWS keeps the names of clusters apart from those of instances.
      what: `${isAurora(database) ? 'cluster' : 'database'} ${key}`,
      name: databaseIdentifier(environment, key),
      max: RDS_IDENTIFIER_MAX,
      path: ['databases', key],
    },
    ...memberNames(environment, key, database),
    ...Object.keys(database.replicas).map((replica) => ({
      what: `database replica ${replica}`,
      name: replicaIdentifier(environment, key, replica),
      max: RDS_IDENTIFIER_MAX,
      path: ['databases', key, 'replicas', replica],
    })),
  ]);
  const documents = Object.entries(environment.documentDatabases).flatMap(([key, database]) =>
    documentNames(environment, key, database.instances),
  );
  const caches = Object.keys(environment.caches).map((key) => ({
    what: `cache ${key}`,
    name: cacheId(environment, key),
    max: ELASTICACHE_MAX,
    path: ['caches', key],
  }));
  const users = Object.entries(environment.services)
    .filter(([, { uses }]) => uses.caches.some((key) => environment.caches[key]?.access === 'iam'))
    .map(([service]) => ({
      what: `cache-user of ${service}`,
      name: cacheUserName(environment, service),
      max: ELASTICACHE_MAX,
      path: ['services', service],
    }));
  const search = Object.keys(environment.search).map((key) => ({
    what: `search domain ${key}`,
    name: searchDomainName(environment, key),
    max: OPENSEARCH_MAX,
    path: ['search', key],
  }));
  const kafka = Object.keys(environment.kafka).map((key) => ({
    what: `Kafka cluster ${key}`,
    name: kafkaName(environment, key),
    max: MSK_MAX,
    path: ['kafka', key],
  }));
  return [...databases, ...documents, ...caches, ...users, ...search, ...kafka];
}

/** Instances share their names with those of RDS, hence the first word. */
function documentNames(environment: Environment, key: string, instances: number): readonly Name[] {
  const common = { max: RDS_IDENTIFIER_MAX, path: ['documentDatabases', key] };
  const all = Array.from({ length: instances }, (_, index) => ({
    ...common,
    what: `database instance ${index + 1} of document database ${key}`,
    name: documentInstanceIdentifier(environment, key, index + 1),
  }));
  const cluster = {
    ...common,
    what: `document-database ${key}`,
    name: documentDatabaseIdentifier(environment, key),
  };
  return cluster.name.length > cluster.max ? [cluster] : [cluster, ...all];
}

function memberNames(environment: Environment, key: string, database: Database): readonly Name[] {
  if (!isAurora(database)) return [];
  return Array.from({ length: database.instances }, (_, index) => ({
    what: `database member ${index + 1} of cluster ${key}`,
    name: memberIdentifier(environment, key, index + 1),
    max: RDS_IDENTIFIER_MAX,
    path: ['databases', key],
  }));
}

function balancerNames(environment: Environment): readonly Name[] {
  const distributions = Object.keys(environment.edge.distributions).map((key) => ({
    what: `distribution ${key}`,
    name: `${prefixOf(environment)}-${key}`,
    max: ORIGIN_ACCESS_MAX,
    path: ['edge', 'distributions', key],
  }));
  const balancers = Object.entries(environment.edge.loadBalancers).flatMap(([key, { targets }]) => [
    {
      what: `load balancer ${key}`,
      name: `${prefixOf(environment)}-${key}`,
      max: LOAD_BALANCER_MAX,
      path: ['edge', 'loadBalancers', key],
    },
    ...Object.keys(targets).map((target) => ({
      what: `target group ${target}`,
      name: targetGroupName(environment, target),
      max: LOAD_BALANCER_MAX,
      path: ['edge', 'loadBalancers', key, 'targets', target],
    })),
  ]);
  return [...distributions, ...balancers, ...ingressNames(environment)];
}

function ingressNames(environment: Environment): readonly Name[] {
  return entrancesOf(environment).map((key) => ({
    what: `target group of the ingress controller behind ${key}`,
    name: ingressTargetGroupName(environment, key),
    max: LOAD_BALANCER_MAX,
    path: ['ingress'],
  }));
}

function clusterNames(environment: Environment): readonly Name[] {
  const nodeGroups = Object.keys(environment.cluster?.nodeGroups ?? {}).map((key) => ({
    what: `node-group ${key}`,
    name: `${prefixOf(environment)}-${key}`,
    max: NODE_GROUP_MAX,
    path: ['cluster', 'nodeGroups', key],
  }));
  const ownLogs = [podLogGroupName(environment), logGroupName(environment, 'vpc-flow-logs')].map(
    (name) => ({ what: `log-group ${name}`, name, max: LOG_GROUP_MAX, path: ['environment'] }),
  );
  const serviceLogs = Object.keys(environment.services).map((service) => ({
    what: `log-group of ${service}`,
    name: logGroupName(environment, service),
    max: LOG_GROUP_MAX,
    path: ['services', service],
  }));
  return [...nodeGroups, ...ownLogs, ...serviceLogs, ...componentNames(environment)];
}

/** What one Argo CD Application syncs bears the name of a service, an add-on or a part of ours. */
function componentNames(environment: Environment): readonly Name[] {
  const taken = [...OWN_COMPONENTS, ...Object.keys(environment.addons)].map((name) => ({
    what: `component ${name}`,
    name,
    max: COMPONENT_MAX,
    path: ['addons'],
  }));
  const databases = Object.keys(environment.databases).map((key) => ({
    what: `component of database ${key}`,
    name: `database-${key}`,
    max: COMPONENT_MAX,
    path: ['databases', key],
  }));
  const documents = Object.keys(environment.documentDatabases).map((key) => ({
    what: `component of document database ${key}`,
    name: `document-database-${key}`,
    max: COMPONENT_MAX,
    path: ['documentDatabases', key],
  }));
  const services = Object.keys(environment.services).map((name) => ({
    what: `component of service ${name}`,
    name,
    max: COMPONENT_MAX,
    path: ['services', name],
  }));
  const previews = Object.entries(environment.services)
    .filter(([, { rollout }]) => rollout.strategy === 'blueGreen')
    .map(([name]) => ({
      what: `component of the preview of service ${name}`,
      name: `${name}-preview`,
      max: COMPONENT_MAX,
      path: ['services', name],
    }));
  return [...taken, ...databases, ...documents, ...services, ...previews];
}
