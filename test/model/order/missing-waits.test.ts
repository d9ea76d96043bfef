import { describe, expect, it } from 'vitest';
import { missingWaits } from '../../../src/model/order/missing-waits.ts';
import type { Document } from '../../../src/model/order/read-blocks.ts';
import { inOrder } from '../../../src/terraform/in-order.ts';

const BUCKET = { bucket: 'shop-logs' };
const ROLE = { name: 'shop-writer' };

function waitsOf(resource: Document, data: Document = {}): readonly string[] {
  return missingWaits({ resource, data }).map(({ address, on }) => `${address} → ${on}`);
}

describe('a text that names what the stack makes', () => {
  it.each<[string, Document, string]>([
    [
      'a bucket by its name',
      {
        aws_s3_bucket: { logs: BUCKET },
        aws_s3_bucket_logging: { web: { target_bucket: 'shop-logs' } },
      },
      'aws_s3_bucket_logging.web → aws_s3_bucket.logs',
    ],
    [
      'a bucket by its ARN',
      {
        aws_s3_bucket: { logs: BUCKET },
        aws_flow_log: { main: { log_destination: 'arn:aws:s3:::shop-logs/flows/' } },
      },
      'aws_flow_log.main → aws_s3_bucket.logs',
    ],
    [
      'a bucket by its host',
      {
        aws_s3_bucket: { logs: BUCKET },
        aws_cloudfront_distribution: {
          web: { origin: [{ domain_name: 'shop-logs.s3.eu-west-1.amazonaws.com' }] },
        },
      },
      'aws_cloudfront_distribution.web → aws_s3_bucket.logs',
    ],
    [
      'a topic by its ARN',
      {
        aws_sns_topic: { alerts: { name: 'shop-alerts' } },
        aws_cloudwatch_metric_alarm: {
          cpu: { alarm_actions: ['arn:aws:sns:eu-west-1:111122223333:shop-alerts'] },
        },
      },
      'aws_cloudwatch_metric_alarm.cpu → aws_sns_topic.alerts',
    ],
    [
      'a role by its name',
      {
        aws_iam_role: { writer: ROLE },
        aws_iam_instance_profile: { writer: { role: 'shop-writer' } },
      },
      'aws_iam_instance_profile.writer → aws_iam_role.writer',
    ],
    [
      'a cluster in the JSON that a scheduler sends',
      {
        aws_rds_cluster: { main: { cluster_identifier: 'shop-main' } },
        aws_elasticache_replication_group: { main: { replication_group_id: 'shop-main' } },
        aws_scheduler_schedule: {
          stop: { target: { input: '{"DbClusterIdentifier":"shop-main"}' } },
        },
      },
      'aws_scheduler_schedule.stop → aws_rds_cluster.main',
    ],
    [
      'the source of a replica, where a cache has the same name',
      {
        aws_db_instance: {
          main: { identifier: 'shop-main' },
          reader: { identifier: 'shop-main-reader', replicate_source_db: 'shop-main' },
        },
        aws_elasticache_replication_group: { main: { replication_group_id: 'shop-main' } },
      },
      'aws_db_instance.reader → aws_db_instance.main',
    ],
    [
      'a role that a policy trusts',
      {
        aws_iam_role: { writer: ROLE },
        aws_kms_key: {
          data: {
            policy:
              '{"Statement":[{"Principal":{"AWS":"arn:aws:iam::111122223333:role/shop-writer"}}]}',
          },
        },
      },
      'aws_kms_key.data → aws_iam_role.writer',
    ],
    [
      'a cluster whose logs go to a group',
      {
        aws_cloudwatch_log_group: { eks: { name: '/aws/eks/shop/cluster' } },
        aws_eks_cluster: { main: { name: 'shop' } },
      },
      'aws_eks_cluster.main → aws_cloudwatch_log_group.eks',
    ],
  ])('%s', (_, resource, wait) => {
    expect(waitsOf(resource)).toEqual([wait]);
  });

  it('is an order where there is a path, through others and in either direction', () => {
    const logging = { target_bucket: 'shop-logs', depends_on: ['aws_s3_bucket_policy.logs'] };
    const policy = { bucket: '${aws_s3_bucket.logs.id}' };

    expect(
      waitsOf({
        aws_s3_bucket: { logs: BUCKET },
        aws_s3_bucket_policy: { logs: policy },
        aws_s3_bucket_logging: { web: logging },
      }),
    ).toEqual([]);
  });

  it('says nothing of what a statement allows, of what people read, and of the name itself', () => {
    expect(
      waitsOf(
        {
          aws_s3_bucket: { logs: { ...BUCKET, tags: { Name: 'shop-writer' } } },
          aws_iam_role: { writer: ROLE },
          aws_iam_role_policy: {
            writer: {
              role: '${aws_iam_role.writer.id}',
              policy: '${data.aws_iam_policy_document.x.json}',
            },
          },
          aws_msk_configuration: { main: { name: 'shop-logs' } },
        },
        {
          aws_iam_policy_document: {
            x: { statement: [{ resources: ['arn:aws:s3:::shop-logs/*'] }] },
          },
        },
      ),
    ).toEqual([]);
  });

  it('knows what has the same name in another account or region', () => {
    const provider = { aws: [{ region: 'eu-west-1', allowed_account_ids: ['111122223333'] }] };
    const topicIn = (place: string) =>
      missingWaits({
        provider,
        resource: {
          aws_sns_topic: { alerts: { name: 'alerts' } },
          aws_cloudwatch_metric_alarm: { cpu: { alarm_actions: [`arn:aws:sns:${place}:alerts`] } },
        },
      });

    expect(topicIn('eu-west-1:111122223333')).toHaveLength(1);
    expect(topicIn('eu-central-1:111122223333')).toEqual([]);
    expect(topicIn('eu-west-1:444455556666')).toEqual([]);
  });

  it('finds a principal in a policy document, for whoever writes the policy', () => {
    expect(
      waitsOf(
        {
          aws_iam_role: { writer: ROLE },
          aws_kms_key: { data: { policy: '${data.aws_iam_policy_document.key.json}' } },
        },
        {
          aws_iam_policy_document: {
            key: {
              statement: [
                {
                  principals: [
                    { type: 'AWS', identifiers: ['arn:aws:iam::111122223333:role/shop-writer'] },
                  ],
                },
              ],
            },
          },
        },
      ),
    ).toEqual(['aws_kms_key.data → aws_iam_role.writer']);
  });
});

describe('what is complete only together with another resource', () => {
  const role = {
    aws_iam_role: { writer: ROLE },
    aws_iam_role_policy_attachment: { writer: { role: '${aws_iam_role.writer.name}' } },
  };

  it.each<[string, Document, readonly string[]]>([
    [
      'a role that a service takes up',
      {
        ...role,
        aws_db_instance: { main: { monitoring_role_arn: '${aws_iam_role.writer.arn}' } },
      },
      ['aws_db_instance.main → aws_iam_role_policy_attachment.writer'],
    ],
    [
      'a role behind an instance profile',
      {
        ...role,
        aws_iam_instance_profile: { writer: { role: '${aws_iam_role.writer.name}' } },
        aws_instance: {
          bastion: { iam_instance_profile: '${aws_iam_instance_profile.writer.name}' },
        },
      },
      ['aws_instance.bastion → aws_iam_role_policy_attachment.writer'],
    ],
    [
      'both buckets of a replication, but the own policy of neither side for its settings',
      {
        aws_s3_bucket: { web: { bucket: 'shop-web' }, copy: { bucket: 'shop-copy' } },
        aws_s3_bucket_versioning: {
          web: { bucket: '${aws_s3_bucket.web.id}' },
          copy: { bucket: '${aws_s3_bucket.copy.id}' },
        },
        aws_s3_bucket_policy: { web: { bucket: '${aws_s3_bucket.web.id}' } },
        aws_s3_bucket_replication_configuration: {
          web: {
            bucket: '${aws_s3_bucket.web.id}',
            rule: [{ destination: { bucket: '${aws_s3_bucket.copy.arn}' } }],
          },
        },
      },
      [
        'aws_s3_bucket_replication_configuration.web → aws_s3_bucket_versioning.web',
        'aws_s3_bucket_replication_configuration.web → aws_s3_bucket_versioning.copy',
      ],
    ],
    [
      'the policy of a bucket that is named by a text',
      {
        aws_s3_bucket: { logs: BUCKET },
        aws_s3_bucket_policy: { logs: { bucket: '${aws_s3_bucket.logs.id}' } },
        aws_cloudtrail: { main: { s3_bucket_name: 'shop-logs' } },
      },
      ['aws_cloudtrail.main → aws_s3_bucket_policy.logs'],
    ],
    [
      'a queue that events are sent to',
      {
        aws_sqs_queue: { jobs: { name: 'jobs' } },
        aws_sqs_queue_policy: { jobs: { queue_url: '${aws_sqs_queue.jobs.id}' } },
        aws_cloudwatch_event_target: { jobs: { arn: '${aws_sqs_queue.jobs.arn}' } },
      },
      ['aws_cloudwatch_event_target.jobs → aws_sqs_queue_policy.jobs'],
    ],
    [
      'a certificate that its records have to issue first',
      {
        aws_acm_certificate: { main: { domain_name: 'shop.example.com' } },
        aws_route53_record: { proof: { name: '${aws_acm_certificate.main.domain}' } },
        aws_acm_certificate_validation: {
          main: {
            certificate_arn: '${aws_acm_certificate.main.arn}',
            validation_record_fqdns: ['${aws_route53_record.proof.fqdn}'],
          },
        },
        aws_lb_listener: { https: { certificate_arn: '${aws_acm_certificate.main.arn}' } },
      },
      ['aws_lb_listener.https → aws_acm_certificate_validation.main'],
    ],
    [
      'a function that a bucket may call',
      {
        aws_lambda_function: { thumbs: { function_name: 'thumbs' } },
        aws_lambda_permission: {
          thumbs: { function_name: '${aws_lambda_function.thumbs.function_name}' },
        },
        aws_s3_bucket_notification: {
          media: {
            lambda_function: [{ lambda_function_arn: '${aws_lambda_function.thumbs.arn}' }],
          },
        },
      },
      ['aws_s3_bucket_notification.media → aws_lambda_permission.thumbs'],
    ],
    [
      'a VPC with its way out',
      {
        aws_internet_gateway: { main: {} },
        aws_eip: { nat: {} },
        aws_nat_gateway: {
          public: { allocation_id: '${aws_eip.nat.id}' },
          private: { connectivity_type: 'private' },
        },
      },
      ['aws_eip.nat → aws_internet_gateway.main'],
    ],
  ])('%s', (_, resource, waits) => {
    expect(waitsOf(resource)).toEqual(waits);
  });
});

describe('inOrder', () => {
  it('adds what is missing behind what is written, so that nothing is missing any more', () => {
    const document = {
      resource: {
        aws_s3_bucket: { logs: BUCKET },
        aws_s3_bucket_logging: {
          web: { target_bucket: 'shop-logs', depends_on: ['aws_s3_bucket.web'] },
        },
      },
    };

    const ordered = inOrder(document);

    expect(ordered).toHaveProperty('resource.aws_s3_bucket_logging.web.depends_on', [
      'aws_s3_bucket.web',
      'aws_s3_bucket.logs',
    ]);
    expect(missingWaits(ordered)).toEqual([]);
  });
});
