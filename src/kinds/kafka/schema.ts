// Kafka clusters.
import { z } from 'zod';
import { Key, mapOf, Text } from '../../model/schema/primitives.ts';

const KafkaTopic = z
  .strictObject({
    partitions: z
      .int()
      .min(1)
      .describe('Number of partitions. Kafka adds some and takes none away.'),
    replicationFactor: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'Copies of each partition of a new topic. Absent: `default.replication.factor` of the brokers.',
      ),
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
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+){1,2}$/, 'expected a broker type such as kafka.m5.large')
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
    scraped: z
      .boolean()
      .default(false)
      .describe(
        'MSK: whether Prometheus of the cluster reads the JMX and node exporters of its brokers. Needs the add-on `kube-prometheus-stack`.',
      ),
    configuration: z
      .record(
        z
          .string()
          .regex(/^[a-z.]+$/, 'expected the name of a property such as log.retention.hours'),
        z.string(),
      )
      .default({})
      .describe('Broker properties (`server.properties`), all values as text.'),
    topics: mapOf(KafkaTopic)
      .default({})
      .describe(
        'Topics by name. Strimzi makes them; those of MSK are made by a Job with each sync, before services start.',
      ),
    purpose: Text.describe('What it is for.'),
  })
  .describe('A Kafka cluster of Amazon MSK, or of Strimzi in the cluster.');
export type Kafka = z.output<typeof Kafka>;

export const KafkaUse = z
  .record(Key, z.enum(['produce', 'consume', 'both']))
  .default({})
  .describe('Kafka clusters, and what it does with their topics.');
export type KafkaUse = z.output<typeof KafkaUse>[string];

declare module '../../model/schema/environment.ts' {
  interface Environment {
    kafka: Record<string, Kafka>;
  }
  interface Uses {
    kafka: z.output<typeof KafkaUse>;
  }
}
