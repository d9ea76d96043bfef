// When services of `kind: cronJob` start.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { cronFault, cronHours } from '../../../model/kubernetes/cron.ts';
import { minutesOf } from '../../../model/nodes/schedule.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';

export function checkRuns(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([key, service]) => [
    ...schedule(key, service),
    ...hours(environment, key, service),
  ]);
}

/** Of the same time zone: outside of the hours of an environment there are no nodes. */
function hours({ schedule: open }: Environment, service: string, { schedule: wanted }: Service) {
  if (open === null || wanted === null || wanted.timeZone !== open.timezone) return [];
  const { cron } = wanted;
  if (cronFault(cron) !== undefined) return [];
  const [start, stop] = [minutesOf(open.start), minutesOf(open.stop)];
  const comes = cronHours(cron).some((hour) => hour * 60 + 59 >= start && hour * 60 < stop);
  if (comes) return [];
  const args = { service, cron, start: open.start, stop: open.stop };
  const where = { path: ['services', service, 'schedule', 'cron'] };
  return [diagnostic('model/cron-outside-hours', args, where)];
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
