// How the size of a service follows its load.
import { z } from 'zod';
import { listOf, mapOf, Text } from '../primitives.ts';

export const Trigger = z
  .strictObject({
    type: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected the type of a KEDA scaler such as "cron"')
      .refine((type) => type !== 'cpu' && type !== 'memory', {
        error: 'expected another type: cpuPercent and memoryPercent say these',
      })
      .describe('Type of the KEDA scaler, such as `cron`, `prometheus`, `kafka`, `aws-sqs-queue`.'),
    metadata: z
      .record(Text, z.string())
      .describe(
        'Settings of the scaler, all of them text; `serverAddress` of `prometheus` is filled in.',
      ),
    authentication: Text.nullable()
      .default(null)
      .describe(
        'Name of a TriggerAuthentication in the namespace of the service, made elsewhere. Absent: none.',
      ),
  })
  .describe('A trigger of KEDA, as https://keda.sh/docs/latest/scalers/ lists them.');
export type Trigger = z.output<typeof Trigger>;

export const Autoscaling = z
  .strictObject({
    maxReplicas: z.int().min(2).describe('Largest number of pods; `replicas` is the smallest.'),
    by: listOf(z.enum(['cpu', 'memory']))
      .default(['cpu', 'memory'])
      .describe(
        'What is measured. A program that keeps the memory it once took never shrinks by `memory`. Empty: pods are added on `triggers` alone, so that `rightSizing: apply` may change their requests.',
      ),
    cpuPercent: z
      .int()
      .min(1)
      .max(100)
      .default(70)
      .describe('Average CPU in percent of the requests that pods are added above.'),
    memoryPercent: z
      .int()
      .min(1)
      .max(100)
      .default(80)
      .describe('Average memory in percent of the requests that pods are added above.'),
    scaleDownSeconds: z
      .int()
      .min(0)
      .max(3600)
      .default(300)
      .describe('Seconds of low load before pods are taken away.'),
    triggers: mapOf(Trigger)
      .nullable()
      .default(null)
      .describe(
        'Events that add pods as well, by name: a ScaledObject of KEDA. Absent: a HorizontalPodAutoscaler.',
      ),
  })
  .describe(
    'Scaling on CPU, memory or both, on events where `triggers` names any, or on these alone.',
  );
export type Autoscaling = z.output<typeof Autoscaling>;

export const RightSizing = z
  .enum(['recommend', 'apply'])
  .nullable()
  .default(null)
  .describe(
    [
      'A VerticalPodAutoscaler. `recommend`: it says what the pods should request.',
      '`apply`: it changes their requests, and restarts them where it must. Absent: none.',
    ].join(' '),
  );
