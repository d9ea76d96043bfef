// Notifications: one receiver each, which S3 can reach, and no event of which it would have to tell twice.

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { toldTwice } from '../../../model/events/notification.ts';
import { type Notification, notificationsOf } from '../../../model/events/senders.ts';
import { isFifoQueue } from '../../../model/naming/queues.ts';
import { isFifoTopic } from '../../../model/naming/topics.ts';
import { pointer, type Reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { report } from '../codes.ts';

const KINDS = ['queue', 'topic', 'function'] as const;

export function checkNotifications(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.buckets).flatMap(([bucket, { notifications }]) => {
    const path = ['buckets', bucket, 'notifications'];
    const each = Object.entries(notifications).flatMap(([name, notification]) => {
      const named = KINDS.filter((kind) => notification[kind] !== null);
      if (named.length === 1)
        return fifo(environment, bucket, { ...notification, name, origin: [...path, name] });
      const found = named.length === 0 ? 'nobody' : named.join(' and ');
      const args = { bucket, notification: name, found };
      return [
        report('model/notification-ambiguous', args, { path: [...path, name], target: 'key' }),
      ];
    });
    return [...each, ...twice(environment, bucket)];
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html */
function fifo(
  environment: Environment,
  bucket: string,
  { name, queue, topic, origin }: Notification,
): readonly Diagnostic[] {
  const isFifo =
    (queue !== null && isFifoQueue(environment, queue)) ||
    (topic !== null && isFifoTopic(environment, topic));
  if (!isFifo) return [];
  const [kind, to] =
    queue === null ? (['topic', topic ?? ''] as const) : (['queue', queue] as const);
  const args = { bucket, notification: name, to: `${kind} ${to}` };
  return [report('model/notification-fifo', args, { path: [...origin, kind] })];
}

function twice(environment: Environment, bucket: string): readonly Diagnostic[] {
  const all = notificationsOf(environment, bucket);
  return all.flatMap((one, index) => {
    const other = all.slice(0, index).find((each) => toldTwice(each, one) !== undefined);
    if (other === undefined) return [];
    const event = toldTwice(other, one) ?? '';
    const args = { bucket, notification: words(one), other: words(other), event };
    const where = { path: one.origin, target: 'key', ...also(other.origin) } as const;
    return [report('model/notification-overlap', args, where)];
  });
}

/** As it is written: a notification of the bucket, or an event of a function. */
function words({ origin }: Notification): string {
  const [collection, key, , name] = origin;
  return collection === 'functions' ? `event ${name} of function ${key}` : `notification ${name}`;
}

export function notificationReferences({ buckets }: Environment): readonly Reference[] {
  return Object.entries(buckets).flatMap(([bucket, { notifications }]) =>
    Object.entries(notifications).flatMap(([name, notification]) =>
      KINDS.flatMap((kind) => {
        const key = notification[kind];
        const path = ['buckets', bucket, 'notifications', name, kind];
        return key === null ? [] : [pointer(kind, key, `Bucket ${bucket}`, path)];
      }),
    ),
  );
}
