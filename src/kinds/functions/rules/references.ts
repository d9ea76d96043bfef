// What a function names: a service, buckets, queues, topics, tables.
import { pointer, type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Failure, LambdaFunction } from '../schema.ts';

const SOURCES = { queue: 'queue', bucket: 'bucket', topic: 'topic', stream: 'table' } as const;

export function functionReferences(environment: Environment): readonly Reference[] {
  return Object.entries(environment.functions).flatMap(([key, definition]) => {
    const user = `Function ${key}`;
    const path = ['functions', key];
    return [
      ...codeReferences(environment, key, definition),
      ...failureReferences(definition.async?.onFailure ?? null, user, [
        ...path,
        'async',
        'onFailure',
      ]),
      ...Object.entries(definition.events).flatMap(([name, event]) => {
        const at = [...path, 'events', name];
        const sources = (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).flatMap((source) => {
          const named = event[source];
          return named === null ? [] : [pointer(SOURCES[source], named, user, [...at, source])];
        });
        return [...sources, ...failureReferences(event.onFailure, user, [...at, 'onFailure'])];
      }),
    ];
  });
}

function codeReferences(
  { services }: Environment,
  key: string,
  { image, package: archive }: LambdaFunction,
): readonly Reference[] {
  const user = `Function ${key}`;
  const path = ['functions', key];
  const from = image?.from ?? null;
  const bucket = archive?.bucket ?? null;
  return [
    ...(from === null
      ? []
      : [reference('service', from, services, user, [...path, 'image', 'from'])]),
    ...(bucket === null ? [] : [pointer('bucket', bucket, user, [...path, 'package', 'bucket'])]),
  ];
}

function failureReferences(
  failure: Failure | null,
  user: string,
  path: readonly string[],
): readonly Reference[] {
  if (failure === null) return [];
  return (['queue', 'topic'] as const).flatMap((kind) => {
    const key = failure[kind];
    return key === null ? [] : [pointer(kind, key, user, [...path, kind])];
  });
}
