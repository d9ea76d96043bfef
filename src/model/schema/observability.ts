// Logs, traces, metrics, alarms.
import { z } from 'zod';
import { Key, mapOf, Text } from './primitives.ts';

export const Alarm = z
  .strictObject({
    metric: z
      .enum(['nodeCpu', 'nodeMemory', 'databaseCpu', 'databaseFreeMemory', 'errorRate', 'databaseConnections'])
      .describe(
        'What is measured. `errorRate` is the share of 5xx answers of a load balancer; `databaseConnections` is a share of maxConnections; `databaseFreeMemory` is used memory, from what is free.',
      ),
    of: Key.nullable().default(null).describe('Key of the database or load balancer.'),
    abovePercent: z.number().min(0).max(100),
    forMinutes: z.int().min(1),
    title: Text,
  })
  .describe('A CloudWatch alarm that notifies the alerts topic.');
export type Alarm = z.output<typeof Alarm>;

export const Observability = z
  .strictObject({
    logs: z
      .strictObject({
        shipper: z.enum(['fluent-bit']).default('fluent-bit'),
        sink: z.enum(['cloudwatch']).default('cloudwatch'),
        retentionDays: z.literal([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365]).default(30),
      })
      .describe('Pod logs: one log group per service.'),
    traces: z
      .strictObject({ backend: z.enum(['xray']) })
      .nullable()
      .default(null)
      .describe('Traces: services send OTLP to a collector in the cluster.'),
    metrics: z.strictObject({
      retentionDays: z.int().min(1).describe('How long Prometheus keeps metrics on its own volume.'),
      storageGb: z.int().min(1),
      longTermBucket: Key.nullable()
        .default(null)
        .describe('Bucket that Thanos keeps metrics in for longer.'),
    }),
    alarms: mapOf(Alarm).default({}),
    notify: z
      .strictObject({ emails: mapOf(z.email()).default({}) })
      .prefault({})
      .describe('Subscribers of the alerts topic.'),
  })
  .describe('Logs, traces, metrics and alarms.');
export type Observability = z.output<typeof Observability>;
