import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { type AnyObject, objectOf, objectsOf } from '../../support/kubernetes-objects.ts';

const SIGNUPS = { metric: 'user_signups_total', title: 'User signups' };

function compiled(overrides: Overrides, metrics: Overrides | null = {}) {
  return compilePlatform(
    anEnvironment({
      addons: { 'kube-prometheus-stack': {} },
      services: { web: { metrics } },
      ...overrides,
    }),
  );
}

function rules(overrides: Overrides, metrics?: Overrides): AnyObject[] {
  const output = compiled({ observability: { anomalies: overrides } }, metrics);
  return objectOf(output, 'PrometheusRule', 'anomalies')['spec'].groups[0].rules;
}

function panels(metrics: Overrides | null, observability: Overrides = {}): AnyObject[] {
  const { data } = objectOf(
    compiled({ observability }, metrics),
    'ConfigMap',
    'dashboard-overview',
  );
  return JSON.parse(data['overview.json']).panels;
}

describe('anomalies', () => {
  it('are far from the mean of a week, and from the same time a week ago (S2-OBS-05)', () => {
    const alert = rules({ deviations: 4, forMinutes: 30 }).find(
      (rule) => rule['alert'] === 'RequestsUnusual',
    );
    const far = '> 4 * stddev_over_time(service:requests:rate5m[7d])';

    expect(alert?.['expr']).toBe(
      [
        `abs(service:requests:rate5m - avg_over_time(service:requests:rate5m[7d])) ${far}`,
        `abs(service:requests:rate5m - service:requests:rate5m offset 7d) ${far}`,
      ].join(' and '),
    );
    expect(alert?.['for']).toBe('30m');
  });

  it('leave fast answers alone', () => {
    const alert = rules({}).find((rule) => rule['alert'] === 'LatencyUnusual');

    expect(alert?.['expr']).not.toContain('abs(');
  });

  it('are looked for in what is recorded', () => {
    const all = rules({}, { counters: { signups: SIGNUPS } });
    const recorded = all.flatMap((rule) => rule['record'] ?? []);

    for (const expr of all.filter((rule) => rule['alert']).map((rule) => String(rule['expr']))) {
      expect(recorded.some((name) => expr.includes(name))).toBe(true);
    }
  });

  it('of the business need counters (S2-OBS-13)', () => {
    const names = (metrics?: Overrides) => rules({}, metrics).map((rule) => rule['alert']);

    expect(names()).not.toContain('BusinessUnusual');
    expect(names({ counters: { signups: SIGNUPS } })).toContain('BusinessUnusual');
    expect(rules({}, { counters: { signups: SIGNUPS } })).toContainEqual({
      record: 'business:events:increase1h',
      expr: 'sum by (namespace, job) (increase(user_signups_total{namespace="shop",job="web"}[1h]))',
      labels: { counter: 'signups' },
    });
  });

  it('are nobody’s unless asked for', () => {
    const names = objectsOf(compiled({}), 'PrometheusRule').map(({ metadata }) => metadata.name);

    expect(names).not.toContain('anomalies');
  });
});

describe('overview dashboard', () => {
  it('shows what the business counts, per hour (S2-OBS-13)', () => {
    const counters = { revenue: { ...SIGNUPS, title: 'Revenue', unit: 'currencyEUR' } };
    const panel = panels({ counters }).find(({ title }) => title === 'Revenue per hour');

    expect(panel?.['fieldConfig'].defaults.unit).toBe('currencyEUR');
    expect(panel?.['targets'][0].expr).toContain('increase(user_signups_total{');
  });

  it('shows nodes where it is asked to (S2-OBS-11)', () => {
    const titles = (observability?: Overrides) =>
      panels({}, observability).map(({ title }) => title);

    expect(titles().filter((title) => title.endsWith('of nodes'))).toEqual([]);
    expect(titles({ metrics: { nodePanels: true } })).toEqual(
      expect.arrayContaining([
        'CPU of nodes',
        'Memory of nodes',
        'Disk of nodes',
        'Network of nodes',
      ]),
    );
  });
});
