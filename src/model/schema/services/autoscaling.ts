// How the size of a service follows its load.
import { z } from 'zod';
import { Key, listOf, mapOf, Text, TimeZone } from '../primitives.ts';

/** Five fields, as KEDA reads them. https://keda.sh/docs/2.20/scalers/cron/ */
const Cron = z
  .string()
  .regex(/^\S+( \S+){4}$/, 'expected five fields of cron such as "0 7 * * 1-5", in quotes');

const Hours = z
  .strictObject({
    timeZone: TimeZone.default('Etc/UTC').describe('By its name in the tz database.'),
    start: Cron.describe('When it begins to count, such as "0 7 * * 1-5".'),
    end: Cron.describe('When it stops to count, such as "0 19 * * 1-5".'),
    replicas: z.int().min(1).describe('Number of pods from `start` to `end`.'),
  })
  .describe('Pods by the clock.');

const Query = z
  .strictObject({
    query: Text.describe('PromQL that gives one number; of all pods together.'),
    threshold: z.number().gt(0).describe('As many pods as the number holds this.'),
  })
  .describe('A number that Prometheus of the cluster knows.');

export const Trigger = z
  .strictObject({
    queue: Key.nullable()
      .default(null)
      .describe(
        'Key of a queue that it receives from: pods by the number of messages that wait in it or are being worked on.',
      ),
    length: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('With `queue`: messages for each pod. Absent: 5.'),
    kafka: Key.nullable()
      .default(null)
      .describe(
        'Key of a Kafka cluster that it consumes from: pods by the messages of `topic` that its consumer group has not read yet; no more than there are partitions.',
      ),
    topic: Text.nullable()
      .default(null)
      .describe('With `kafka`, which needs it: name of the topic.'),
    lag: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('With `kafka`: unread messages for each pod. Absent: 10.'),
    schedule: Hours.nullable().default(null),
    prometheus: Query.nullable().default(null),
    activation: z
      .number()
      .min(0)
      .nullable()
      .default(null)
      .describe(
        'Above this it counts as active, which with `scaleToZero` starts the first pods. Absent: 0.',
      ),
    type: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected the type of a KEDA scaler such as "cron"')
      .refine((type) => type !== 'cpu' && type !== 'memory', {
        error: 'expected another type: cpuPercent and memoryPercent say these',
      })
      .nullable()
      .default(null)
      .describe('Type of any other KEDA scaler, such as `rabbitmq` or `metrics-api`.'),
    metadata: z
      .record(Text, z.string())
      .default({})
      .describe(
        'With `type`: settings of the scaler, all of them text; `serverAddress` of `prometheus` is filled in.',
      ),
    authentication: Text.nullable()
      .default(null)
      .describe(
        'With `type`: name of a TriggerAuthentication in the namespace of the service, made elsewhere. Absent: none.',
      ),
  })
  .describe(
    'What pods follow: one of `queue`, `kafka`, `schedule`, `prometheus`, or `type` with what https://keda.sh/docs/2.20/scalers/ lists.',
  );
export type Trigger = z.output<typeof Trigger>;

const Pace = z
  .strictObject({
    pods: z.int().min(1).nullable().default(null).describe('So many pods. Absent: no such bound.'),
    percent: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('So many percent of the pods. Absent: no such bound.'),
    periodSeconds: z.int().min(1).max(1800).default(60).describe('In so many seconds.'),
    choose: z
      .enum(['most', 'least', 'none'])
      .default('most')
      .describe('Which of the two counts where both are set. `none`: never in this direction.'),
  })
  .refine(({ pods, percent, choose }) => choose === 'none' || pods !== null || percent !== null, {
    error: 'expected pods, percent or both, or choose: none',
  })
  .describe('How many pods at most come or go in a span of time.');
export type Pace = z.output<typeof Pace>;

export const Autoscaling = z
  .strictObject({
    maxReplicas: z
      .int()
      .min(1)
      .describe('Largest number of pods; `replicas` is the smallest while there is any.'),
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
    scaleUpSeconds: z
      .int()
      .min(0)
      .max(3600)
      .nullable()
      .default(null)
      .describe('Seconds of high load before pods are added. Absent: none.'),
    scaleUp: Pace.nullable()
      .default(null)
      .describe('How fast pods are added. Absent: doubled, or four more, in each 15 seconds.'),
    scaleDownSeconds: z
      .int()
      .min(0)
      .max(3600)
      .default(300)
      .describe('Seconds of low load before pods are taken away.'),
    scaleDown: Pace.nullable()
      .default(null)
      .describe('How fast pods are taken away. Absent: half of them in each minute.'),
    triggers: mapOf(Trigger)
      .nullable()
      .default(null)
      .describe(
        'Events that add pods as well, by name: a ScaledObject of KEDA. Absent: a HorizontalPodAutoscaler.',
      ),
    scaleToZero: z
      .boolean()
      .default(false)
      .describe(
        'No pods while none of `triggers` is active, and `replicas` of them as soon as one is. For what works off events; a request finds nobody.',
      ),
    cooldownSeconds: z
      .int()
      .min(0)
      .nullable()
      .default(null)
      .describe(
        'With `scaleToZero`: seconds after the last event until none is left. Absent: 300.',
      ),
    pollingSeconds: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'With `triggers`: seconds between two looks at them while there are no pods. Absent: 30.',
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
