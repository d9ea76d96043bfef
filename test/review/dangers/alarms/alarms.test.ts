import { describe, expect, it } from 'vitest';
import { judgeLoosened } from '../../../../src/review/dangers/alarms/loosened.ts';
import { changedStack, saidBy } from '../changed.ts';

const stack = (type: string, all: object) => ({ resource: { [type]: all } });
const ends = (type: string, before: object, after: object) =>
  changedStack({ before: stack(type, before), after: stack(type, after) } as never);

describe('alarms and backups', () => {
  const alarm = {
    ...{ comparison_operator: 'GreaterThanThreshold', threshold: 80, period: 60 },
    ...{ evaluation_periods: 5, alarm_actions: ['topic'], alarm_name: 'cpu' },
  };
  const type = 'aws_cloudwatch_metric_alarm';

  it.each([
    [{ threshold: 90 }, 'it speaks up at 90 instead of 80'],
    [{ evaluation_periods: 10 }, 'it speaks up after 600 seconds instead of 300'],
    [{ alarm_actions: [] }, 'alarm_actions loses topic'],
    [{ actions_enabled: false }, 'it tells nobody'],
  ])('are told of when they are looser: %o', (change, words) => {
    const looser = { ...alarm, ...change };

    expect(saidBy(judgeLoosened, ends(type, { a: alarm }, { a: looser }))).toEqual([
      `removes alarm or backup: aws_cloudwatch_metric_alarm.a: ${words}`,
    ]);
    expect(saidBy(judgeLoosened, ends(type, { a: looser }, { a: alarm }))).toEqual([]);
  });

  it('are told of when a plan keeps less', () => {
    const plan = (days: number, name = 'daily') => ({
      a: { rule: [{ rule_name: name, lifecycle: { delete_after: days } }] },
    });
    const said = (before: object, after: object) =>
      saidBy(judgeLoosened, ends('aws_backup_plan', before, after));

    expect(said(plan(30), plan(7))).toEqual([
      'removes alarm or backup: aws_backup_plan.a: rule daily keeps backups for 7 days instead of 30',
    ]);
    expect(said(plan(7), plan(30))).toEqual([]);
    expect(said(plan(7), plan(7, 'weekly'))).toHaveLength(1);
  });
});
