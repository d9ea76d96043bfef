import { describe, expect, it } from 'vitest';
import { daysOf, schedulerCron, unixCron } from '../../../src/model/nodes/schedule.ts';
import { Schedule } from '../../../src/model/schema/cluster/schedule.ts';

function aSchedule(changes: object = {}): Schedule {
  return Schedule.parse({ timezone: 'Europe/Berlin', start: '08:05', stop: '18:00', ...changes });
}

function isAccepted(changes: object): boolean {
  const written = { timezone: 'Europe/Berlin', start: '08:00', stop: '18:00', ...changes };
  return Schedule.safeParse(written).success;
}

describe('daysOf', () => {
  it.each([
    ['MON-FRI', [1, 2, 3, 4, 5]],
    ['SAT-MON', [0, 1, 6]],
    ['WED,MON,TUE-WED', [1, 2, 3]],
    ['SUN', [0]],
  ])('reads %s', (days, expected) => {
    expect(daysOf(aSchedule({ days }))).toEqual(expected);
  });
});

describe('hours as cron', () => {
  it('start on the days, and stop on every day (S1-COST-24)', () => {
    expect(unixCron(aSchedule(), 'start')).toBe('5 8 * * 1,2,3,4,5');
    expect(unixCron(aSchedule(), 'stop')).toBe('0 18 * * *');
    expect(schedulerCron(aSchedule(), 'start')).toBe('cron(5 8 ? * MON,TUE,WED,THU,FRI *)');
    expect(schedulerCron(aSchedule(), 'stop')).toBe('cron(0 18 * * ? *)');
  });

  it('go back over an hour', () => {
    expect(unixCron(aSchedule({ stop: '18:05' }), 'stop', 15)).toBe('50 17 * * *');
  });
});

describe('the schedule as written', () => {
  it.each([
    ['a time zone that does not exist', { timezone: 'America/Los_Angelos' }],
    ['a time without a colon', { start: '0800' }],
    ['an hour that does not exist', { stop: '24:00' }],
    ['a day that does not exist', { days: 'MON-FRY' }],
  ])('may not have %s', (_, changes) => {
    expect(isAccepted({})).toBe(true);
    expect(isAccepted(changes)).toBe(false);
  });
});
