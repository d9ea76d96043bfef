import { functionSchedules } from '../../model/events/senders.ts';
import type { Name } from '../../model/name.ts';
import { prefixOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const SCHEDULE_MAX = 64;
const IAM_ROLE_MAX = 64;

/** Of the group of schedules of an environment. */
export function scheduleGroupName(environment: Environment): string {
  return `${prefixOf(environment)}-schedules`;
}

export function scheduleRoleName(environment: Environment, name: string): string {
  return `${prefixOf(environment)}-${name}-schedule`;
}

/** Of a schedule that a function has by itself; keys of others have no underscore. */
export function functionScheduleName(key: string, event: string): string {
  return `${key}_${event}`;
}

export function scheduleNames(environment: Environment): readonly Name[] {
  const own = Object.keys(environment.schedules).map((key) => ({
    key,
    path: ['schedules', key],
  }));
  const ofFunctions = functionSchedules(environment).map((each) => ({
    key: functionScheduleName(each.function, each.event),
    path: each.origin,
  }));
  return [...own, ...ofFunctions].flatMap(({ key, path }) => [
    { what: `schedule ${key}`, name: key, max: SCHEDULE_MAX, path },
    {
      what: `role of schedule ${key}`,
      name: scheduleRoleName(environment, key),
      max: IAM_ROLE_MAX,
      path,
    },
  ]);
}
