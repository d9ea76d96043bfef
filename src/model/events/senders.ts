// Who sends to whom beside services: what both ends of a subscription, a notification or a schedule have
// to know. Each is written at one of its ends.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../artifact.ts';
import { bucketArn } from '../naming/buckets.ts';
import { statementId } from '../naming/core.ts';
import { topicArn } from '../naming/topics.ts';
import type { Environment } from '../schema/environment.ts';
import { uniqueBy } from '../values/unique-by.ts';
import type { Moment } from './moment.ts';

export interface Sender {
  /** Of the statement that lets it in. */
  readonly sid: string;
  /** Principal of the AWS service. */
  readonly service: string;
  readonly sourceArn: string;
  /** Where the ARN does not say it. */
  readonly account?: string;
}

/** Who, and on whose behalf, in the statement that lets a sender in. */
export function admitted({ service, sourceArn, account }: Sender) {
  return {
    principals: { Service: service },
    condition: {
      ArnEquals: { 'aws:SourceArn': sourceArn },
      ...(account === undefined ? {} : { StringEquals: { 'aws:SourceAccount': account } }),
    },
  };
}

/** Keys of what is sent to; one of them is no null. */
export interface Receiver {
  readonly queue: string | null;
  readonly topic: string | null;
  readonly function: string | null;
}

/** What a bucket tells of its objects. */
export interface Notification extends Receiver {
  readonly name: string;
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
  readonly origin: Path;
}

/** A message of a topic, on its way to a function. */
export interface FunctionSubscription {
  readonly topic: string;
  readonly function: string;
  /** Of the subscription, or of the event of the function. */
  readonly name: string;
  readonly filter: Readonly<Record<string, readonly string[]>>;
  readonly origin: Path;
}

/** A schedule that a function has by itself. */
export interface FunctionSchedule {
  readonly function: string;
  readonly event: string;
  readonly moment: Moment & { readonly input: Readonly<Record<string, Json>> | null };
  readonly purpose: string;
  readonly origin: Path;
}

/** Of a bucket: those that it names itself, and those that functions ask for. */
export function notificationsOf(
  { buckets, functions }: Environment,
  bucket: string,
): readonly Notification[] {
  const own = Object.entries(buckets[bucket]?.notifications ?? {}).map(([name, each]) => ({
    ...each,
    name,
    origin: ['buckets', bucket, 'notifications', name],
  }));
  const asked = Object.entries(functions).flatMap(([key, { events }]) =>
    Object.entries(events)
      .filter(([, event]) => event.bucket === bucket)
      .map(([name, event]) => ({
        queue: null,
        topic: null,
        function: key,
        name: `${key}_${name}`,
        events: event.on ?? CREATED,
        prefix: event.prefix ?? '',
        suffix: event.suffix ?? '',
        origin: ['functions', key, 'events', name],
      })),
  );
  return [...own, ...asked];
}

const CREATED = ['s3:ObjectCreated:*'];

/** Of every bucket. */
export function allNotifications(
  environment: Environment,
): readonly (Notification & { readonly bucket: string })[] {
  return Object.keys(environment.buckets).flatMap((bucket) =>
    notificationsOf(environment, bucket).map((each) => ({ ...each, bucket })),
  );
}

/** Functions that hear topics, whichever of the two says so. */
export function functionSubscriptions({
  topics,
  functions,
}: Environment): readonly FunctionSubscription[] {
  const ofTopics = Object.entries(topics).flatMap(([topic, { subscriptions }]) =>
    Object.entries(subscriptions).flatMap(([name, { function: key, filter }]) =>
      key === null
        ? []
        : [
            {
              topic,
              function: key,
              name,
              filter,
              origin: ['topics', topic, 'subscriptions', name],
            },
          ],
    ),
  );
  const ofFunctions = Object.entries(functions).flatMap(([key, { events }]) =>
    Object.entries(events).flatMap(([name, { topic, filter }]) =>
      topic === null
        ? []
        : [
            {
              topic,
              function: key,
              name,
              filter: filter ?? {},
              origin: ['functions', key, 'events', name],
            },
          ],
    ),
  );
  return [...ofTopics, ...ofFunctions];
}

export function functionSchedules({ functions }: Environment): readonly FunctionSchedule[] {
  return Object.entries(functions).flatMap(([key, { events, purpose }]) =>
    Object.entries(events).flatMap(([event, { schedule }]) =>
      schedule === null
        ? []
        : [
            {
              function: key,
              event,
              moment: schedule,
              purpose,
              origin: ['functions', key, 'events', event, 'schedule'],
            },
          ],
    ),
  );
}

/** AWS services that a queue lets in. */
export function sendersTo(environment: Environment, queue: string): readonly Sender[] {
  const topics = Object.entries(environment.topics)
    .filter(([, { subscriptions }]) =>
      Object.values(subscriptions).some((subscription) => subscription.queue === queue),
    )
    .map(([key]) => ({
      sid: `Topic${statementId(key)}`,
      service: 'sns.amazonaws.com',
      sourceArn: topicArn(environment, key),
    }));
  return [...topics, ...bucketSenders(environment, (each) => each.queue === queue)];
}

/** AWS services that a topic lets in. */
export function publishersTo(environment: Environment, topic: string): readonly Sender[] {
  return bucketSenders(environment, (each) => each.topic === topic);
}

function bucketSenders(
  environment: Environment,
  isMeant: (notification: Notification) => boolean,
): readonly Sender[] {
  const senders = allNotifications(environment)
    .filter(isMeant)
    .map(({ bucket }) => ({
      sid: `Bucket${statementId(bucket)}`,
      service: 's3.amazonaws.com',
      sourceArn: bucketArn(environment, bucket),
      account: environment.aws.account,
    }));
  return uniqueBy(senders, ({ sid }) => sid);
}

/** Whether anything that is no service, and comes with a role of its own, sends there. */
export function isSentTo(environment: Environment, kind: 'queue' | 'topic', key: string): boolean {
  return (
    Object.values(environment.schedules).some((each) => each[kind] === key) ||
    takesFailures(environment, kind, key)
  );
}

/** Whether that is what somebody could not process: people look at it, as at dead letters. */
export function takesFailures(
  { functions, schedules }: Environment,
  kind: 'queue' | 'topic',
  key: string,
): boolean {
  const failures = Object.values(functions).flatMap(({ async, events }) => [
    async?.onFailure ?? null,
    ...Object.values(events).map(({ onFailure }) => onFailure),
  ]);
  const isDeadLetter = Object.values(schedules).some(({ deadLetter }) => deadLetter === key);
  return failures.some((failure) => failure?.[kind] === key) || (kind === 'queue' && isDeadLetter);
}

/** Whether a function receives the messages of a queue. */
export function isReceivedByFunction({ functions }: Environment, queue: string): boolean {
  return Object.values(functions).some(({ events }) =>
    Object.values(events).some((event) => event.queue === queue),
  );
}

/** Whether an entry of `schedules` calls a function. */
export function isScheduled({ schedules }: Environment, key: string): boolean {
  return Object.values(schedules).some((each) => each.function === key);
}

/** Tables whose streams functions read. */
export function streamedTables({ functions }: Environment): readonly string[] {
  const read = Object.values(functions).flatMap(({ events }) =>
    Object.values(events).flatMap(({ stream }) => stream ?? []),
  );
  return [...new Set(read)].sort();
}
