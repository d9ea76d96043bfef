// What a trigger is to KEDA: a scaler with its settings, and the queues that it looks at.
// https://keda.sh/docs/2.20/scalers/
import { brokerSettings } from '../data/kafka-kind.ts';
import { queueArn, queueName, queueUrl } from '../naming/queues.ts';
import type { Environment } from '../schema/environment.ts';
import type { Trigger } from '../schema/services/autoscaling.ts';

/** What a trigger may be, by the key that says it. */
export const TRIGGER_KINDS = ['queue', 'kafka', 'schedule', 'prometheus', 'type'] as const;

/** Keys that go with one of them. `activation` goes with what has a number. */
export const TRIGGER_KEYS = {
  queue: ['length', 'activation'],
  kafka: ['topic', 'lag', 'activation'],
  schedule: [],
  prometheus: ['activation'],
  type: ['metadata', 'authentication'],
} as const satisfies Record<(typeof TRIGGER_KINDS)[number], readonly (keyof Trigger)[]>;

export interface Scaler {
  readonly type: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Whether the operator asks AWS as itself. */
  readonly isSignedByOperator: boolean;
}

/** The scaler of a trigger of a service. A rule reports a trigger that is nothing or several things. */
export function scalerOf(environment: Environment, service: string, trigger: Trigger): Scaler {
  const { queue, kafka, schedule, prometheus, activation } = trigger;
  const above = (name: string) => (activation === null ? {} : { [name]: String(activation) });
  if (queue !== null) {
    const url = queueUrl(environment, queueName(environment, queue));
    const { region: awsRegion } = environment.aws;
    const queueLength = String(trigger.length ?? 5);
    const metadata = { queueURL: url, queueLength, awsRegion, ...above('activationQueueLength') };
    return { type: 'aws-sqs-queue', metadata, isSignedByOperator: true };
  }
  const isSignedByOperator = false;
  if (kafka !== null) {
    const { variable, isTls } = brokerSettings(environment, service, kafka);
    const metadata = {
      // Brokers of MSK are known to Secrets Manager alone, so KEDA reads them where the service does.
      bootstrapServersFromEnv: variable,
      consumerGroup: service,
      topic: trigger.topic ?? '',
      lagThreshold: String(trigger.lag ?? 10),
      ...above('activationLagThreshold'),
      ...(isTls ? { tls: 'enable' } : {}),
    };
    return { type: 'kafka', metadata, isSignedByOperator };
  }
  if (schedule !== null) {
    const { timeZone: timezone, start, end, replicas } = schedule;
    const metadata = { timezone, start, end, desiredReplicas: String(replicas) };
    return { type: 'cron', metadata, isSignedByOperator };
  }
  if (prometheus !== null) {
    const { query, threshold } = prometheus;
    const metadata = { query, threshold: String(threshold), ...above('activationThreshold') };
    return { type: 'prometheus', metadata, isSignedByOperator };
  }
  return { type: trigger.type ?? '', metadata: trigger.metadata, isSignedByOperator };
}

interface PlacedTrigger {
  readonly service: string;
  readonly key: string;
  readonly trigger: Trigger;
}

export function triggersOf({ services }: Environment): readonly PlacedTrigger[] {
  return Object.entries(services).flatMap(([service, { autoscaling }]) =>
    Object.entries(autoscaling?.triggers ?? {}).map(([key, trigger]) => ({
      service,
      key,
      trigger,
    })),
  );
}

/** Types of the scalers that there are. */
export function scalerTypes(environment: Environment): readonly string[] {
  return triggersOf(environment).map(
    ({ service, trigger }) => scalerOf(environment, service, trigger).type,
  );
}

/** ARNs of the queues whose lengths KEDA asks for, sorted. */
export function watchedQueues(environment: Environment): readonly string[] {
  const queues = triggersOf(environment).flatMap(({ trigger }) => trigger.queue ?? []);
  return [...new Set(queues)]
    .sort()
    .map((queue) => queueArn(environment, queueName(environment, queue)));
}
