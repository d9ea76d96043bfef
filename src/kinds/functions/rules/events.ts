// What calls a function: one source each, the keys of that source, and what AWS takes of it.

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { cronFault, momentFault, momentKeys } from '../../../model/events/moment.ts';
import { functionSubscriptions } from '../../../model/events/senders.ts';
import { isFifoQueue } from '../../../model/naming/queues.ts';
import { isFifoTopic } from '../../../model/naming/topics.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { report } from '../codes.ts';
import type { Event, Failure, LambdaFunction } from '../schema.ts';

const SOURCES = ['queue', 'bucket', 'topic', 'stream', 'schedule'] as const;
type Source = (typeof SOURCES)[number];

const BATCH = ['batchSize', 'batchWindowSeconds', 'patterns', 'reportsFailures'] as const;
const KEYS = {
  queue: [...BATCH, 'maxConcurrency'],
  bucket: ['on', 'prefix', 'suffix'],
  topic: ['filter'],
  stream: [
    ...BATCH,
    'startAt',
    'parallel',
    'retries',
    'maxAgeSeconds',
    'halvesOnError',
    'onFailure',
  ],
  schedule: [],
} as const satisfies Record<Source, readonly (keyof Event)[]>;

interface Called {
  readonly environment: Environment;
  readonly key: string;
  readonly definition: LambdaFunction;
  readonly name: string;
  readonly event: Event;
  readonly path: readonly string[];
}

export function checkEvents(environment: Environment): readonly Diagnostic[] {
  const each = Object.entries(environment.functions).flatMap(([key, definition]) => [
    ...failures(environment, key, {
      failure: definition.async?.onFailure ?? null,
      path: ['functions', key, 'async', 'onFailure'],
    }),
    ...Object.entries(definition.events).flatMap(([name, event]) =>
      checkEvent({
        ...{ environment, key, definition, name, event },
        path: ['functions', key, 'events', name],
      }),
    ),
  ]);
  return [...each, ...twice(environment)];
}

function checkEvent(called: Called): readonly Diagnostic[] {
  const { key, name, event, path } = called;
  const named = SOURCES.filter((source) => event[source] !== null);
  const [source, ...more] = named;
  if (source === undefined || more.length > 0) {
    const found = named.length === 0 ? 'nothing' : named.join(' and ');
    const args = { function: key, event: name, found };
    return [report('model/event-ambiguous', args, { path, target: 'key' })];
  }
  const own: readonly string[] = [...SOURCES, ...KEYS[source]];
  const misplaced = Object.entries(event)
    .filter(([each, value]) => value !== null && !own.includes(each))
    .map(([each]) =>
      report(
        'model/event-key-misplaced',
        { function: key, event: name, key: each, source },
        { path: [...path, each], target: 'key' },
      ),
    );
  return [...misplaced, ...CHECKS[source](called)];
}

const CHECKS: Readonly<Record<Source, (called: Called) => readonly Diagnostic[]>> = {
  queue: ofQueue,
  bucket: () => [],
  topic: ofTopic,
  stream: ofStream,
  schedule: ofSchedule,
};

const PLAIN_BATCH_MAX = 10;

function ofQueue(called: Called): readonly Diagnostic[] {
  const { environment, key, name, event, path } = called;
  const queue = event.queue ?? '';
  const isFifo = isFifoQueue(environment, queue);
  const { batchSize, batchWindowSeconds } = event;
  const of = { function: key, event: name, queue };
  const isLarge = batchSize !== null && batchSize > PLAIN_BATCH_MAX;
  return [
    ...hidden(called, queue),
    ...(isFifo && isLarge
      ? [
          report(
            'model/event-fifo-batch',
            { ...of, what: `batchSize: ${batchSize}` },
            { path: [...path, 'batchSize'] },
          ),
        ]
      : []),
    ...(isFifo && batchWindowSeconds !== null && batchWindowSeconds > 0
      ? [
          report(
            'model/event-fifo-batch',
            { ...of, what: `batchWindowSeconds: ${batchWindowSeconds}` },
            { path: [...path, 'batchWindowSeconds'] },
          ),
        ]
      : []),
    ...(!isFifo && isLarge && (batchWindowSeconds ?? 0) === 0
      ? [
          report(
            'model/event-batch-window',
            { ...of, size: batchSize },
            { path: [...path, 'batchSize'] },
          ),
        ]
      : []),
    ...concurrency(called),
  ];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const TIMES = 6;

function hidden({ environment, key, definition }: Called, queue: string): readonly Diagnostic[] {
  const seconds = environment.queues[queue]?.visibilityTimeoutSeconds;
  const { timeoutSeconds } = definition;
  if (seconds === undefined || seconds >= timeoutSeconds * TIMES) return [];
  const args = {
    function: key,
    queue,
    seconds,
    timeout: timeoutSeconds,
    wanted: timeoutSeconds * TIMES,
  };
  const code = seconds < timeoutSeconds ? 'model/event-hidden-shorter' : 'model/event-hidden-short';
  const path = ['queues', queue, 'visibilityTimeoutSeconds'];
  const other = also(['functions', key, 'timeoutSeconds']);
  return [report(code, args, { path, ...other })];
}

function concurrency({ key, definition, name, event, path }: Called): readonly Diagnostic[] {
  const { concurrency: reserved } = definition;
  const { maxConcurrency } = event;
  if (reserved === null || maxConcurrency === null || maxConcurrency <= reserved) return [];
  const args = { function: key, event: name, most: maxConcurrency, reserved };
  const other = also(['functions', key, 'concurrency']);
  const where = { path: [...path, 'maxConcurrency'], ...other };
  return [report('model/event-concurrency', args, where)];
}

function ofTopic({ environment, key, name, event, path }: Called): readonly Diagnostic[] {
  const topic = event.topic ?? '';
  if (!isFifoTopic(environment, topic)) return [];
  const args = { function: key, event: name, topic };
  return [report('model/event-fifo-topic', args, { path: [...path, 'topic'] })];
}

function ofStream({ environment, key, name, event, path }: Called): readonly Diagnostic[] {
  const table = event.stream ?? '';
  const definition = environment.tables[table];
  const isSilent = definition !== undefined && definition.stream === null;
  const args = { function: key, event: name, table };
  return [
    ...(isSilent
      ? [report('model/event-without-stream', args, { path: [...path, 'stream'] })]
      : []),
    ...failures(environment, key, { failure: event.onFailure, path: [...path, 'onFailure'] }),
  ];
}

function ofSchedule({ key, name, event, path }: Called): readonly Diagnostic[] {
  if (event.schedule === null) return [];
  const at = [...path, 'schedule'];
  const keys = momentKeys(event.schedule);
  if (keys.length !== 1) {
    const found = momentFault(keys);
    const args = { function: key, event: name, found };
    return [report('model/event-moment', args, { path: at, target: 'key' })];
  }
  const { cron } = event.schedule;
  const fault = cron === null ? null : cronFault(cron);
  if (cron === null || fault === null) return [];
  return [
    report(
      'model/event-cron',
      { function: key, event: name, cron, fault },
      { path: [...at, 'cron'] },
    ),
  ];
}

interface Destination {
  readonly failure: Failure | null;
  readonly path: readonly string[];
}

function failures(
  environment: Environment,
  key: string,
  { failure, path }: Destination,
): readonly Diagnostic[] {
  if (failure === null) return [];
  const { queue, topic } = failure;
  if ((queue === null) === (topic === null)) {
    const found = queue === null ? 'nothing' : 'queue and topic';
    return [report('model/failure-ambiguous', { function: key, found }, { path, target: 'key' })];
  }
  const isFifo =
    queue === null ? isFifoTopic(environment, topic ?? '') : isFifoQueue(environment, queue);
  if (!isFifo) return [];
  const to = queue === null ? `topic ${topic}` : `queue ${queue}`;
  const where = { path: [...path, queue === null ? 'topic' : 'queue'] };
  return [report('model/failure-fifo', { function: key, to }, where)];
}

/** Lambda keeps one mapping of a source and a function, and SNS one subscription. */
function twice(environment: Environment): readonly Diagnostic[] {
  const reads = Object.entries(environment.functions).flatMap(([key, { events }]) =>
    Object.entries(events).flatMap(([name, { queue, stream }]) => {
      const source =
        queue === null ? (stream === null ? null : `table ${stream}`) : `queue ${queue}`;
      return source === null ? [] : [{ key, source, path: ['functions', key, 'events', name] }];
    }),
  );
  const hears = functionSubscriptions(environment).map((each) => ({
    key: each.function,
    source: `topic ${each.topic}`,
    path: each.origin,
  }));
  return findRepeats([...reads, ...hears], ({ key, source }) => `${key} ${source}`).map(
    ([first, { key, source, path }]) => {
      const where = { path, target: 'key', ...also(first.path, { target: 'key' }) } as const;
      return report('model/event-twice', { function: key, source }, where);
    },
  );
}
