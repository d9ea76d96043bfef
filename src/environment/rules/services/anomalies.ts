// Alerts on anomalies need something to measure, and a memory that is long enough.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { isMeshed } from '../../../model/services/mesh.ts';

/** A week to compare with, and the day that the oldest block spans. */
const DAYS_NEEDED = 8;

export function checkAnomalies(environment: Environment): readonly Diagnostic[] {
  const { anomalies, metrics } = environment.observability;
  if (anomalies === null) return [];
  const path = ['observability', 'anomalies'];
  const days = metrics.retentionDays;
  const where = { path: ['observability', 'metrics', 'retentionDays'] };
  return [
    ...(isMeasured(environment)
      ? []
      : [diagnostic('model/anomalies-unmeasured', {}, { path, target: 'key' })]),
    ...(days < DAYS_NEEDED
      ? [diagnostic('model/anomalies-forgotten', { days, wanted: DAYS_NEEDED }, where)]
      : []),
  ];
}

function isMeasured(environment: Environment): boolean {
  return Object.entries(environment.services).some(
    ([key, { metrics }]) => metrics !== null || isMeshed(environment, key),
  );
}
