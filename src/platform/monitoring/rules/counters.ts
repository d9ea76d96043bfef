// What the business counts: counters of services, wherever one asks for them.
import type { Environment } from '../../../model/schema/environment.ts';
import type { Counter } from '../../../model/schema/services/metrics.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';

export interface BusinessCounter extends Counter {
  readonly key: string;
  readonly service: string;
  readonly namespace: string;
}

export function countersOf({ services }: Environment): readonly BusinessCounter[] {
  return sortedEntries(services).flatMap(([service, { namespace, metrics }]) =>
    sortedEntries(metrics?.counters ?? {}).map(([key, counter]) => ({
      ...counter,
      ...{ key, service, namespace },
    })),
  );
}

/** Per hour, over all pods. Prometheus calls the job after the Service. */
export function increaseOf({ metric, service, namespace }: BusinessCounter): string {
  const matchers = `namespace="${namespace}",job="${service}"`;
  return `sum by (namespace, job) (increase(${metric}{${matchers}}[1h]))`;
}
