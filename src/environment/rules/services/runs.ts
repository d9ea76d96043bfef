// When services of `kind: cronJob` start.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { cronFault } from '../../../model/kubernetes/cron.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';

export function checkRuns({ services }: Environment): readonly Diagnostic[] {
  return Object.entries(services).flatMap(([key, service]) => schedule(key, service));
}

function schedule(service: string, { kind, schedule: wanted }: Service): readonly Diagnostic[] {
  if (kind !== 'cronJob') return [];
  const path = ['services', service];
  if (wanted === null) {
    return [diagnostic('model/schedule-missing', { service }, { path, target: 'key' })];
  }
  const { cron } = wanted;
  const fault = cronFault(cron);
  if (fault === undefined) return [];
  const where = { path: [...path, 'schedule', 'cron'] };
  return [diagnostic('model/cron', { service, cron, fault }, where)];
}
