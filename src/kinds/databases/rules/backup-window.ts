// A backup plan that starts while RDS is busy with what it does by itself.
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { madeEntries } from '../../../model/standing.ts';
import { report } from '../codes.ts';
import { BACKUP_WINDOW, MAINTENANCE_WINDOW } from '../engine.ts';

const HOUR = 60;
const HOURS = 'cron('.length;

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/rds-backup.html */
export function checkBackupWindow({ recovery, databases }: Environment): readonly Diagnostic[] {
  const { backupPlan } = recovery;
  if (backupPlan === null || madeEntries(databases).length === 0) return [];
  const [minute = '', hours = '', , , weekday = ''] = backupPlan.schedule
    .slice(HOURS, -1)
    .split(' ');
  // Hours that are ranges or steps are left alone.
  const starts = hours.split(',').map((hour) => Number(hour) * HOUR + Number(minute));
  const sundays = /[?*]|SUN|\b1\b/.test(weekday) ? [MAINTENANCE_WINDOW.replace(/sun:/g, '')] : [];
  const window = [BACKUP_WINDOW, ...sundays].find((each) =>
    starts.some((start) => isBusy(each, start)),
  );
  if (window === undefined) return [];
  const args = { schedule: backupPlan.schedule, window };
  return [report('model/backup-window', args, { path: ['recovery', 'backupPlan', 'schedule'] })];
}

/** In the window, or in the hour before it. */
function isBusy(window: string, start: number): boolean {
  const [first = 0, last = 0] = window.split('-').map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * HOUR + minute;
  });
  return start >= first - HOUR && start < last;
}
