// Derived names against the limits of who takes them.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { addonIdentities } from '../identity.ts';
import {
  bucketName,
  cacheId,
  cacheUserName,
  databaseIdentifier,
  prefixOf,
  replicaBucketName,
  replicaIdentifier,
  searchDomainName,
  serviceRoleName,
  stateBucketName,
  targetGroupName,
} from '../naming.ts';
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

export function checkNames(environment: Environment): readonly Diagnostic[] {
  const names = [
    ...bucketNames(environment),
    ...roleNames(environment),
    ...storeNames(environment),
    ...balancerNames(environment),
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
    const own = { what: `bucket ${key}`, name: bucketName(environment, key), max: S3_BUCKET_MAX, path };
    if (!replicate) return [own];
    return [own, { ...own, what: `bucket replica of ${key}`, name: replicaBucketName(environment, key) }];
  });
  return [state, ...buckets];
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
  return [...services, ...addons];
}

function storeNames(environment: Environment): readonly Name[] {
  const databases = Object.entries(environment.databases).flatMap(([key, { replicas }]) => [
    {
      what: `database ${key}`,
      name: databaseIdentifier(environment, key),
      max: RDS_IDENTIFIER_MAX,
      path: ['databases', key],
    },
    ...Object.keys(replicas).map((replica) => ({
      what: `database replica ${replica}`,
      name: replicaIdentifier(environment, key, replica),
      max: RDS_IDENTIFIER_MAX,
      path: ['databases', key, 'replicas', replica],
    })),
  ]);
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
  return [...databases, ...caches, ...users, ...search];
}

function balancerNames(environment: Environment): readonly Name[] {
  return Object.entries(environment.edge.loadBalancers).flatMap(([key, { targets }]) => [
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
}
