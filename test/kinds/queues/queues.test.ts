import { describe, expect, it } from 'vitest';
import { grantsOf } from '../../../src/environment/edges.ts';
import { queuePage } from '../../../src/kinds/queues/page.ts';
import { checkQueues } from '../../../src/kinds/queues/rules.ts';
import type { QueueUse } from '../../../src/kinds/queues/schema.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { withQueue } from './with-queue.ts';

const ARN = 'arn:aws:sqs:eu-west-1:210987654321:shop-prod-parcels';
const KEY = `\${data.terraform_remote_state.security.outputs.key_arns["data"]}`;

function made(queue: Overrides = {}) {
  return terraformOf(anEnvironment(withQueue(queue)));
}

describe('a queue', () => {
  it('is encrypted, polled long, and keeps what it says', () => {
    expect(made({ visibilityTimeoutSeconds: 120 }).one('aws_sqs_queue', 'parcels')).toMatchObject({
      name: 'shop-prod-parcels',
      visibility_timeout_seconds: 120,
      message_retention_seconds: 345_600,
      receive_wait_time_seconds: 20,
      max_message_size: 262_144,
      kms_master_key_id: KEY,
      lifecycle: { prevent_destroy: true },
    });
  });

  it('sends what nobody could process to a queue of its own, which takes from no other', () => {
    const terraform = made({ deadLetter: { afterReceives: 3 } });

    expect(JSON.parse(terraform.one('aws_sqs_queue', 'parcels').redrive_policy)).toEqual({
      deadLetterTargetArn: '${aws_sqs_queue.parcels_dead.arn}',
      maxReceiveCount: 3,
    });
    expect(terraform.one('aws_sqs_queue', 'parcels_dead')).toMatchObject({
      name: 'shop-prod-parcels_dead',
      message_retention_seconds: 1_209_600,
      redrive_allow_policy: JSON.stringify({
        redrivePermission: 'byQueue',
        sourceQueueArns: [ARN],
      }),
    });
  });

  it('has no dead-letter queue where it says so', () => {
    const queues = made({ deadLetter: { afterReceives: 0 } }).all('aws_sqs_queue');

    expect(Object.keys(queues)).toEqual(['parcels']);
    expect(queues['parcels'].redrive_policy).toBeUndefined();
  });

  it('has the suffix of a FIFO queue, and so has its dead-letter queue', () => {
    const terraform = made({ fifo: { highThroughput: true } });

    expect(terraform.one('aws_sqs_queue', 'parcels')).toMatchObject({
      name: 'shop-prod-parcels.fifo',
      fifo_queue: true,
      content_based_deduplication: false,
      deduplication_scope: 'messageGroup',
      fifo_throughput_limit: 'perMessageGroupId',
    });
    expect(terraform.one('aws_sqs_queue', 'parcels_dead').name).toBe('shop-prod-parcels_dead.fifo');
  });

  it('refuses requests without TLS', () => {
    expect(made().policy('queue_parcels')['DenyWithoutTls']).toMatchObject({
      effect: 'Deny',
      actions: ['sqs:*'],
      resources: [ARN],
      condition: [{ variable: 'aws:SecureTransport', values: ['false'] }],
    });
  });

  it('may be deleted in a tier that spares', () => {
    const environment = anEnvironment({ tier: 'development', ...withQueue() });

    expect(terraformOf(environment).one('aws_sqs_queue', 'parcels').lifecycle).toMatchObject({
      prevent_destroy: false,
    });
  });
});

describe('access to a queue', () => {
  const statements = (use: QueueUse) =>
    terraformOf(anEnvironment(withQueue({}, use))).policy('web');

  it.each<readonly [QueueUse, readonly string[], readonly string[]]>([
    ['send', ['SendMessage'], ['Decrypt', 'GenerateDataKey']],
    ['receive', ['ChangeMessageVisibility', 'DeleteMessage', 'ReceiveMessage'], ['Decrypt']],
    [
      'both',
      ['ChangeMessageVisibility', 'DeleteMessage', 'ReceiveMessage', 'SendMessage'],
      ['Decrypt', 'GenerateDataKey'],
    ],
  ])('%s allows as much as it takes', (use, actions, keyActions) => {
    const { MessagesParcels, QueueKeyParcels } = statements(use);

    expect(MessagesParcels.resources).toEqual([ARN]);
    expect(MessagesParcels.actions).toEqual(
      [...actions, 'GetQueueAttributes', 'GetQueueUrl'].sort().map((action) => `sqs:${action}`),
    );
    expect(QueueKeyParcels).toMatchObject({
      actions: keyActions.map((action) => `kms:${action}`),
      resources: [KEY],
      condition: [{ variable: 'kms:ViaService', values: ['sqs.eu-west-1.amazonaws.com'] }],
    });
  });

  it('comes with the URL, and with the suffix of a FIFO queue', () => {
    const variables = (queue: Overrides) =>
      Object.assign(
        {},
        ...grantsOf(anEnvironment(withQueue(queue)), 'web').map((each) => each.variables),
      );
    const url = 'https://sqs.eu-west-1.amazonaws.com/210987654321/shop-prod-parcels';

    expect(variables({}).PARCELS_QUEUE_URL).toBe(url);
    expect(variables({ fifo: {} }).PARCELS_QUEUE_URL).toBe(`${url}.fifo`);
  });

  it('reaches the pod and the page', () => {
    const { objects, texts } = compiledSmall(withQueue());
    const config = objects.find(
      ({ object }) => object.kind === 'ConfigMap' && object.metadata.name === 'web',
    );
    const page = texts.find(({ path }) => path === 'README.md')?.content ?? '';

    expect(config?.object['data']).toHaveProperty('PARCELS_QUEUE_URL');
    expect(page).toContain('service__web -.-> queue__parcels');
    expect(page).toContain('queue__parcels -.-> service__web');
  });
});

describe('rules of queues', () => {
  const found = (overrides: Overrides) => findings(checkQueues(anEnvironment(overrides)));

  it('let a queue pass that both ends use', () => {
    expect(found(withQueue())).toEqual([]);
  });

  it('let dead letters of a FIFO queue be kept shorter, since their time starts again', () => {
    const deadLetter = { retentionSeconds: 86_400 };

    expect(found(withQueue({ fifo: {}, deadLetter }))).toEqual([]);
    expect(found(withQueue({ deadLetter }))).toEqual([
      'model/queue-dead-letter-retention at value of queues.parcels.deadLetter.retentionSeconds',
    ]);
  });

  it('ask who is at either end', () => {
    expect(found(withQueue({}, 'send'))).toEqual(['model/queue-unread at key of queues.parcels']);
    expect(found(withQueue({}, 'receive'))).toEqual(['model/queue-unfed at key of queues.parcels']);
  });

  it('ask nothing of one that leaves', () => {
    const leaving = { queues: { parcels: { data: 'destroy' } } };

    expect(found({ ...withQueue({}, 'send'), leaving })).toEqual([]);
  });
});

describe('alarms of queues', () => {
  it.each([
    ['queueAge', 'shop-prod-parcels', 25, 86_400],
    ['deadLetterAge', 'shop-prod-parcels_dead', 0, 0],
  ])(
    '%s holds the age of the oldest message against how long it is kept',
    (metric, name, percent, threshold) => {
      const alarm = { metric, of: 'parcels', abovePercent: percent, forMinutes: 5, title: 'Late' };
      const environment = anEnvironment({
        ...withQueue(),
        observability: { alarms: { late: alarm } },
      });

      expect(terraformOf(environment).one('aws_cloudwatch_metric_alarm', 'late')).toMatchObject({
        namespace: 'AWS/SQS',
        metric_name: 'ApproximateAgeOfOldestMessage',
        dimensions: { QueueName: name },
        threshold,
      });
    },
  );
});

describe('the page', () => {
  it('says what a queue is made of', () => {
    const row = (queue: Overrides) => queuePage.rows?.(anEnvironment(withQueue(queue)))[0]?.[1];

    expect(row({})).toBe(
      'shop-prod-parcels, standard, messages kept 4 days, hidden 30 seconds after a receive, after 5 receives to shop-prod-parcels_dead, kept 14 days',
    );
    expect(row({ fifo: {}, deadLetter: { afterReceives: 0 }, retentionSeconds: 90 })).toBe(
      'shop-prod-parcels.fifo, FIFO, messages kept 90 seconds, hidden 30 seconds after a receive',
    );
  });
});
