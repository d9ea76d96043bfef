// Whether the hours of an environment can be kept.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import { minutesOf } from '../../../model/nodes/schedule.ts';
import type { Schedule } from '../../../model/schema/cluster/schedule.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const PATH = ['schedule'];
/** Nodes and databases take minutes to start and to stop. */
const SHORTEST_MINUTES = 60;

export function checkSchedule(environment: Environment): readonly Diagnostic[] {
  const { schedule } = environment;
  if (schedule === null) return [];
  return [...hours(schedule), ...idle(environment), ...production(environment)];
}

function hours({ start, stop }: Schedule): readonly Diagnostic[] {
  if (minutesOf(stop) - minutesOf(start) >= SHORTEST_MINUTES) return [];
  return [diagnostic('model/schedule-hours', { start, stop }, { path: [...PATH, 'stop'] })];
}

function idle(environment: Environment): readonly Diagnostic[] {
  const groups = Object.keys(environment.cluster?.nodeGroups ?? {});
  const stores = everyKind.flatMap(({ terraform }) => terraform?.stoppables?.(environment) ?? []);
  if (groups.length + stores.length > 0) return [];
  return [diagnostic('model/schedule-idle', {}, { path: PATH, target: 'key' })];
}

function production({ tier }: Environment): readonly Diagnostic[] {
  if (tier !== 'production') return [];
  return [diagnostic('model/schedule-production', {}, { path: PATH, target: 'key' })];
}
