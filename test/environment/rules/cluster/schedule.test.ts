import { describe, expect, it } from 'vitest';
import { checkSchedule } from '../../../../src/environment/rules/cluster/schedule.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';
import { SCHEDULE, withHours } from '../../../support/with-node-pools.ts';

const check = (overrides: Overrides) => findings(checkSchedule(anEnvironment(overrides)));

describe('the schedule', () => {
  it('is kept by nodes and databases (S1-COST-24)', () => {
    expect(check(withHours())).toEqual([]);
  });

  it('stops an hour after it starts or later', () => {
    const until = (stop: string) => check(withHours({ schedule: { ...SCHEDULE, stop } }));

    expect(until('09:00')).toEqual([]);
    expect(until('08:59')).toEqual(['model/schedule-hours at value of schedule.stop']);
    expect(until('07:00')).toEqual(['model/schedule-hours at value of schedule.stop']);
  });

  it('has something to stop', () => {
    const nothing = { ...withHours(), cluster: null, databases: null };

    expect(check(nothing)).toEqual(['model/schedule-idle at key of schedule']);
    expect(check({ ...withHours(), cluster: null })).toEqual([]);
  });

  it('is not for production', () => {
    expect(check(withHours({ tier: 'production' }))).toEqual([
      'model/schedule-production at key of schedule',
    ]);
  });
});
