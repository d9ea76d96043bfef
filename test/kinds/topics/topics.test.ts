import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../src/environment/rules/names.ts';
import { checkReferences } from '../../../src/environment/rules/references.ts';
import { checkQueues } from '../../../src/kinds/queues/rules.ts';
import { topicPage } from '../../../src/kinds/topics/page.ts';
import { checkTopics } from '../../../src/kinds/topics/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const TOPIC_ARN = 'arn:aws:sns:eu-west-1:210987654321:shop-prod-events';
const QUEUE_ARN = 'arn:aws:sqs:eu-west-1:210987654321:shop-prod-copies';
const KEY = `\${data.terraform_remote_state.security.outputs.key_arns["data"]}`;
const SUBSCRIPTIONS = {
  copies: { queue: 'copies', raw: true, filter: { kind: ['created', 'moved'] } },
  team: { email: 'team@shop.example' },
  hook: { https: 'https://hooks.shop.example/events' },
};

function withTopic(topic: Overrides = {}, queue: Overrides = {}) {
  return {
    topics: { events: { purpose: 'Events', subscriptions: SUBSCRIPTIONS, ...topic } },
    queues: { copies: { purpose: 'Copies', ...queue } },
    services: { web: { uses: { topics: ['events'], queues: { copies: 'receive' } } } },
  };
}

const terraform = terraformOf(anEnvironment(withTopic()));

describe('a topic', () => {
  it('is encrypted, and refuses to publish without TLS', () => {
    expect(terraform.one('aws_sns_topic', 'events')).toMatchObject({
      name: 'shop-prod-events',
      kms_master_key_id: KEY,
      lifecycle: { prevent_destroy: true },
    });
    expect(terraform.policy('topic_events')['DenyWithoutTls']).toMatchObject({
      effect: 'Deny',
      actions: ['sns:Publish'],
      resources: [TOPIC_ARN],
      condition: [{ variable: 'aws:SecureTransport', values: ['false'] }],
    });
  });

  it('hands its messages to queues, addresses and endpoints', () => {
    const subscription = (name: string) =>
      terraform.one('aws_sns_topic_subscription', `events_${name}`);

    expect(subscription('copies')).toMatchObject({
      topic_arn: '${aws_sns_topic.events.arn}',
      protocol: 'sqs',
      endpoint: QUEUE_ARN,
      raw_message_delivery: true,
      filter_policy: '{"kind":["created","moved"]}',
    });
    expect(subscription('copies').depends_on).toContain('aws_sqs_queue_policy.copies');
    expect(subscription('team')).toMatchObject({
      protocol: 'email',
      endpoint: 'team@shop.example',
    });
    expect(subscription('hook').endpoint).toBe('https://hooks.shop.example/events');
  });

  it('is let into the queue and to the key, and nothing else of SNS is', () => {
    expect(terraform.policy('queue_copies')['TopicEvents']).toMatchObject({
      actions: ['sqs:SendMessage'],
      resources: [QUEUE_ARN],
      principals: [{ type: 'Service', identifiers: ['sns.amazonaws.com'] }],
      condition: [{ test: 'ArnEquals', variable: 'aws:SourceArn', values: [TOPIC_ARN] }],
    });
    expect(terraform.policy('data')['TopicsToQueues']).toMatchObject({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      condition: [{ test: 'ArnEquals', variable: 'aws:SourceArn', values: [TOPIC_ARN] }],
    });
  });

  it('is published to by who uses it', () => {
    const { PublishEvents, TopicKeyEvents } = terraform.policy('web');

    expect(PublishEvents).toMatchObject({ actions: ['sns:Publish'], resources: [TOPIC_ARN] });
    expect(TopicKeyEvents.actions).toEqual(['kms:Decrypt', 'kms:GenerateDataKey']);
  });

  it('keeps the suffix of FIFO', () => {
    const fifo = terraformOf(
      anEnvironment(withTopic({ fifo: {}, subscriptions: { copies: { queue: 'copies' } } })),
    );

    expect(fifo.one('aws_sns_topic', 'events')).toMatchObject({
      name: 'shop-prod-events.fifo',
      fifo_topic: true,
      content_based_deduplication: false,
    });
  });
});

describe('rules of topics', () => {
  const found = (topic: Overrides, queue: Overrides = {}) =>
    findings(checkTopics(anEnvironment(withTopic(topic, queue))));

  it('ask nothing of one that leaves', () => {
    const lonely = { topics: { news: { purpose: 'News' } } };
    const ends = (others: object) => findings(checkTopics(anEnvironment({ ...lonely, ...others })));

    expect(ends({})).toEqual([
      'model/topic-unheard at key of topics.news',
      'model/topic-silent at key of topics.news',
    ]);
    expect(ends({ leaving: { topics: { news: { data: 'destroy' } } } })).toEqual([]);
  });

  it('let a topic pass that has both ends', () => {
    expect(found({})).toEqual([]);
  });

  it.each<readonly [string, Overrides, Overrides, boolean]>([
    ['a standard topic and a FIFO queue', {}, { fifo: {} }, false],
    ['a FIFO topic and a FIFO queue', { fifo: {} }, { fifo: {} }, true],
    ['a FIFO topic and a standard queue', { fifo: {} }, {}, true],
  ])('judge %s', (_, topic, queue, isRight) => {
    const subscriptions = { copies: { queue: 'copies' } };

    expect(found({ ...topic, subscriptions }, queue)).toEqual(
      isRight
        ? []
        : ['model/subscription-fifo at value of topics.events.subscriptions.copies.queue'],
    );
  });

  it('count a topic among those who send to a queue', () => {
    const rule = (topic: Overrides) => findings(checkQueues(anEnvironment(withTopic(topic))));

    expect(rule({})).toEqual([]);
    expect(rule({ subscriptions: { team: { email: 'team@shop.example' } } })).toEqual([
      'model/queue-unfed at key of queues.copies',
    ]);
  });

  it('miss a queue that is not there, and a name that alarms have', () => {
    const references = checkReferences(
      anEnvironment(withTopic({ subscriptions: { copies: { queue: 'absent' } } })),
    );
    const names = checkNames(anEnvironment({ topics: { alerts: { purpose: 'Alerts' } } }));

    expect(findings(references)).toContain(
      'model/unknown-target at value of topics.events.subscriptions.copies.queue',
    );
    expect(findings(names)).toContain('model/name-conflict at key of topics.alerts');
  });
});

describe('the page', () => {
  it('says who hears a topic, and draws it', () => {
    const environment = anEnvironment(withTopic());

    expect(topicPage.rows?.(environment)[0]?.[1]).toBe(
      'shop-prod-events, standard, to queue `copies` (kind created or moved), to https://hooks.shop.example/events, to team@shop.example',
    );
    expect(topicPage.between?.(environment)).toEqual(['topic__events -.-> queue__copies']);
  });
});
