import type { Need } from '../../model/need.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { eachNeeds } from '../contract/each-needs.ts';
import type { Kind } from '../kind.ts';
import { cacheAccess } from './access.ts';
import { cacheChecks } from './checks.ts';
import { codes } from './codes.ts';
import { cacheNames } from './names.ts';
import { checkCacheOffers } from './offers.ts';
import { cachePage } from './page.ts';
import { cacheJobSecrets, cacheNamespaces, compileCaches } from './platform/compile-caches.ts';
import { checkCaches } from './rules.ts';
import { Cache, CacheUse } from './schema.ts';
import { cacheTasks } from './tasks.ts';
import { addCaches } from './terraform/caches.ts';

const PORT = 6379;
const FRUGAL = { multiAz: false, snapshotRetentionDays: 1 };

export const caches: Kind<'caches', typeof Cache, typeof CacheUse, 'cache'> = {
  collection: 'caches',
  slug: 'cache',
  noun: 'cache',
  about: 'Redis-compatible caches by name.',
  entry: Cache,
  use: CacheUse,
  defaults: 'cache',
  tiers: { development: FRUGAL, staging: FRUGAL },
  codes,
  rules: {
    rules: [checkCaches, checkCacheOffers],
    names: cacheNames,
    clusterNeeds: snapshotNeeds,
    networkNeeds: (environment) => eachNeeds('cache', ['caches'], environment.caches),
  },
  access: cacheAccess,
  network: { ports: () => [PORT] },
  leaving: { snapshot: true },
  terraform: { stacks: { data: addCaches }, tasks: cacheTasks },
  platform: { compile: compileCaches, jobSecrets: cacheJobSecrets, namespaces: cacheNamespaces },
  page: cachePage,
  checks: cacheChecks,
};

/** A task in the cluster takes them. */
function snapshotNeeds({ caches: all }: Environment): readonly Need[] {
  return Object.entries(all)
    .filter(([, { extraSnapshots }]) => extraSnapshots !== null)
    .map(([key]) => ({
      what: `the extra snapshots of cache ${key}`,
      path: ['caches', key, 'extraSnapshots'],
    }));
}
