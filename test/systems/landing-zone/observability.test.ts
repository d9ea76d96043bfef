// What the design of the landing zone states about dashboards, traces and log analytics.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const shared = systemOf('landing-zone/shared-services');
const NAMES = ['dev', 'staging', 'prod'];
const workloads = NAMES.map((name) => systemOf(`landing-zone/${name}`));

describe('landing-zone: observability', () => {
  it('shows shared services and each workload account on CloudWatch dashboards (S1-OBS-01)', () => {
    const bodyOf = ({ terraform }: typeof shared): string =>
      terraform.one('aws_cloudwatch_dashboard', 'main').dashboard_body;

    expect(bodyOf(shared)).toContain('"title":"Search logs"');
    for (const [index, system] of workloads.entries()) {
      for (const title of ['Nodes', 'Database main', 'Cache main']) {
        expect(bodyOf(system)).toContain(`"title":"${title}`);
        expect(bodyOf(shared)).toContain(`"title":"${NAMES[index]}: ${title}`);
      }
      expect(bodyOf(shared)).toContain(`{"accountId":"${system.environment.aws.account}"}`);
    }
  });

  it('traces with X-Ray, and sees the traces of workloads in shared services (S1-OBS-02)', () => {
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
    const [allowed] = shared.terraform.policy('sink')['LinkFromSources'].principals;
    for (const { environment, terraform } of workloads) {
      const link = terraform.one('aws_oam_link', 'main');
      expect(link.resource_types).toContain('AWS::XRay::Trace');
      expect(link.sink_identifier).toContain('landing-zone-shared-services_observability');
      expect(allowed.identifiers).toContain(`arn:aws:iam::${environment.aws.account}:root`);
    }
    expect(allowed.identifiers).toHaveLength(workloads.length);
  });

  it('has one OpenSearch domain, which the logs of all workloads go to (S1-OBS-03)', () => {
    expect(shared.terraform.list('aws_opensearch_domain')).toEqual([
      expect.objectContaining({ domain_name: 'landing-zone-logs' }),
    ]);
    const { LogsOfOthers: admitted } = shared.terraform.policy('search-logs');
    for (const { environment, values } of workloads) {
      const { opensearch, cloudWatchLogs } = values('aws-for-fluent-bit');
      expect(opensearch).toMatchObject({
        enabled: true,
        logstashPrefix: `landing-zone-${environment.environment}`,
      });
      expect(cloudWatchLogs.enabled).toBe(true);
      expect(admitted.condition[0].values).toContain(
        `arn:aws:iam::${environment.aws.account}:role/landing-zone-${environment.environment}-addon-aws-for-fluent-bit`,
      );
    }
    const ranges = Object.entries(shared.terraform.all('aws_vpc_security_group_ingress_rule'))
      .filter(([key]) => key.startsWith('search-logs-from-'))
      .map(([, rule]) => rule.cidr_ipv4);
    expect(ranges).toEqual(['10.0.0.0/16', '10.2.0.0/16', '10.1.0.0/16']);
  });
});
