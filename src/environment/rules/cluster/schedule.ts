// Whether the hours of an environment can be kept.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { leavesRegion } from '../../../model/data/database-engine.ts';
import { minutesOf } from '../../../model/nodes/schedule.ts';
import type { Schedule } from '../../../model/schema/cluster/schedule.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const PATH = ['schedule'];
/** Nodes and databases take minutes to start and to stop. */
const SHORTEST_MINUTES = 60;

export function checkSchedule(environment: Environment): readonly Diagnostic[] {
  const { schedule } = environment;
  if (schedule === null) return [];
  return [
    ...hours(schedule),
    ...idle(environment),
    ...production(environment),
    ...replicas(environment),
    ...globals(environment),
  ];
}

function hours({ start, stop }: Schedule): readonly Diagnostic[] {
  if (minutesOf(stop) - minutesOf(start) >= SHORTEST_MINUTES) return [];
  return [diagnostic('model/schedule-hours', { start, stop }, { path: [...PATH, 'stop'] })];
}

function idle({ cluster, databases, documentDatabases }: Environment): readonly Diagnostic[] {
  const stopping = [cluster?.nodeGroups ?? {}, databases, documentDatabases];
  if (stopping.some((each) => Object.keys(each).length > 0)) return [];
  return [diagnostic('model/schedule-idle', {}, { path: PATH, target: 'key' })];
}

function production({ tier }: Environment): readonly Diagnostic[] {
  if (tier !== 'production') return [];
  return [diagnostic('model/schedule-production', {}, { path: PATH, target: 'key' })];
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_StopInstance.html */
function replicas({ databases }: Environment): readonly Diagnostic[] {
  return Object.entries(databases)
    .filter(([, database]) => Object.keys(database.replicas).length > 0)
    .map(([database]) => {
      const path = ['databases', database, 'replicas'];
      return diagnostic('model/schedule-replicas', { database }, { path, target: 'key' });
    });
}

function globals({ databases }: Environment): readonly Diagnostic[] {
  return Object.entries(databases)
    .filter(([, database]) => leavesRegion(database))
    .map(([database]) => {
      const path = ['databases', database];
      return diagnostic('model/schedule-global', { database }, { path, target: 'key' });
    });
}
