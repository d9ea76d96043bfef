// Caches, Kafka clusters and search domains.
import { z } from 'zod';
import { Cron, mapOf, Text } from '../primitives.ts';

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
      .regex(/^cache\./, 'expected a node type such as cache.r5.large')
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
      .enum(['iam', 'network'])
      .default('iam')
      .describe(
        '`iam`: each service signs in as a user of its own. `network`: whoever can reach the port.',
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

export const KafkaTopic = z
  .strictObject({
    partitions: z.int().min(1).describe('Number of partitions.'),
    replicationFactor: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('Copies of each partition. Absent: `default.replication.factor` of the brokers.'),
    retentionHours: z.int().min(1).default(168).describe('Hours that messages are kept.'),
  })
  .describe('A Kafka topic.');

export const Kafka = z
  .strictObject({
    kind: z
      .enum(['msk', 'strimzi'])
      .default('msk')
      .describe(
        '`msk`: Amazon MSK. `strimzi`: pods in the cluster, made by the add-on `strimzi-kafka-operator`.',
      ),
    version: z
      .string()
      .regex(/^\d+\.\d+\.(x|\d+)(\.kraft)?$/, 'expected an MSK version such as "3.8.x"')
      .describe('Kafka version, as Amazon MSK names it; Strimzi has 4.2.x and 4.3.x.'),
    brokers: z
      .int()
      .min(2)
      .describe(
        'Number of brokers. MSK: a multiple of the number of zones. Strimzi: each is a controller as well, of which two bear no loss and three bear one.',
      ),
    zones: z
      .int()
      .min(2)
      .nullable()
      .default(null)
      .describe('MSK: how many of `aws.zones` its brokers use, from the first. Absent: all.'),
    instanceType: z
      .string()
      .regex(/^(kafka|express)\./, 'expected a broker type such as kafka.m5.large')
      .nullable()
      .default(null)
      .describe('MSK, which needs it: instance type of every broker.'),
    storageGb: z.int().min(1).max(16384).describe('EBS volume per broker, in GiB.'),
    clientEncryption: z
      .enum(['TLS', 'TLS_PLAINTEXT'])
      .default('TLS')
      .describe(
        'MSK. `TLS`: port 9094 only. `TLS_PLAINTEXT`: port 9092 without encryption as well.',
      ),
    monitoring: z
      .enum(['DEFAULT', 'PER_BROKER', 'PER_TOPIC_PER_BROKER', 'PER_TOPIC_PER_PARTITION'])
      .default('PER_BROKER')
      .describe('MSK: level of detail of CloudWatch metrics; all but `DEFAULT` cost extra.'),
    configuration: z
      .record(z.string().regex(/^[a-z.]+$/), z.string())
      .default({})
      .describe('Broker properties (`server.properties`), all values as text.'),
    topics: mapOf(KafkaTopic)
      .default({})
      .describe('Topics the design names. Strimzi makes them; for MSK they are a record.'),
    purpose: Text.describe('What it is for.'),
  })
  .describe('A Kafka cluster of Amazon MSK, or of Strimzi in the cluster.');
export type Kafka = z.output<typeof Kafka>;
