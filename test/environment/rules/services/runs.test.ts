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

  it.each([
    ['30 2 * * *', 'Europe/Berlin', true],
    ['@daily', 'Europe/Berlin', true],
    ['30 2,9 * * *', 'Europe/Berlin', false],
    ['30 8 * * *', 'Europe/Berlin', false],
    ['0 20 * * *', 'Europe/Berlin', true],
    ['@hourly', 'Europe/Berlin', false],
    ['30 2 * * *', 'Etc/UTC', false],
  ])('judges %s in %s by the hours of the environment', (cron, timeZone, isOutside) => {
    const nightly = aService({ kind: 'cronJob', port: null, schedule: { cron, timeZone } });
    const open = { timezone: 'Europe/Berlin', start: '08:00', stop: '20:00' };
    const found = checkRuns(anEnvironment({ schedule: open, services: { nightly } }));

    expect(findings(found)).toEqual(
      isOutside ? ['model/cron-outside-hours at value of services.nightly.schedule.cron'] : [],
    );
  });
});
