// The hours of an environment as its schedulers write them: cron of Kubernetes and of Auto Scaling, and
// that of EventBridge Scheduler.
import type { Schedule } from '../schema/cluster/schedule.ts';

/** In the order of cron, where Sunday is 0. */
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MINUTES_A_DAY = 24 * 60;

export type Moment = 'start' | 'stop';

/** Nodes that Karpenter makes stop this long before those that Karpenter itself runs on. */
export const POOL_LEAD_MINUTES = 15;
/** Pods get no longer than this to move, since nothing takes them in any more. */
export const POOL_DRAIN_MINUTES = 10;

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `MON-WED,SAT` → 1, 2, 3, 6. A range may go over the end of the week. */
export function daysOf({ days }: Schedule): readonly number[] {
  const numbers = days.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map((day) => DAYS.indexOf(day));
    const length = ((last - first + DAYS.length) % DAYS.length) + 1;
    return Array.from({ length }, (_, index) => (first + index) % DAYS.length);
  });
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** Five fields. What stops does so on every day: AWS starts a stopped database again after seven. */
export function unixCron(schedule: Schedule, moment: Moment, leadMinutes = 0): string {
  const at = (minutesOf(schedule[moment]) - leadMinutes + MINUTES_A_DAY) % MINUTES_A_DAY;
  const days = moment === 'stop' ? '*' : daysOf(schedule).join(',');
  return `${at % 60} ${Math.floor(at / 60)} * * ${days}`;
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
export function schedulerCron(schedule: Schedule, moment: Moment): string {
  const at = minutesOf(schedule[moment]);
  const names = daysOf(schedule).map((day) => DAYS[day]);
  const days = moment === 'stop' ? '* * ?' : `? * ${names.join(',')}`;
  return `cron(${at % 60} ${Math.floor(at / 60)} ${days} *)`;
}
