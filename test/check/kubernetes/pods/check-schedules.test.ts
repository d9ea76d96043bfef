import { checkSchedules } from '../../../../src/check/kubernetes/pods/check-schedules.ts';
import { objectIn } from '../../../support/compiled.ts';
import { type Corruption, describeCheck } from '../../../support/corruptions.ts';

const WRONG = ['check/kubernetes-schedule at value of databases.main'];

const SCHEDULES: Readonly<Record<string, readonly string[]>> = {
  '0 4 * *': WRONG,
  '60 4 * * *': WRONG,
  '0 24 * * *': WRONG,
  '0 4 0 * *': WRONG,
  '0 4 * 13 *': WRONG,
  '0 4 * * 7': WRONG,
  '0 4 * * sunday': WRONG,
  '*/0 4 * * *': WRONG,
  '5-1 4 * * *': WRONG,
  '@fortnightly': WRONG,
  '*/15 0-6,22 1 JAN-mar mon-fri': [],
  '0 4 ? * 0': [],
  '@daily': [],
};

describeCheck(
  checkSchedules,
  Object.fromEntries(
    Object.entries(SCHEDULES).map(([schedule, found]): [string, Corruption] => [
      `${found.length} findings for ${schedule}`,
      {
        change: (open) => {
          objectIn(open, 'CronJob', 'main-export')['spec'].schedule = schedule;
        },
        found,
      },
    ]),
  ),
);
