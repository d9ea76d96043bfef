import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../../src/model/artifact.ts';
import { judgeAlerts, judgeSchedules } from '../../../../src/review/dangers/alarms/alerts.ts';
import { changedObjects, saidBy } from '../changed.ts';

const rule = (name: string, ...rules: readonly object[]): KubernetesObject => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name, namespace: 'monitoring' },
  spec: { groups: [{ name, rules }] },
});
const down = {
  alert: 'Down',
  expr: 'up{job="web"} < 2',
  for: '5m',
  labels: { severity: 'critical' },
};
const slow = { ...down, alert: 'Slow', expr: 'latency > 0.5' };

const told = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]) =>
  saidBy(judgeAlerts, changedObjects({ before, after }));

describe('alerts', () => {
  it('are told of when they go, not when they stand elsewhere', () => {
    expect(told([rule('a', down, slow)], [rule('a', slow)])).toEqual([
      'removes alarm or backup: alert Down is gone',
    ]);
    expect(told([rule('a', down, slow)], [rule('a', slow), rule('b', down)])).toEqual([]);
    expect(told([rule('a', down, slow)], [rule('a', slow, down)])).toEqual([]);
  });

  it.each([
    [down, { ...down, expr: 'up{job="web"} < 1' }, 'speaks up at < 1 instead of < 2'],
    [slow, { ...slow, expr: 'latency > 0.9' }, 'speaks up at > 0.9 instead of > 0.5'],
    [slow, { ...slow, for: '1h' }, 'speaks up after 3600 seconds instead of 300'],
    [slow, { ...slow, labels: { severity: 'warning' } }, 'is warning instead of critical'],
  ])('are told of when they are looser', (strict, loose, words) => {
    expect(told([rule('a', strict)], [rule('a', loose)])).toEqual([
      `removes alarm or backup: alert ${strict.alert} ${words}`,
    ]);
    expect(told([rule('a', loose)], [rule('a', strict)])).toEqual([]);
  });

  it('are not told of with another summary', () => {
    const worded = { ...down, annotations: { summary: 'Something' } };

    expect(told([rule('a', down)], [rule('a', worded)])).toEqual([]);
  });
});

describe('schedules of Velero', () => {
  const schedule = (spec: object): KubernetesObject => ({
    apiVersion: 'velero.io/v1',
    kind: 'Schedule',
    metadata: { name: 'daily', namespace: 'velero' },
    spec,
  });
  const said = (before: object, after: object | null) =>
    saidBy(
      judgeSchedules,
      changedObjects({
        before: [schedule(before)],
        after: after === null ? [] : [schedule(after)],
      }),
    );

  it('are told of when they go, pause or keep less', () => {
    expect(said({}, null)).toHaveLength(1);
    expect(said({}, { paused: true })).toHaveLength(1);
    expect(said({ template: { ttl: '720h' } }, { template: { ttl: '168h' } })).toHaveLength(1);
    expect(said({ template: { ttl: '168h' } }, { template: { ttl: '720h' } })).toEqual([]);
  });
});
