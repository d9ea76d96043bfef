import { describe, expect, it } from 'vitest';
import { checkRuns } from '../../../../src/environment/rules/services/runs.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  const nightly = aService({ kind: 'cronJob', port: null, ...overrides });
  return findings(checkRuns(anEnvironment({ services: { nightly } })));
}

describe('checkRuns', () => {
  it('accepts a schedule that comes', () => {
    expect(check({ schedule: { cron: '*/5 * * * *' } })).toEqual([]);
  });

  it('reports a cronJob without a schedule', () => {
    expect(check({})).toEqual(['model/schedule-missing at key of services.nightly']);
  });

  it.each(['0 0 31 2 *', '0 25 * * *', 'CRON_TZ=UTC 0 1 * * *', 'tomorrow'])(
    'reports the schedule %s',
    (cron) => {
      expect(check({ schedule: { cron } })).toEqual([
        'model/cron at value of services.nightly.schedule.cron',
      ]);
    },
  );
});
