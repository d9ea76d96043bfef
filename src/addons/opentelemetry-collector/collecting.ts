import { sendsTraces } from '../../model/operations/tracing.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sendsMetrics } from './application-metrics.ts';

/** Whether services have something to send to the collector. */
export function isCollecting(environment: Environment): boolean {
  return sendsTraces(environment) || sendsMetrics(environment);
}
