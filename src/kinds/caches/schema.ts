// Redis-compatible caches.
import { z } from 'zod';
import { Cron, Key, listOf, Text } from '../../model/schema/primitives.ts';

export const Cache = z
  .strictObject({
    engine: z.enum(['redis', 'valkey']).default('redis').describe('Cache engine.'),
    version: z
      .string()
      .regex(/^\d+\.\d+$/, 'expected an engine version such as "7.1", in quotes')
      .default('7.1')
      .describe('Engine version, in quotes.'),
    nodeType: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+){1,2}$/, 'expected a node type such as cache.r5.large')
      .describe('ElastiCache node type of every node.'),
    shards: z.int().min(1).describe('More than one shard means cluster mode.'),
    replicasPerShard: z
      .int()
      .min(0)
      .max(5)
      .describe('Copies of each shard; one takes over when the primary fails.'),
    multiAz: z
      .boolean()
      .default(true)
      .describe('Spread each shard over zones; needs at least one replica.'),
    access: z
      .enum(['iam', 'password', 'network'])
      .default('iam')
      .describe(
        [
          '`iam`: each service signs in as a user of its own, with tokens that its client signs.',
          '`password`: the same with a password, for clients that cannot sign, such as Celery and django-redis.',
          '`network`: whoever can reach the port.',
        ].join(' '),
      ),
    snapshotRetentionDays: z
      .int()
      .min(0)
      .max(35)
      .default(7)
      .describe('Days that daily snapshots are kept. 0: none are taken.'),
    extraSnapshots: z
      .strictObject({
        schedule: Cron.describe('When one is taken beside the daily one: five cron fields, UTC.'),
        keep: z.int().min(1).max(20).describe('Newest ones that are kept.'),
      })
      .nullable()
      .default(null)
      .describe('Snapshots beside the daily ones, which AWS takes once a day at most.'),
    purpose: Text.describe('What it holds; becomes its description in AWS.'),
  })
  .describe('A Redis-compatible cache on ElastiCache, encrypted at rest and in transit.');
export type Cache = z.output<typeof Cache>;

export const CacheUse = listOf(Key).default([]).describe('Caches it reads and writes.');

declare module '../../model/schema/environment.ts' {
  interface Environment {
    caches: Record<string, Cache>;
  }
  interface Uses {
    caches: z.output<typeof CacheUse>;
  }
}
