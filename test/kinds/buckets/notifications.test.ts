import { describe, expect, it } from 'vitest';
import { bucketPage } from '../../../src/kinds/buckets/page.ts';
import { checkNotifications } from '../../../src/kinds/buckets/rules/notifications.ts';
import { checkQueues } from '../../../src/kinds/queues/rules.ts';
import { checkTopics } from '../../../src/kinds/topics/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const BUCKET_ARN = 'arn:aws:s3:::shop-prod-media-210987654321';
const ADMITTED = [
  { test: 'ArnEquals', variable: 'aws:SourceArn', values: [BUCKET_ARN] },
  { test: 'StringEquals', variable: 'aws:SourceAccount', values: ['210987654321'] },
];

function telling(notifications: Overrides, others: Overrides = {}) {
  return anEnvironment({
    buckets: { media: { notifications } },
    queues: { pictures: { purpose: 'Pictures' } },
    topics: { gone: { subscriptions: { all: { queue: 'pictures' } }, purpose: 'Deletions' } },
    services: { web: { uses: { queues: { pictures: 'receive' } } } },
    ...others,
  });
}

const environment = telling({
  new: { queue: 'pictures', prefix: 'in/' },
  old: { topic: 'gone', events: ['s3:ObjectRemoved:*'] },
});
const terraform = terraformOf(environment);

describe('notifications of a bucket', () => {
  it('are one configuration, behind all whom it names', () => {
    expect(terraform.one('aws_s3_bucket_notification', 'media')).toMatchObject({
      bucket: 'shop-prod-media-210987654321',
      queue: [
        {
          id: 'new',
          events: ['s3:ObjectCreated:*'],
          filter_prefix: 'in/',
          queue_arn: 'arn:aws:sqs:eu-west-1:210987654321:shop-prod-pictures',
        },
      ],
      topic: [
        {
          id: 'old',
          events: ['s3:ObjectRemoved:*'],
          topic_arn: 'arn:aws:sns:eu-west-1:210987654321:shop-prod-gone',
        },
      ],
    });
    expect(terraform.stack('functions').dependsOn).toEqual(['data']);
  });

  it('are let into the queue, the topic and the key', () => {
    expect(terraform.policy('queue_pictures')['BucketMedia']).toMatchObject({
      actions: ['sqs:SendMessage'],
      principals: [{ type: 'Service', identifiers: ['s3.amazonaws.com'] }],
      condition: ADMITTED,
    });
    expect(terraform.policy('topic_gone')['BucketMedia']).toMatchObject({
      actions: ['sns:Publish'],
      condition: ADMITTED,
    });
    expect(terraform.policy('data')['BucketsToQueuesAndTopics']).toMatchObject({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      principals: [{ type: 'Service', identifiers: ['s3.amazonaws.com'] }],
      condition: ADMITTED,
    });
  });

  it('feed a queue and a topic', () => {
    expect(findings(checkQueues(environment))).toEqual([]);
    expect(findings(checkTopics(environment))).toEqual([]);
  });

  it('stand on the page', () => {
    expect(bucketPage.between?.(environment)).toEqual([
      'bucket__media -.-> queue__pictures',
      'bucket__media -.-> topic__gone',
    ]);
    expect(bucketPage.rows?.(environment)[0]?.[1]).toContain(
      'tells queue `pictures` of `s3:ObjectCreated:*` of `in/*`',
    );
  });
});

describe('notifications that overlap', () => {
  const found = (one: Overrides, other: Overrides) =>
    findings(
      checkNotifications(
        telling({ a: { queue: 'pictures', ...one }, b: { topic: 'gone', ...other } }),
      ),
    ).length;

  it.each<readonly [string, Overrides, Overrides, number]>([
    ['the same event of everything', {}, {}, 1],
    ['prefixes of which one holds the other', { prefix: 'in/' }, { prefix: 'in/a/' }, 1],
    ['prefixes apart', { prefix: 'in/' }, { prefix: 'out/' }, 0],
    ['suffixes apart', { suffix: '.jpg' }, { suffix: '.png' }, 0],
    ['a prefix and a suffix', { prefix: 'in/' }, { suffix: '.png' }, 1],
    ['events apart', {}, { events: ['s3:ObjectRemoved:*'] }, 0],
    ['an event and all of its kind', {}, { events: ['s3:ObjectCreated:Put'] }, 1],
    [
      'two events of a kind',
      { events: ['s3:ObjectCreated:Copy'] },
      { events: ['s3:ObjectCreated:Put'] },
      0,
    ],
  ])('are refused as S3 does: %s', (_, one, other, count) => {
    expect(found(one, other)).toBe(count);
  });
});
