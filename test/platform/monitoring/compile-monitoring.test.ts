import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { type AnyObject, objectOf, objectsOf } from '../../support/kubernetes-objects.ts';
import { nightSchool } from '../../support/night-school.ts';

const environment = nightSchool();
const output = compilePlatform(environment);

describe('compileMonitoring', () => {
  it('alerts on the error rate that the design names (S3-ALRM-03)', () => {
    const { groups } = objectOf(output, 'PrometheusRule', 'services')['spec'];
    const rules: AnyObject[] = groups[0].rules;

    expect(rules.find((rule) => rule['alert'] === 'ServiceErrorRate')).toMatchObject({
      expr: expect.stringMatching(/^100 \* .* > 1$/),
      for: '5m',
    });
  });

  it('gives every alert a severity, a delay and a summary', () => {
    const rules = objectsOf(output, 'PrometheusRule').flatMap(({ spec }) => spec.groups[0].rules);

    expect(rules.length).toBeGreaterThan(5);
    for (const rule of rules) {
      expect(rule).toMatchObject({
        for: expect.stringMatching(/^\d+m$/),
        labels: { severity: expect.stringMatching(/^(critical|warning)$/) },
        annotations: { summary: expect.any(String) },
      });
    }
  });

  it('alerts when the errors that a promise allows are used up too fast', () => {
    const observability = { ...environment.observability, availabilityPercent: 99.9 };
    const promised = compilePlatform({ ...environment, observability });
    const { groups } = objectOf(promised, 'PrometheusRule', 'availability')['spec'];
    const [fast, slow]: AnyObject[] = groups[0].rules;

    expect(fast?.['expr']).toMatch(/\[1h\].* > 1\.44\) and .*\[5m\].* > 1\.44\)$/);
    expect(slow?.['expr']).toMatch(/\[6h\].* > 0\.6\) and .*\[30m\].* > 0\.6\)$/);
    expect(fast?.['labels']).toEqual({ severity: 'critical' });
  });

  it('promises nothing unless told to', () => {
    const names = objectsOf(output, 'PrometheusRule').map(({ metadata }) => metadata.name);

    expect(names).not.toContain('availability');
  });

  it('shows the services on a dashboard that Grafana finds by label (S3-OBS-09)', () => {
    const { metadata, data } = objectOf(output, 'ConfigMap', 'dashboard-overview');
    const dashboard = JSON.parse(data['overview.json']);

    expect(metadata.labels['grafana_dashboard']).toBe('1');
    expect(dashboard.uid).toBe('night-school-prod-overview');
    expect(dashboard.panels).toHaveLength(8);
  });

  it('makes nothing without the chart that would read it', () => {
    const { 'kube-prometheus-stack': _, ...addons } = environment.addons;
    const without = compilePlatform({ ...environment, addons });

    expect(objectsOf(without, 'PrometheusRule')).toEqual([]);
    expect(without.components.map(({ name }) => name)).not.toContain('monitoring-config');
  });
});
