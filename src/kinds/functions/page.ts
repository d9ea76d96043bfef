import { momentExpression } from '../../model/events/moment.ts';
import { functionName } from '../../model/naming/functions.ts';
import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { Measure, PagePart, Widget } from '../contract/page-part.ts';
import { functionImage } from './image.ts';
import type { Event, Failure, LambdaFunction } from './schema.ts';

const NODE = 'function';
const NAMESPACE = 'AWS/Lambda';
/** As long as a stream keeps a change. */
const STREAM_MS = 86_400_000;
const PER_SECOND = 1000;

function functionNodes({ functions }: Environment): readonly string[] {
  return sortedEntries(functions).map(([key]) =>
    shapes.box(nodeId(NODE, key), label('Lambda', key)),
  );
}

/** Who calls it, where it is the function that says so; and where failures go. */
function callers({ functions }: Environment): readonly string[] {
  return sortedEntries(functions).flatMap(([key, { events, async }]) => {
    const own = nodeId(NODE, key);
    const sources = sortedEntries(events).flatMap(([, event]) => {
      const from = sourceNode(event);
      return from === null ? [] : [`${from} -.-> ${own}`];
    });
    const failures = [async?.onFailure, ...sortedEntries(events).map(([, each]) => each.onFailure)];
    const to = failures.flatMap((failure) =>
      failure ? [`${own} -.-> ${failureNode(failure)}`] : [],
    );
    return [...sources, ...new Set(to)];
  });
}

function sourceNode({ queue, bucket, topic, stream }: Event): string | null {
  if (queue !== null) return nodeId('queue', queue);
  if (bucket !== null) return nodeId('bucket', bucket);
  if (topic !== null) return nodeId('topic', topic);
  return stream === null ? null : nodeId('table', stream);
}

function failureNode({ queue, topic }: Failure): string {
  return queue === null ? nodeId('topic', topic ?? '') : nodeId('queue', queue);
}

function functionRows(environment: Environment) {
  return sortedEntries(environment.functions).map(([key, definition]) => [
    `function ${code(key)}`,
    [
      functionName(environment, key),
      source(environment, definition),
      `${definition.memoryMb} MB`,
      `at most ${definition.timeoutSeconds} seconds`,
      ...(definition.concurrency === null ? [] : [`at most ${definition.concurrency} at once`]),
      ...(definition.vpc ? ['in the VPC'] : []),
      ...sortedEntries(definition.events).map(([, event]) => `called by ${caller(event)}`),
      ...failures(definition),
    ].join(', '),
    inline(definition.purpose),
  ]);
}

function source(environment: Environment, definition: LambdaFunction): string {
  const { image, package: archive, runtime, architecture } = definition;
  if (image !== null) return `${code(functionImage(environment, image))} ${architecture}`;
  return `${code(archive?.key ?? '')} on ${runtime ?? ''} ${architecture}`;
}

function caller({ queue, bucket, topic, stream, schedule }: Event): string {
  if (queue !== null) return `queue ${code(queue)}`;
  if (bucket !== null) return `bucket ${code(bucket)}`;
  if (topic !== null) return `topic ${code(topic)}`;
  if (stream !== null) return `changes of table ${code(stream)}`;
  return schedule === null ? '' : code(momentExpression(schedule));
}

function failures({ async }: LambdaFunction): readonly string[] {
  if (!async?.onFailure) return [];
  const { queue, topic } = async.onFailure;
  return [`failures to ${queue === null ? `topic ${code(topic ?? '')}` : `queue ${code(queue)}`}`];
}

function functionWidgets(environment: Environment): readonly Widget[] {
  return sortedEntries(environment.functions).flatMap(([key]) => {
    const of = {
      namespace: NAMESPACE,
      dimensions: ['FunctionName', functionName(environment, key)],
    };
    return [
      {
        ...of,
        title: `Function ${key}`,
        metrics: ['Invocations', 'Errors', 'Throttles'],
        isCount: true,
      },
      { ...of, title: `Duration of function ${key}`, metrics: ['Duration'] },
    ];
  });
}

function measure(metricName: string, more: Partial<Measure>): Measure {
  return {
    namespace: NAMESPACE,
    metricName,
    dimensions: (environment, key) => ({ FunctionName: functionName(environment, key) }),
    ...more,
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
const measures: Readonly<Record<string, Measure>> = {
  // Each call counts 0 or 1, so that their average is the share.
  functionErrors: measure('Errors', {
    about: 'calls of a function that end with an error, in percent of all',
    threshold: (_, _key, percent) => percent / 100,
  }),
  functionThrottles: measure('Throttles', {
    about:
      'calls of a function that Lambda refuses, within 100 seconds; above 0 it fires with the first',
    threshold: (_, _key, percent) => percent / 100,
    isPerSecond: true,
  }),
  functionDuration: measure('Duration', {
    about: 'average time of a call of a function, in percent of its `timeoutSeconds`',
    threshold: ({ functions }, key, percent) =>
      ((functions[key]?.timeoutSeconds ?? 0) * PER_SECOND * percent) / 100,
  }),
  functionIteratorAge: measure('IteratorAge', {
    about:
      'age of the changes that a function reads from a stream, in percent of the 24 hours a stream keeps them',
    threshold: (_, _key, percent) => (STREAM_MS * percent) / 100,
  }),
};

export const functionPage: PagePart<LambdaFunction> = {
  shelf: 'functions',
  nodes: functionNodes,
  between: callers,
  arrows: ({ node, store }) => [`${node} --> ${nodeId(NODE, store)}`],
  rows: functionRows,
  uses: ({ store }) => `function ${code(store)}`,
  widgets: functionWidgets,
  measures,
};
