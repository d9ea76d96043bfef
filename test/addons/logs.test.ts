import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { addonIdentities } from '../../src/environment/identities.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { compiledFrom } from '../support/compiled.ts';
import { withEveryAddon, withFluentd, withLoki } from '../support/every-addon.ts';
import { findings } from '../support/findings.ts';
import { type AnyObject, objectOf, valuesOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const environment = withLoki();
const platform = compilePlatform(environment);
const compiled = compiledFrom(environment);
const stack = (name: string) =>
  compiled.stacks.find((each) => each.stack === name)?.document as AnyObject;

describe('logs in Loki', () => {
  it('are shipped by Alloy from the files of every node (S4-OBS-08)', () => {
    const { alloy, controller } = valuesOf(platform, 'alloy');

    expect(controller).toMatchObject({ type: 'daemonset', tolerations: [{ operator: 'Exists' }] });
    expect(alloy.mounts.varlog).toBe(true);
    expect(alloy.configMap.content).toContain(
      'url = "http://loki.logging.svc.cluster.local:3100/loki/api/v1/push"',
    );
    // The chart reads its text as a template.
    expect(alloy.configMap.content).not.toContain('{{');
  });

  it('are kept in a bucket for as long as the environment says (S4-OBS-01, S4-OBS-05)', () => {
    const { loki, singleBinary } = valuesOf(platform, 'loki');

    expect(loki.storage).toMatchObject({
      type: 's3',
      bucketNames: { chunks: 'night-school-prod-metrics-111122223333' },
    });
    expect(loki.limits_config.retention_period).toBe('720h');
    expect(loki.commonConfig.replication_factor).toBe(singleBinary.replicas);
    const staging = valuesOf(compilePlatform({ ...environment, tier: 'staging' }), 'loki');
    expect(staging['singleBinary'].replicas).toBe(1);
  });

  it('are read by Grafana (S4-OBS-02)', () => {
    const { grafana } = valuesOf(platform, 'kube-prometheus-stack');

    expect(grafana.additionalDataSources).toContainEqual(
      expect.objectContaining({ type: 'loki', uid: 'loki' }),
    );
  });

  it('take the place of the log groups of services, and of no other group', () => {
    const groups = Object.keys(stack('observability')['resource'].aws_cloudwatch_log_group ?? {});

    expect(groups).not.toContain('cart-service');
    expect(groups).not.toContain('pods');
    expect(JSON.stringify(stack('network'))).toContain('aws_cloudwatch_log_group');
  });

  it('are written with the role of Loki alone', () => {
    const accounts = addonIdentities(environment).map(({ serviceAccount }) => serviceAccount);
    const policy = terraformOf(environment).policy('addon-loki');

    expect(accounts).toContain('loki');
    expect(Object.keys(policy)).toEqual(['Blocks', 'List', 'Key']);
    expect(JSON.stringify(stack('identity'))).toContain('night-school-prod-metrics-111122223333');
  });

  it('pass every check of what is compiled', () => {
    expect(findings(checkEnvironment(compiled))).toEqual([]);
  });
});

describe('logs by way of Fluentd', () => {
  const fluentd = withFluentd();
  const { fileConfigs, kind } = valuesOf(compilePlatform(fluentd), 'fluentd');
  const output: string = fileConfigs['04_outputs.conf'];

  it('are read on every node and sent to CloudWatch (S0-OBS-04, S0-OBS-06)', () => {
    expect(kind).toBe('DaemonSet');
    expect(output).toContain('@type cloudwatch_logs');
    expect(output).toContain('region us-east-1');
  });

  it('go to the groups that Terraform made', () => {
    expect(output).toContain(
      '${%w[backend-prod].include?(record.dig("kubernetes", "namespace_name")) ? "/night-school/prod/" + record.dig("kubernetes", "labels", "app.kubernetes.io/name").to_s : "/night-school/prod/pods"}',
    );
    // The first closing brace ends a placeholder, so there is one in each and no other.
    const placeholders = output.split('\n').filter((line) => line.includes('${'));
    expect(placeholders.map((line) => line.split('}').length)).toEqual([2, 2]);
    const policy = terraformOf(fluentd).policy('addon-fluentd');
    expect(Object.keys(policy)).toEqual(['WriteLogs', 'FindLogGroups']);
  });

  it('are counted by the output that may lose them, which the chart does not ask', () => {
    expect(fileConfigs['05_metrics.conf']).toContain('@type prometheus_output_monitor');
  });

  it('pass every check of what is compiled', () => {
    expect(findings(checkEnvironment(compiledFrom(fluentd)))).toEqual([]);
  });
});

describe('logs that do not arrive', () => {
  const rulesOf = (of: Environment): readonly AnyObject[] =>
    objectOf(compilePlatform(of), 'PrometheusRule', 'logs')['spec'].groups[0].rules;
  const only = (shipper: string) => {
    const all = withEveryAddon();
    const others = ['alloy', 'aws-for-fluent-bit', 'fluentd'].filter((name) => name !== shipper);
    const addons = Object.entries(all.addons).filter(([name]) => !others.includes(name));
    return { ...all, addons: Object.fromEntries(addons) };
  };

  it.each([
    [
      'aws-for-fluent-bit',
      'fluentbit_output_dropped_records_total',
      'fluentbit_input_ingestion_paused',
    ],
    [
      'fluentd',
      'fluentd_output_status_buffer_available_space_ratio',
      'fluentd_output_status_retry_count',
    ],
    ['alloy', 'loki_write_dropped_entries_total', 'loki_write_batch_retries_total'],
  ])('are told of by %s', (shipper, dropped, heldBack) => {
    const rules = rulesOf(only(shipper));

    expect(rules.map(({ alert }) => alert)).toEqual(['LogsDropped', 'LogsHeldBack']);
    expect(rules[0]?.['expr']).toContain(dropped);
    expect(rules[1]?.['expr']).toContain(heldBack);
  });

  it('are told of by each of several shippers', () => {
    expect(rulesOf(withEveryAddon())).toHaveLength(6);
  });
});
