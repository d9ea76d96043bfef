// What the design of the landing zone states about dashboards, traces and log analytics.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const shared = systemOf('landing-zone/shared-services');
const workloads = ['dev', 'staging', 'prod'].map((name) => systemOf(`landing-zone/${name}`));

describe('landing-zone: observability', () => {
  it('shows shared services and each workload account on CloudWatch dashboards (S1-OBS-01)', () => {
    const bodyOf = ({ terraform }: typeof shared): string =>
      terraform.one('aws_cloudwatch_dashboard', 'main').dashboard_body;

    expect(bodyOf(shared)).toContain('"title":"Search logs"');
    for (const system of workloads) {
      for (const title of ['Nodes', 'Database main', 'Cache main']) {
        expect(bodyOf(system)).toContain(`"title":"${title}`);
      }
    }
  });

  it('traces with X-Ray, in the account that made the trace (S1-OBS-02)', () => {
    expect(Object.keys(shared.terraform.all('aws_xray_group'))).toContain('group-slow');
    expect(shared.terraform.list('aws_xray_sampling_rule')).toEqual([
      expect.objectContaining({ fixed_rate: 0.05 }),
    ]);
    for (const { values, environment, terraform } of workloads) {
      const { exporters, service } = values('opentelemetry-collector').alternateConfig;
      expect(exporters).toEqual({ awsxray: { region: environment.aws.region } });
      expect(service.pipelines.traces.exporters).toEqual(['awsxray']);
      expect(terraform.list('aws_xray_group').length).toBeGreaterThan(0);
    }
    expect(shared.environment.deviations['observability.xray']?.refs).toEqual(['F-S1-27']);
  });

  it('has one OpenSearch domain, while logs stay in CloudWatch of their account (S1-OBS-03)', () => {
    expect(shared.terraform.list('aws_opensearch_domain')).toEqual([
      expect.objectContaining({ domain_name: 'landing-zone-logs' }),
    ]);
    for (const { environment } of workloads) {
      expect(environment.observability.logs.sink).toBe('cloudwatch');
    }
    expect(shared.environment.deviations['search.logs']?.refs).toEqual(['F-S1-27']);
  });
});
