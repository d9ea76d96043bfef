// Caches, Kafka clusters and search domains.
import { z } from 'zod';
import { mapOf, Text } from './primitives.ts';

export const Cache = z
  .strictObject({
    engine: z.enum(['redis', 'valkey']).default('redis'),
    version: z.string().default('7.1'),
    nodeType: z.string().regex(/^cache\./, 'expected a node type such as cache.r5.large'),
    shards: z.int().min(1).describe('More than one shard means cluster mode.'),
    replicasPerShard: z.int().min(0).max(5),
    multiAz: z.boolean().default(true),
    access: z
      .enum(['iam', 'network'])
      .default('iam')
      .describe('`iam`: each service signs in as a user of its own. `network`: whoever can reach the port.'),
    snapshotRetentionDays: z.int().min(0).max(35).default(7),
    purpose: Text,
  })
  .describe('A Redis-compatible cache on ElastiCache, encrypted at rest and in transit.');
export type Cache = z.output<typeof Cache>;

export const KafkaTopic = z.strictObject({
  partitions: z.int().min(1),
  replicationFactor: z.int().min(1).default(3),
  retentionHours: z.int().min(1).default(168),
});

export const Kafka = z
  .strictObject({
    version: z.string().regex(/^\d+\.\d+\.(x|\d+)(\.kraft)?$/, 'expected an MSK version such as "3.8.x"'),
    brokers: z.int().min(2).describe('Total number of brokers; a multiple of the number of zones.'),
    instanceType: z.string().regex(/^(kafka|express)\./, 'expected a broker type such as kafka.m5.large'),
    storageGb: z.int().min(1).max(16384).describe('EBS volume per broker, in GiB.'),
    clientEncryption: z.enum(['TLS', 'TLS_PLAINTEXT']).default('TLS'),
    monitoring: z
      .enum(['DEFAULT', 'PER_BROKER', 'PER_TOPIC_PER_BROKER', 'PER_TOPIC_PER_PARTITION'])
      .default('PER_BROKER'),
    configuration: z
      .record(z.string().regex(/^[a-z.]+$/), z.string())
      .default({})
      .describe('Broker properties.'),
    topics: mapOf(KafkaTopic).default({}),
    purpose: Text,
  })
  .describe('An Amazon MSK cluster.');
export type Kafka = z.output<typeof Kafka>;

export const Search = z
  .strictObject({
    version: z.string().regex(/^\d+\.\d+$/, 'expected an OpenSearch version such as "2.11", in quotes'),
    dataNodes: z.strictObject({
      count: z.int().min(1),
      type: z.string().regex(/\.search$/, 'expected an instance type such as t3.medium.search'),
      storageGb: z.int().min(10).describe('EBS volume per node, in GiB.'),
    }),
    masterNodes: z
      .strictObject({
        count: z.int().min(3),
        type: z.string().regex(/\.search$/, 'expected an instance type such as t3.medium.search'),
      })
      .nullable()
      .default(null)
      .describe('Dedicated master nodes.'),
    indices: z.array(z.string().regex(/^[a-z][a-z0-9_-]*$/)).default([]),
    purpose: Text,
  })
  .describe('An Amazon OpenSearch Service domain inside the VPC.');
export type Search = z.output<typeof Search>;

export const External = z
  .strictObject({
    title: Text,
    hosts: z.array(z.string()).min(1).describe('Host names that are called over HTTPS.'),
    secretKeys: z
      .array(z.string().regex(/^[A-Z][A-Z0-9_]*$/))
      .min(1)
      .describe('Properties of its secret; each becomes an environment variable.'),
    purpose: Text,
  })
  .describe('A service of somebody else, called over the internet with a secret of ours.');
export type External = z.output<typeof External>;
