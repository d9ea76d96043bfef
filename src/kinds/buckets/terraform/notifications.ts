// What buckets tell of their objects. A bucket has one such configuration, which S3 takes only when all whom it
// names are there and let it in, so that it stands behind the functions.
import { S3BucketNotification } from '@cdktf/provider-aws/lib/s3-bucket-notification/index.js';
import { type Notification, notificationsOf } from '../../../model/events/senders.ts';
import { bucketName } from '../../../model/naming/buckets.ts';
import { functionArn } from '../../../model/naming/functions.ts';
import { queueArn, queueName } from '../../../model/naming/queues.ts';
import { topicArn } from '../../../model/naming/topics.ts';
import type { RootModule } from '../../../terraform/root-module.ts';

export function addNotifications(module: RootModule): void {
  const { environment } = module;
  for (const bucket of Object.keys(environment.buckets)) {
    const all = notificationsOf(environment, bucket);
    if (all.length === 0) continue;
    module.after('data');
    module.resource(S3BucketNotification, bucket, ['buckets', bucket], {
      bucket: bucketName(environment, bucket),
      queue: all.flatMap((each) =>
        each.queue === null
          ? []
          : [
              {
                ...told(each),
                queueArn: queueArn(environment, queueName(environment, each.queue)),
              },
            ],
      ),
      topic: all.flatMap((each) =>
        each.topic === null ? [] : [{ ...told(each), topicArn: topicArn(environment, each.topic) }],
      ),
      lambdaFunction: all.flatMap((each) =>
        each.function === null
          ? []
          : [{ ...told(each), lambdaFunctionArn: functionArn(environment, each.function) }],
      ),
    });
  }
}

function told({ name, events, prefix, suffix }: Notification) {
  return {
    id: name,
    events: [...events].sort(),
    ...(prefix === '' ? {} : { filterPrefix: prefix }),
    ...(suffix === '' ? {} : { filterSuffix: suffix }),
  };
}
