// SQS queues, each with its dead-letter queue and a policy that refuses requests without TLS.
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { admitted, type Sender, sendersTo } from '../../model/events/senders.ts';
import { deadLetterQueueName, queueArn, queueName } from '../../model/naming/queues.ts';
import type { Statement } from '../../model/statement.ts';
import { addPolicy, denyWithoutTls } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { hasDeadLetter } from './dead-letter.ts';
import type { Queue } from './schema.ts';

/** How long SQS uses a data key before it asks KMS for another: five minutes, as AWS has it. */
const DATA_KEY_SECONDS = 300;
const BYTES_PER_KIB = 1024;

export function addQueues(module: RootModule): void {
  for (const [key, queue] of Object.entries(module.environment.queues)) {
    const deadArn = hasDeadLetter(queue) ? addDeadLetterQueue(module, key, queue) : null;
    addQueue(module, key, { queue, deadArn });
  }
}

/** Returns its ARN. */
function addDeadLetterQueue(module: RootModule, key: string, queue: Queue): string {
  const { environment } = module;
  const origin = ['queues', key, 'deadLetter'];
  const name = deadLetterQueueName(environment, key);
  const { arn, url } = module.resource(SqsQueue, `${key}_dead`, origin, {
    name,
    ...kindArguments(queue),
    messageRetentionSeconds: queue.deadLetter.retentionSeconds,
    redriveAllowPolicy: JSON.stringify({
      redrivePermission: 'byQueue',
      sourceQueueArns: [queueArn(environment, queueName(environment, key))],
    }),
    ...keepingArguments(module, queue),
  });
  addQueuePolicy(module, `${key}_dead`, { origin, url, name, senders: [] });
  return arn;
}

interface QueueInput {
  readonly queue: Queue;
  readonly deadArn: string | null;
}

function addQueue(module: RootModule, key: string, { queue, deadArn }: QueueInput): void {
  const origin = ['queues', key];
  const name = queueName(module.environment, key);
  const { url } = module.resource(SqsQueue, key, origin, {
    name,
    ...kindArguments(queue),
    visibilityTimeoutSeconds: queue.visibilityTimeoutSeconds,
    messageRetentionSeconds: queue.retentionSeconds,
    delaySeconds: queue.delaySeconds,
    maxMessageSize: queue.maxMessageKiB * BYTES_PER_KIB,
    receiveWaitTimeSeconds: queue.receiveWaitSeconds,
    ...(deadArn === null ? {} : { redrivePolicy: redrive(deadArn, queue) }),
    ...keepingArguments(module, queue),
  });
  addQueuePolicy(module, key, { origin, url, name, senders: sendersTo(module.environment, key) });
}

function redrive(deadLetterTargetArn: string, { deadLetter }: Queue): string {
  return JSON.stringify({ deadLetterTargetArn, maxReceiveCount: deadLetter.afterReceives });
}

function kindArguments({ fifo }: Queue) {
  if (fifo === null) return {};
  return {
    fifoQueue: true,
    contentBasedDeduplication: fifo.deduplicatesByContent,
    deduplicationScope: fifo.highThroughput ? 'messageGroup' : 'queue',
    fifoThroughputLimit: fifo.highThroughput ? 'perMessageGroupId' : 'perQueue',
  };
}

function keepingArguments(module: RootModule, { deletionProtection, purpose }: Queue) {
  return {
    kmsMasterKeyId: module.stateOf('security').entry('key_arns', 'data'),
    kmsDataKeyReusePeriodSeconds: DATA_KEY_SECONDS,
    lifecycle: { preventDestroy: deletionProtection },
    tags: { Purpose: purpose },
  };
}

interface PolicyInput {
  readonly origin: Path;
  readonly url: string;
  readonly name: string;
  readonly senders: readonly Sender[];
}

function addQueuePolicy(module: RootModule, key: string, input: PolicyInput): void {
  const { origin, url, name, senders } = input;
  const arn = queueArn(module.environment, name);
  const statements: readonly Statement[] = [
    denyWithoutTls('sqs:*', arn),
    ...senders.map((sender) => ({
      sid: sender.sid,
      actions: ['sqs:SendMessage'],
      resources: [arn],
      ...admitted(sender),
    })),
  ];
  module.resource(SqsQueuePolicy, key, origin, {
    queueUrl: url,
    policy: addPolicy(module, { key: `queue_${key}`, origin, statements }),
  });
}
