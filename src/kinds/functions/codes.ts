// What Lambda refuses of a function and of what calls it, and what it takes without doing what was meant.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

type Of = { readonly function: string };
type OfEvent = Of & { readonly event: string };
type Hidden = Of & {
  readonly queue: string;
  readonly seconds: number;
  readonly timeout: number;
  readonly wanted: number;
};

const CODE = {
  'model/function-code': entry<Of & { found: string }>({
    severity: 'error',
    message: ({ function: key, found }) => `Function ${key} has ${found}`,
    hint: () => 'Write exactly one of image and package',
    why: 'Lambda runs a container image or a .zip archive, and a function does not change from one to the other.',
  }),
  'model/function-image': entry<Of & { found: string }>({
    severity: 'error',
    message: ({ function: key, found }) => `The image of function ${key} has ${found}`,
    hint: () => 'Write repository and tag, or from with the key of a service',
    why: 'Terraform has to be told one image of one repository; only a service brings a tag along.',
  }),
  'model/function-image-key': entry<Of & { key: string }>({
    severity: 'error',
    message: ({ function: owner, key }) => `Function ${owner} is an image and has ${key}`,
    hint: ({ key }) =>
      key === 'handler'
        ? 'Remove it, or write it as image.command'
        : 'Remove it: the image has its own',
    why: 'Lambda refuses runtime and handler beside an image.',
  }),
  'model/function-image-elsewhere': entry<Of & { image: string; wanted: string }>({
    severity: 'error',
    message: ({ function: key, image, wanted }) =>
      `Function ${key} cannot pull ${image}: wanted ${wanted}`,
    hint: () => 'Push the image to a private ECR repository there, and name it in image.repository',
    why: 'Lambda pulls from private ECR repositories of its own region, and from another account only where the policy of the repository lets Lambda in; one that another environment shares does not. https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
  }),
  'model/function-package': entry<Of & { found: string }>({
    severity: 'error',
    message: ({ function: key, found }) => `The package of function ${key} has ${found}`,
    hint: () => 'Write exactly one of bucket and bucketName',
    why: 'An archive lies in one bucket.',
  }),
  'model/function-package-key': entry<Of & { key: string }>({
    severity: 'error',
    message: ({ function: owner, key }) => `Function ${owner} is a package and has no ${key}`,
    hint: ({ key }) =>
      key === 'runtime' ? 'Write runtime: python3.13' : 'Write handler: index.handler',
    why: 'A package needs something that runs it, and a name in it that is called.',
  }),
  'model/function-package-version': entry<Of & { bucket: string }>({
    severity: 'error',
    message: ({ function: key, bucket }) =>
      `The package of function ${key} names a version, and bucket ${bucket} keeps none`,
    hint: ({ bucket }) => `Set buckets.${bucket}.versioning to true, or remove version`,
    why: 'An object of a bucket without versioning has no version that could be named.',
  }),
} as const;

const EVENTS = {
  'model/event-ambiguous': entry<OfEvent & { found: string }>({
    severity: 'error',
    message: ({ function: key, event, found }) =>
      `Event ${event} of function ${key} names ${found}`,
    hint: () => 'Name exactly one of queue, bucket, topic, stream and schedule',
    why: 'An event has one source; several sources are several events.',
  }),
  'model/event-key-misplaced': entry<OfEvent & { key: string; source: string }>({
    severity: 'error',
    message: ({ function: owner, event, key, source }) =>
      `Event ${event} of function ${owner} has ${key}, which a ${source} has no use for`,
    hint: ({ key }) => `Remove ${key}`,
    why: 'AWS would refuse it, or it would mean nothing.',
  }),
  'model/event-twice': entry<Of & { source: string }>({
    severity: 'error',
    message: ({ function: key, source }) =>
      `Function ${key} is called twice for each message of ${source}`,
    hint: () => 'Remove one of the two',
    why: 'Lambda takes one event source mapping for a function and a source, and SNS one subscription.',
  }),
  'model/event-hidden-shorter': entry<Hidden>({
    severity: 'error',
    message: ({ function: key, queue, seconds, timeout }) =>
      `Queue ${queue} hides a message for ${seconds} seconds, and function ${key} may take ${timeout}`,
    hint: ({ wanted }) => `Set visibilityTimeoutSeconds to ${wanted}, or lower timeoutSeconds`,
    why: 'Lambda refuses such a queue: its messages would be processed twice. It recommends six times the timeout. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  }),
  'model/event-hidden-short': entry<Hidden>({
    severity: 'warning',
    message: ({ function: key, queue, seconds, timeout, wanted }) =>
      `Queue ${queue} hides a message for ${seconds} seconds: less than ${wanted}, six times the ${timeout} of function ${key}`,
    hint: ({ wanted }) => `Set visibilityTimeoutSeconds to ${wanted}`,
    why: 'Lambda keeps messages for a while when it is throttled; they come again meanwhile, and end among the dead letters without having been tried. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  }),
  'model/event-fifo-batch': entry<OfEvent & { queue: string; what: string }>({
    severity: 'error',
    message: ({ function: key, event, queue, what }) =>
      `Event ${event} of function ${key} reads FIFO queue ${queue} with ${what}`,
    hint: () => 'Write batchSize: 10 or less, and no batchWindowSeconds',
    why: 'Lambda takes at most 10 messages of a FIFO queue at once and does not wait for more. https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  }),
  'model/event-batch-window': entry<OfEvent & { queue: string; size: number | null }>({
    severity: 'error',
    message: ({ function: key, event, queue, size }) =>
      `Event ${event} of function ${key} reads ${size} messages of queue ${queue} at once, and waits for none`,
    hint: () => 'Write batchWindowSeconds: 1 or more, or batchSize: 10',
    why: 'Lambda refuses more than 10 messages without a window in which they are gathered. https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  }),
  'model/event-concurrency': entry<OfEvent & { most: number; reserved: number }>({
    severity: 'error',
    message: ({ function: key, event, most, reserved }) =>
      `Event ${event} calls function ${key} up to ${most} times at once, and its concurrency is ${reserved}`,
    hint: ({ reserved }) => `Set maxConcurrency to ${reserved} or less, or raise concurrency`,
    why: 'Calls beyond it are refused, and their messages end among the dead letters. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  }),
  'model/event-fifo-topic': entry<OfEvent & { topic: string }>({
    severity: 'error',
    message: ({ function: key, event, topic }) =>
      `Event ${event} of function ${key} names topic ${topic}, which is FIFO`,
    hint: () => 'Subscribe a queue to the topic, and let the function read the queue',
    why: 'SNS delivers from a FIFO topic to queues alone. https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-delivery.html',
  }),
  'model/event-without-stream': entry<OfEvent & { table: string }>({
    severity: 'error',
    message: ({ function: key, event, table }) =>
      `Event ${event} of function ${key} reads the stream of table ${table}, which has none`,
    hint: ({ table }) => `Set tables.${table}.stream, such as newAndOldImages`,
    why: 'Lambda reads changes from a stream, which DynamoDB keeps for a table only where it is told to.',
  }),
  'model/event-moment': entry<OfEvent & { found: string }>({
    severity: 'error',
    message: ({ function: key, event, found }) => `Event ${event} of function ${key} ${found}`,
    hint: () => 'Write exactly one of cron, rate and at',
    why: 'A schedule has one expression.',
  }),
  'model/event-cron': entry<OfEvent & { cron: string; fault: string }>({
    severity: 'error',
    message: ({ function: key, event, cron, fault }) =>
      `EventBridge Scheduler does not take "${cron}" of event ${event} of function ${key}: ${fault}`,
    hint: () =>
      'Write minute, hour, day of month, month, day of week and year, with "?" for one of the two days, such as "0 6 ? * * *"',
    why: 'One of the two days has to be left open with "?". https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based',
  }),
  'model/failure-ambiguous': entry<Of & { found: string }>({
    severity: 'error',
    message: ({ function: key, found }) => `What function ${key} cannot process goes to ${found}`,
    hint: () => 'Name exactly one of queue and topic',
    why: 'There is one destination.',
  }),
  'model/failure-fifo': entry<Of & { to: string }>({
    severity: 'error',
    message: ({ function: key, to }) =>
      `What function ${key} cannot process goes to ${to}, which is FIFO`,
    hint: () => 'Name a standard queue or topic',
    why: 'Lambda sends records of failures without a message group. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  }),
} as const;

const OWN = {
  'model/function-variable-reserved': entry<Of & { variable: string }>({
    severity: 'error',
    message: ({ function: key, variable }) =>
      `Variable ${variable} of function ${key} belongs to Lambda`,
    hint: () => 'Give it another name',
    why: 'Lambda sets these itself, and refuses a function that does. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
  }),
  'model/function-variables-size': entry<Of & { bytes: number; max: number }>({
    severity: 'error',
    message: ({ function: key, bytes, max }) =>
      `Variables of function ${key} take ${bytes} bytes: Lambda takes at most ${max}`,
    hint: () => 'Put long values into the image, the package or a bucket',
    why: 'It is a quota that AWS does not raise. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  }),
  'model/function-uncalled': entry<Of>({
    severity: 'warning',
    message: ({ function: key }) => `Nothing calls function ${key}`,
    hint: ({ function: key }) =>
      `Add events, or ${key} to uses.functions of a service, or remove the function`,
    why: 'Lambda runs a function only when it is called.',
  }),
  'model/function-alarm-without-stream': entry<Of & { alarm: string }>({
    severity: 'error',
    message: ({ function: key, alarm }) =>
      `Alarm ${alarm} is about the changes that function ${key} reads, which reads no stream`,
    hint: () => 'Use metric functionErrors, functionThrottles or functionDuration',
    why: 'CloudWatch would wait for a metric that nothing sends, so that the alarm never fires.',
  }),
} as const;

export const codes = { ...CODE, ...EVENTS, ...OWN } as const;

export const report = reporterOf(codes);
