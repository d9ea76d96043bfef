// Functions of AWS Lambda. Ranges:
// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
import { z } from 'zod';
import { moment } from '../../model/events/moment.ts';
import { notificationFilter } from '../../model/events/notification.ts';
import { Environ, Key, listOf, mapOf, RetentionDays, Text } from '../../model/schema/primitives.ts';
import { ImageTag } from '../../model/schema/services/service.ts';

const DAY = 86_400;

const Image = z
  .strictObject({
    repository: z
      .string()
      .regex(
        /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com\/[a-z0-9][a-z0-9._/-]*$/,
        'expected a private ECR repository, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize',
      )
      .nullable()
      .default(null)
      .describe(
        'An ECR repository in the region of the function; in another account, its policy has to let Lambda in. Absent: `from`.',
      ),
    from: Key.nullable()
      .default(null)
      .describe('Key of the service whose repository has the image. Absent: `repository`.'),
    tag: ImageTag.nullable()
      .default(null)
      .describe(
        'An immutable tag. Absent, beside `from` alone: that of the service, which its pipeline writes.',
      ),
    command: z
      .array(Text)
      .min(1)
      .nullable()
      .default(null)
      .describe('What the image runs, such as its handler. Absent: as the image says.'),
  })
  .describe('A container image with a runtime client of Lambda in it.');

const Package = z
  .strictObject({
    bucket: Key.nullable()
      .default(null)
      .describe('Key of the bucket that holds it. Absent: `bucketName`.'),
    bucketName: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'expected the name of a bucket')
      .nullable()
      .default(null)
      .describe(
        'Name of a bucket in the region that is not kept here and that Terraform may read. Absent: `bucket`.',
      ),
    key: Text.max(1024).describe(
      'Key of the archive, with its version in it: what is uploaded under the same key again is not noticed.',
    ),
    version: Text.nullable()
      .default(null)
      .describe('Version of the object. Absent: the newest when the function is written.'),
  })
  .describe('A .zip archive in a bucket.');

/** Those that AWS supports and that the provider knows from version 5.100 on.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const RUNTIMES = [
  'nodejs22.x',
  'python3.13',
  'python3.12',
  'python3.11',
  'java21',
  'java17',
  'dotnet8',
  'ruby3.4',
  'ruby3.3',
  'provided.al2023',
] as const;

const Failure = z
  .strictObject({
    queue: Key.nullable().default(null).describe('Key of a standard queue. Absent: `topic`.'),
    topic: Key.nullable().default(null).describe('Key of a standard topic. Absent: `queue`.'),
  })
  .describe('Where a record of what failed goes: `queue` or `topic`.');
export type Failure = z.output<typeof Failure>;

const Async = z
  .strictObject({
    retries: z.int().min(0).max(2).default(2).describe('How often it is tried again.'),
    maxAgeSeconds: z
      .int()
      .min(60)
      .max(21_600)
      .default(21_600)
      .describe('How old an event may be to be tried, in seconds.'),
    onFailure: Failure.nullable()
      .default(null)
      .describe('Where events go that it could not process. Absent: they are dropped.'),
  })
  .describe(
    'Events that wait in Lambda itself: of buckets, topics, schedules and callers that do not wait.',
  );

const Source = {
  queue: Key.nullable()
    .default(null)
    .describe('Key of the queue whose messages it gets. Absent: another source.'),
  bucket: Key.nullable()
    .default(null)
    .describe('Key of the bucket about whose objects it is told. Absent: another source.'),
  topic: Key.nullable()
    .default(null)
    .describe('Key of the standard topic whose messages it gets. Absent: another source.'),
  stream: Key.nullable()
    .default(null)
    .describe('Key of the table whose `stream` it reads. Absent: another source.'),
  schedule: z
    .strictObject({
      ...moment,
      input: z
        .record(z.string(), z.json())
        .nullable()
        .default(null)
        .describe('The event, as JSON. Absent: one of Scheduler that says when.'),
    })
    .nullable()
    .default(null)
    .describe(
      'When it is called; under `schedules` there are more settings. Absent: another source.',
    ),
};

/** Where AWS has a default, null is that default. */
const Reading = {
  batchSize: z
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .default(null)
    .describe(
      'Of a queue or stream: most messages of a call; more than 10 of a queue want `batchWindowSeconds`. Absent: 10 of a queue, 100 of a stream.',
    ),
  batchWindowSeconds: z
    .int()
    .min(0)
    .max(300)
    .nullable()
    .default(null)
    .describe('Of a standard queue or a stream: how long a batch is filled. Absent: not at all.'),
  patterns: z
    .array(z.record(z.string(), z.json()))
    .min(1)
    .max(5)
    .nullable()
    .default(null)
    .describe(
      'Of a queue or stream: event patterns, any of which a message has to match; a queue deletes the others. Absent: every message.',
    ),
  reportsFailures: z
    .boolean()
    .nullable()
    .default(null)
    .describe(
      'Of a queue or stream: whether it answers with `batchItemFailures`, so that only these come again. Absent: an error repeats the whole batch.',
    ),
  maxConcurrency: z
    .int()
    .min(2)
    .max(1000)
    .nullable()
    .default(null)
    .describe('Of a queue: most calls at once. Absent: as many as the function may.'),
  startAt: z
    .enum(['latest', 'oldest'])
    .nullable()
    .default(null)
    .describe('Of a stream: the change it begins with. Fixed at creation. Absent: `latest`.'),
  parallel: z
    .int()
    .min(1)
    .max(10)
    .nullable()
    .default(null)
    .describe('Of a stream: batches of one shard at once. Absent: 1.'),
  retries: z
    .int()
    .min(0)
    .max(10_000)
    .nullable()
    .default(null)
    .describe('Of a stream: how often a batch is tried again. Absent: until it is too old.'),
  maxAgeSeconds: z
    .int()
    .min(60)
    .max(DAY)
    .nullable()
    .default(null)
    .describe(
      'Of a stream: how old a change may be to be tried. Absent: as old as the stream keeps it, 24 hours.',
    ),
  halvesOnError: z
    .boolean()
    .nullable()
    .default(null)
    .describe('Of a stream: whether a batch is tried again in two halves. Absent: as a whole.'),
  onFailure: Failure.nullable()
    .default(null)
    .describe('Of a stream: where a record of a failed batch goes. Absent: nowhere.'),
};

const Event = z
  .strictObject({
    ...Source,
    ...Reading,
    on: notificationFilter.events
      .nullable()
      .default(null)
      .describe('Of a bucket: what has to happen to an object. Absent: `s3:ObjectCreated:*`.'),
    prefix: Text.max(1024)
      .nullable()
      .default(null)
      .describe('Of a bucket: what the key of an object begins with. Absent: anything.'),
    suffix: Text.max(1024)
      .nullable()
      .default(null)
      .describe('Of a bucket: what the key of an object ends with. Absent: anything.'),
    filter: z
      .record(Text, z.array(Text).min(1))
      .nullable()
      .default(null)
      .describe(
        'Of a topic: values that attributes of a message must have, by attribute. Absent: every message.',
      ),
  })
  .describe(
    'What it is called with: exactly one of `queue`, `bucket`, `topic`, `stream` and `schedule`.',
  );
export type Event = z.output<typeof Event>;

export const LambdaFunction = z
  .strictObject({
    image: Image.nullable().default(null).describe('A container image. Absent: `package`.'),
    package: Package.nullable().default(null).describe('A .zip archive. Absent: `image`.'),
    runtime: z
      .enum(RUNTIMES)
      .nullable()
      .default(null)
      .describe('What runs a package. Absent beside `image`, which brings its own.'),
    handler: Text.nullable()
      .default(null)
      .describe('What a package is called by, such as `index.handler`. Absent beside `image`.'),
    architecture: z
      .enum(['x86_64', 'arm64'])
      .default('x86_64')
      .describe('Processor that image or package is built for.'),
    memoryMb: z
      .int()
      .min(128)
      .max(10_240)
      .default(512)
      .describe('Memory in MB; its share of processors grows with it.'),
    timeoutSeconds: z
      .int()
      .min(1)
      .max(900)
      .default(30)
      .describe('Seconds after which a call is ended.'),
    ephemeralStorageMb: z
      .int()
      .min(512)
      .max(10_240)
      .default(512)
      .describe('Size of /tmp in MB, the only folder it can write to.'),
    concurrency: z
      .int()
      .min(0)
      .nullable()
      .default(null)
      .describe(
        'Calls at once that are kept free for it and that it never exceeds; 0: none, it stands still. Absent: what the account has left.',
      ),
    vpc: z
      .boolean()
      .default(false)
      .describe(
        'Whether it stands in the VPC, in the subnets of nodes with a security group of its own: for stores there. Otherwise it calls the internet directly.',
      ),
    env: Environ.default({}),
    tracing: z
      .boolean()
      .default(false)
      .describe('Whether calls are traced by AWS X-Ray, also where the caller does not say so.'),
    logRetentionDays: RetentionDays.nullable()
      .default(null)
      .describe('How long its logs are kept. Absent: as `observability.logs.retentionDays`.'),
    async: Async.nullable()
      .default(null)
      .describe('What happens to events that fail. Absent: tried three times, then dropped.'),
    events: mapOf(Event).default({}).describe('What calls it beside services, by name.'),
    purpose: Text.max(256).describe('What it does; becomes the tag Purpose.'),
  })
  .describe(
    'An AWS Lambda function, of an image or a package; its variables are encrypted with our key.',
  );
export type LambdaFunction = z.output<typeof LambdaFunction>;

export const FunctionUse = listOf(Key).default([]).describe('Functions that the service calls.');

declare module '../../model/schema/environment.ts' {
  interface Environment {
    functions: Record<string, LambdaFunction>;
  }
  interface Uses {
    functions: z.output<typeof FunctionUse>;
  }
}
