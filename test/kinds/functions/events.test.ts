import { describe, expect, it } from 'vitest';
import { checkEvents } from '../../../src/kinds/functions/rules/events.ts';
import { checkQueues } from '../../../src/kinds/queues/rules.ts';
import { checkTopics } from '../../../src/kinds/topics/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { PACKAGE } from './with-function.ts';

const QUEUE_ARN = 'arn:aws:sqs:eu-west-1:210987654321:shop-prod-orders';
const TOPIC_ARN = 'arn:aws:sns:eu-west-1:210987654321:shop-prod-news';
const BUCKET_ARN = 'arn:aws:s3:::shop-prod-media-210987654321';

const OTHERS = {
  queues: { orders: { visibilityTimeoutSeconds: 180, purpose: 'Orders' } },
  topics: { news: { purpose: 'News' } },
  tables: {
    carts: { partitionKey: { name: 'id', type: 'string' }, stream: 'newImage', purpose: 'Carts' },
  },
  services: { web: { uses: { queues: { orders: 'send' }, topics: ['news'] } } },
};

function called(events: Overrides, others: Overrides = {}) {
  return anEnvironment({
    ...OTHERS,
    functions: { resize: { purpose: 'Small', ...PACKAGE, events } },
    ...others,
  });
}

describe('a queue', () => {
  const environment = called({
    all: {
      queue: 'orders',
      batchSize: 20,
      batchWindowSeconds: 5,
      reportsFailures: true,
      maxConcurrency: 8,
      patterns: [{ body: { kind: ['new'] } }],
    },
  });
  const terraform = terraformOf(environment);

  it('is read in batches, and only what failed comes again', () => {
    expect(terraform.one('aws_lambda_event_source_mapping', 'resize_all')).toMatchObject({
      event_source_arn: QUEUE_ARN,
      function_name: '${aws_lambda_function.resize.arn}',
      batch_size: 20,
      maximum_batching_window_in_seconds: 5,
      function_response_types: ['ReportBatchItemFailures'],
      scaling_config: { maximum_concurrency: 8 },
      filter_criteria: { filter: [{ pattern: '{"body":{"kind":["new"]}}' }] },
    });
  });

  it('is read under the role of the function, and with the key', () => {
    const { ReceiveMessages, ReceivedMessagesKey } = terraform.policy('resize');

    expect(ReceiveMessages.resources).toEqual([QUEUE_ARN]);
    expect(ReceivedMessagesKey).toMatchObject({
      actions: ['kms:Decrypt'],
      condition: [{ variable: 'kms:ViaService', values: ['sqs.eu-west-1.amazonaws.com'] }],
    });
  });

  it('counts the function among its readers', () => {
    expect(findings(checkQueues(environment))).toEqual([]);
  });

  it('may be FIFO, with ten messages at once', () => {
    const fifo = { orders: { visibilityTimeoutSeconds: 180, fifo: {}, purpose: 'Orders' } };
    const found = (event: Overrides) =>
      findings(checkEvents(called({ all: { queue: 'orders', ...event } }, { queues: fifo })));

    expect(found({ batchSize: 10 })).toEqual([]);
    expect(found({ batchWindowSeconds: 5 })).toEqual([
      'model/event-fifo-batch at value of functions.resize.events.all.batchWindowSeconds',
    ]);
  });
});

describe('a stream', () => {
  const terraform = terraformOf(
    called({
      changes: {
        stream: 'carts',
        startAt: 'oldest',
        parallel: 2,
        retries: 3,
        maxAgeSeconds: 3600,
        halvesOnError: true,
        onFailure: { topic: 'news' },
      },
    }),
  );

  it('is read where the table says that it is', () => {
    expect(terraform.stack('data').document['output']).toMatchObject({
      table_stream_arns: { value: { carts: '${aws_dynamodb_table.carts.stream_arn}' } },
    });
    expect(terraform.one('aws_lambda_event_source_mapping', 'resize_changes')).toMatchObject({
      event_source_arn: `\${data.terraform_remote_state.data.outputs.table_stream_arns["carts"]}`,
      starting_position: 'TRIM_HORIZON',
      parallelization_factor: 2,
      maximum_retry_attempts: 3,
      maximum_record_age_in_seconds: 3600,
      bisect_batch_on_function_error: true,
      destination_config: { on_failure: { destination_arn: TOPIC_ARN } },
    });
  });

  it('is read under the role, which may say what failed', () => {
    const { ReadStreams, StreamsKey, FailuresToTopics } = terraform.policy('resize');

    expect(ReadStreams.resources).toEqual([
      'arn:aws:dynamodb:eu-west-1:210987654321:table/shop-prod-carts/stream/*',
    ]);
    expect(StreamsKey.condition).toContainEqual({
      test: 'StringEquals',
      variable: 'kms:EncryptionContext:aws:dynamodb:tableName',
      values: ['shop-prod-carts'],
    });
    expect(FailuresToTopics.resources).toEqual([TOPIC_ARN]);
  });

  it('is an output only where somebody reads it', () => {
    expect(
      terraformOf(anEnvironment(OTHERS)).stack('data').document['output'] ?? {},
    ).not.toHaveProperty('table_stream_arns');
  });
});

describe('a topic', () => {
  const byFunction = called({ news: { topic: 'news', filter: { kind: ['sale'] } } });
  const byTopic = anEnvironment({
    ...OTHERS,
    functions: { resize: { purpose: 'Small', ...PACKAGE } },
    topics: {
      news: {
        subscriptions: { news: { function: 'resize', filter: { kind: ['sale'] } } },
        purpose: 'News',
      },
    },
  });

  it.each([
    ['the function', byFunction],
    ['the topic', byTopic],
  ])('calls a function behind it, whether %s says so', (_, environment) => {
    const terraform = terraformOf(environment);

    expect(terraform.one('aws_sns_topic_subscription', 'news_resize_news')).toMatchObject({
      topic_arn: TOPIC_ARN,
      protocol: 'lambda',
      endpoint: 'arn:aws:lambda:eu-west-1:210987654321:function:shop-prod-resize',
      filter_policy: '{"kind":["sale"]}',
    });
    expect(terraform.stack('functions').origins).toHaveProperty(
      'aws_sns_topic_subscription.news_resize_news',
    );
    expect(terraform.one('aws_lambda_permission', 'resize_topic_news')).toMatchObject({
      principal: 'sns.amazonaws.com',
      source_arn: TOPIC_ARN,
    });
    expect(findings(checkTopics(environment))).toEqual([]);
  });

  it('has to be told once', () => {
    const both = called(
      { news: { topic: 'news' } },
      { topics: { news: { subscriptions: { resize: { function: 'resize' } }, purpose: 'News' } } },
    );

    expect(findings(checkEvents(both))).toEqual([
      'model/event-twice at key of functions.resize.events.news',
    ]);
  });
});

describe('a bucket', () => {
  it('calls a function that it is let in by', () => {
    const { one } = terraformOf(
      called({ small: { bucket: 'media', prefix: 'in/', suffix: '.jpg' } }),
    );

    expect(one('aws_s3_bucket_notification', 'media')).toMatchObject({
      bucket: 'shop-prod-media-210987654321',
      lambda_function: [
        {
          id: 'resize_small',
          events: ['s3:ObjectCreated:*'],
          filter_prefix: 'in/',
          filter_suffix: '.jpg',
          lambda_function_arn: 'arn:aws:lambda:eu-west-1:210987654321:function:shop-prod-resize',
        },
      ],
    });
    expect(one('aws_s3_bucket_notification', 'media').depends_on).toContain(
      'aws_lambda_permission.resize_bucket_media',
    );
    expect(one('aws_lambda_permission', 'resize_bucket_media')).toMatchObject({
      principal: 's3.amazonaws.com',
      source_arn: BUCKET_ARN,
      source_account: '210987654321',
    });
  });
});

describe('keys of an event', () => {
  const LEFT: readonly (readonly [string, Overrides, readonly string[]])[] = [
    ['queue', { queue: 'orders', startAt: 'latest', prefix: 'in/' }, ['startAt', 'prefix']],
    ['bucket', { bucket: 'media', filter: { a: ['b'] }, retries: 1 }, ['filter', 'retries']],
    ['topic', { topic: 'news', batchSize: 2, on: ['s3:ObjectCreated:*'] }, ['batchSize', 'on']],
    ['stream', { stream: 'carts', maxConcurrency: 2 }, ['maxConcurrency']],
    ['schedule', { schedule: { rate: '1 day' }, patterns: [{}] }, ['patterns']],
  ];

  it.each(LEFT)('are refused where a %s has no use for them', (_, event, keys) => {
    expect([...findings(checkEvents(called({ one: event })))].sort()).toEqual(
      keys
        .map((key) => `model/event-key-misplaced at key of functions.resize.events.one.${key}`)
        .sort(),
    );
  });
});
