import type { Environment } from '../schema/environment.ts';

/** Whether services send traces, to the collector in the cluster. */
export function sendsTraces({ observability }: Environment): boolean {
  return observability.traces !== null && observability.traces.backend !== 'none';
}
