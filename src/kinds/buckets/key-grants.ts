import { allNotifications } from '../../model/events/senders.ts';
import { bucketArn } from '../../model/naming/buckets.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';

/** S3 writes to queues and topics that our key encrypts.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html */
export function notificationKeyGrants(environment: Environment): readonly Statement[] {
  const telling = allNotifications(environment)
    .filter(({ queue, topic }) => queue !== null || topic !== null)
    .map(({ bucket }) => bucketArn(environment, bucket));
  if (telling.length === 0) return [];
  return [
    {
      sid: 'BucketsToQueuesAndTopics',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      principals: { Service: 's3.amazonaws.com' },
      condition: {
        ArnEquals: { 'aws:SourceArn': [...new Set(telling)].sort() },
        StringEquals: { 'aws:SourceAccount': environment.aws.account },
      },
    },
  ];
}
