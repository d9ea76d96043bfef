import { fixedComponent, type Name } from '../../model/name.ts';
import { addonRoleName } from '../../model/naming/cluster.ts';
import { fitted, pathOf, prefixOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';
import { cacheLogins } from './logins.ts';
import type { Cache } from './schema.ts';

/** What takes snapshots, as the cluster and IAM know it. */
export const SNAPSHOT_ACCOUNT = 'cache-snapshot';
export const COMPONENT = 'cache-snapshots';
/** What gives users their passwords, as the cluster, IAM and Argo CD know it. */
export const LOGINS_ACCOUNT = 'cache-logins';

const IAM_ROLE_MAX = 64;
const ELASTICACHE_MAX = 40;

export function cacheId(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

/**
 * What ElastiCache calls the nodes of a replication group: numbered, in cluster mode by shard as well.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.html
 */
export function cacheNodeIds(environment: Environment, key: string): readonly string[] {
  const { shards = 0, replicasPerShard = 0 } = environment.caches[key] ?? {};
  const id = cacheId(environment, key);
  const numbers = (count: number, digits: number) =>
    Array.from({ length: count }, (_, index) => `${index + 1}`.padStart(digits, '0'));
  const nodes = numbers(1 + replicasPerShard, 3);
  if (shards < 2) return nodes.map((node) => `${id}-${node}`);
  return numbers(shards, 4).flatMap((shard) => nodes.map((node) => `${id}-${shard}-${node}`));
}

/** ElastiCache user of a service; IAM sign-in demands that user id and user name are equal. */
export function cacheUserName(environment: Environment, service: string): string {
  return fitted(`${prefixOf(environment)}-${service}`, ELASTICACHE_MAX);
}

/** ElastiCache user of a service that signs in to a cache with a password. */
export function passwordUserName(environment: Environment, key: string, service: string): string {
  return fitted(`${cacheId(environment, key)}-${service}`, ELASTICACHE_MAX);
}

/** In Secrets Manager: username, password. */
export function cacheLoginName(environment: Environment, key: string, service: string): string {
  return `${cacheSecretName(environment, key)}/logins/${service}`;
}

/** In Secrets Manager: host, port. */
export function cacheSecretName(environment: Environment, key: string): string {
  return `${pathOf(environment)}/caches/${key}`;
}

export function cacheNames(environment: Environment): readonly Name[] {
  const caches = Object.keys(environment.caches).map((key) => ({
    what: `cache ${key}`,
    name: cacheId(environment, key),
    max: ELASTICACHE_MAX,
    path: ['caches', key],
  }));
  const users = consumersOf(environment)
    .filter(({ uses }) => uses.caches.some((key) => environment.caches[key]?.access === 'iam'))
    .map(({ key, collection }) => ({
      what: `cache-user of ${key}`,
      name: cacheUserName(environment, key),
      max: ELASTICACHE_MAX,
      path: [collection, key],
    }));
  return [...caches, ...users, ...passwordNames(environment), ...snapshotNames(environment)];
}

function passwordNames(environment: Environment): readonly Name[] {
  const logins = cacheLogins(environment);
  const [first] = logins;
  const users = logins.map(({ cache, consumer, origin }) => ({
    what: `cache-user of ${consumer} in ${cache}`,
    name: passwordUserName(environment, cache, consumer),
    max: ELASTICACHE_MAX,
    path: origin.slice(0, 2),
  }));
  if (!first) return [fixedComponent(LOGINS_ACCOUNT)];
  const role = {
    what: `role of add-on ${LOGINS_ACCOUNT}`,
    name: addonRoleName(environment, LOGINS_ACCOUNT),
    max: IAM_ROLE_MAX,
    path: ['caches', first.cache, 'access'],
  };
  return [fixedComponent(LOGINS_ACCOUNT), ...users, role];
}

function snapshotNames(environment: Environment): readonly Name[] {
  const first = Object.keys(environment.caches).find(
    (key) => environment.caches[key]?.extraSnapshots,
  );
  if (first === undefined) return [fixedComponent(COMPONENT)];
  const role = {
    what: `role of add-on ${SNAPSHOT_ACCOUNT}`,
    name: addonRoleName(environment, SNAPSHOT_ACCOUNT),
    max: IAM_ROLE_MAX,
    path: ['caches', first, 'extraSnapshots'],
  };
  return [fixedComponent(COMPONENT), role];
}

/** Redis counted its families by minor versions until 5.0, and calls all of 6 by one name.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html */
export function parameterFamily({ engine, version }: Pick<Cache, 'engine' | 'version'>): string {
  const [major = ''] = version.split('.');
  if (engine === 'valkey' || Number(major) > 6) return `${engine}${major}`;
  return major === '6' ? 'redis6.x' : `redis${version}`;
}
