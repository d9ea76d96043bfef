import { describe, expect, it } from 'vitest';
import { judgeRemovedKeepers } from '../../../../src/review/dangers/removed/removed.ts';
import { changedStack, saidBy } from '../changed.ts';

const goes = (before: object, after: object) =>
  saidBy(
    judgeRemovedKeepers,
    changedStack({ before: { resource: before }, after: { resource: after } } as never),
  );

describe('what protects by being there', () => {
  const bucket = { aws_s3_bucket: { main: {} } };
  const versions = { aws_s3_bucket_versioning: { main: { bucket: '${aws_s3_bucket.main.id}' } } };

  it('is told of where what it protects stays', () => {
    expect(goes({ ...bucket, ...versions }, bucket)).toEqual([
      'weakens: aws_s3_bucket_versioning.main goes: versions of objects',
    ]);
    expect(goes({ ...bucket, ...versions }, {})).toEqual([]);
  });

  it('is not told of where it only has another key', () => {
    const other = { aws_s3_bucket_versioning: { other: versions.aws_s3_bucket_versioning.main } };

    expect(goes({ ...bucket, ...versions }, { ...bucket, ...other })).toEqual([]);
  });
});

describe('what tells somebody', () => {
  const alarm = { alarm_name: 'cpu', threshold: 80, alarm_actions: ['topic'] };
  const alarms = (all: object) => ({ aws_cloudwatch_metric_alarm: all });

  it('is told of when it goes, not when it comes or has another name', () => {
    expect(goes(alarms({ a: alarm }), alarms({}))).toEqual([
      'removes alarm or backup: aws_cloudwatch_metric_alarm.a goes: an alarm',
    ]);
    expect(goes(alarms({ a: alarm }), alarms({ b: { ...alarm, alarm_name: 'b' } }))).toEqual([]);
    expect(goes(alarms({}), alarms({ a: alarm }))).toEqual([]);
  });

  it('is not told of when it goes with what it was about', () => {
    const about = { ...alarm, dimensions: { of: '${aws_db_instance.main.identifier}' } };
    const database = { aws_db_instance: { main: {} } };

    expect(goes({ ...alarms({ a: about }), ...database }, {})).toEqual([]);
    expect(goes({ ...alarms({ a: about }), ...database }, database)).toHaveLength(1);
  });
});
