// What Lambda itself reads and calls a function with: queues and streams.

import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js';
import type { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { queueArn, queueName } from '../../../model/naming/queues.ts';
import { topicArn } from '../../../model/naming/topics.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import type { Event, Failure } from '../schema.ts';

interface Sources {
  readonly key: string;
  readonly events: Readonly<Record<string, Event>>;
  readonly made: LambdaFunction;
}

export function addSources(module: RootModule, { key, events, made }: Sources): void {
  for (const [name, event] of Object.entries(events)) {
    const source = sourceOf(module, event);
    if (source === null) continue;
    module.resource(
      LambdaEventSourceMapping,
      `${key}_${name}`,
      ['functions', key, 'events', name],
      {
        functionName: made.arn,
        ...source,
        ...batchArguments(event),
      },
    );
  }
}

/** A queue or a stream, and what only it takes; null for other events. */
function sourceOf(module: RootModule, event: Event) {
  const { queue, stream, maxConcurrency } = event;
  if (queue !== null) {
    return {
      eventSourceArn: queueArn(module.environment, queueName(module.environment, queue)),
      ...(maxConcurrency === null ? {} : { scalingConfig: { maximumConcurrency: maxConcurrency } }),
    };
  }
  if (stream === null) return null;
  return {
    eventSourceArn: module.stateOf('data').entry('table_stream_arns', stream),
    startingPosition: event.startAt === 'oldest' ? 'TRIM_HORIZON' : 'LATEST',
    ...given({
      parallelizationFactor: event.parallel,
      maximumRetryAttempts: event.retries,
      maximumRecordAgeInSeconds: event.maxAgeSeconds,
      bisectBatchOnFunctionError: event.halvesOnError,
    }),
    ...(event.onFailure === null
      ? {}
      : {
          destinationConfig: {
            onFailure: { destinationArn: failureArn(module, event.onFailure) },
          },
        }),
  };
}

function batchArguments(event: Event) {
  const { batchSize, batchWindowSeconds, patterns, reportsFailures } = event;
  return {
    ...given({ batchSize, maximumBatchingWindowInSeconds: batchWindowSeconds }),
    ...(patterns === null
      ? {}
      : {
          filterCriteria: { filter: patterns.map((each) => ({ pattern: JSON.stringify(each) })) },
        }),
    ...(reportsFailures === true ? { functionResponseTypes: ['ReportBatchItemFailures'] } : {}),
  };
}

/** Without what is null. */
function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** A rule makes sure that there is exactly one. */
export function failureArn({ environment }: RootModule, { queue, topic }: Failure): string {
  return queue === null
    ? topicArn(environment, topic ?? '')
    : queueArn(environment, queueName(environment, queue));
}
