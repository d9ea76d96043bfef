// What S3 tells about objects, at either end.
import { z } from 'zod';
import { listOf, Text } from '../schema/primitives.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html */
const EVENTS = [
  's3:ObjectCreated:*',
  's3:ObjectCreated:Put',
  's3:ObjectCreated:Post',
  's3:ObjectCreated:Copy',
  's3:ObjectCreated:CompleteMultipartUpload',
  's3:ObjectRemoved:*',
  's3:ObjectRemoved:Delete',
  's3:ObjectRemoved:DeleteMarkerCreated',
  's3:ObjectRestore:*',
  's3:ObjectRestore:Post',
  's3:ObjectRestore:Completed',
  's3:ObjectRestore:Delete',
  's3:ReducedRedundancyLostObject',
  's3:Replication:*',
  's3:Replication:OperationFailedReplication',
  's3:Replication:OperationMissedThreshold',
  's3:Replication:OperationReplicatedAfterThreshold',
  's3:Replication:OperationNotTracked',
  's3:LifecycleExpiration:*',
  's3:LifecycleExpiration:Delete',
  's3:LifecycleExpiration:DeleteMarkerCreated',
  's3:LifecycleTransition',
  's3:IntelligentTiering',
  's3:ObjectTagging:*',
  's3:ObjectTagging:Put',
  's3:ObjectTagging:Delete',
  's3:ObjectAcl:Put',
] as const;

export const notificationFilter = {
  events: listOf(z.enum(EVENTS)).min(1),
  prefix: Text,
  suffix: Text,
};

/** Whether an object can be about both: one text begins, or ends, with the other. */
function overlap(a: string, b: string, where: 'start' | 'end'): boolean {
  return where === 'start' ? a.startsWith(b) || b.startsWith(a) : a.endsWith(b) || b.endsWith(a);
}

export interface Told {
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

/** The event of which S3 would have to tell twice; undefined where there is none. It refuses two
 * configurations of one event whose prefixes overlap and whose suffixes do as well.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html */
export function toldTwice(one: Told, other: Told): string | undefined {
  const areApart =
    !overlap(one.prefix, other.prefix, 'start') || !overlap(one.suffix, other.suffix, 'end');
  if (areApart) return undefined;
  return one.events.find((event) => other.events.some((each) => isSame(event, each)));
}

function isSame(a: string, b: string): boolean {
  return a === b || covers(a, b) || covers(b, a);
}

function covers(wide: string, narrow: string): boolean {
  return wide.endsWith(':*') && narrow.startsWith(wide.slice(0, -1));
}
