import { describe, expect, it } from 'vitest';
import { checkCloudMetrics } from '../../../src/check/metrics/check-cloud-metrics.ts';
import { compiledNightSchool, corrupted, type OpenInput, stackIn } from '../../support/compiled.ts';

const input = compiledNightSchool();

function resources(open: OpenInput, type: string) {
  return stackIn(open, 'observability')['document'].resource[type];
}

function inDashboard(from: string, to: string) {
  return corrupted(input, (open) => {
    const { main } = resources(open, 'aws_cloudwatch_dashboard');
    main.dashboard_body = main.dashboard_body.replaceAll(from, to);
  });
}

describe('checkCloudMetrics', () => {
  it('accepts what is asked for everywhere', () => {
    expect(checkCloudMetrics(input)).toEqual([]);
  });

  it('reports a graph by what AWS has no series for (check/cloud-metric)', () => {
    const [first] = checkCloudMetrics(inDashboard('"CacheClusterId"', '"ReplicationGroupId"'));

    expect(first).toMatchObject({
      code: 'check/cloud-metric',
      args: {
        address: 'aws_cloudwatch_dashboard.main',
        dimensions: 'ReplicationGroupId',
        wanted: 'by CacheClusterId, or by CacheClusterId and CacheNodeId',
      },
      path: ['observability'],
    });
  });

  it('reports a graph of a metric that there is not', () => {
    const found = checkCloudMetrics(inDashboard('"node_cpu_utilization"', '"node_cpu_usage"'));

    expect(found.map(({ args }) => args['metric'])).toEqual(['ContainerInsights node_cpu_usage']);
  });

  it('reports alarms, on expressions as well', () => {
    const changed = corrupted(input, (open) => {
      for (const alarm of Object.values<{ [key: string]: string }>(
        resources(open, 'aws_cloudwatch_metric_alarm'),
      )) {
        if (alarm['metric_name'] === 'node_memory_utilization')
          alarm['metric_name'] = 'node_memory';
      }
    });

    expect(checkCloudMetrics(changed)).toMatchObject([{ code: 'check/cloud-metric' }]);
  });
});

describe('the graphs of a cache', () => {
  it('have a line for each node of each shard', () => {
    corrupted(input, (open) => {
      const body: string = resources(open, 'aws_cloudwatch_dashboard').main.dashboard_body;
      const lines = body.match(/"EngineCPUUtilization","CacheClusterId","[^"]+"/g);

      // Three shards of three nodes.
      expect(lines).toHaveLength(9);
      expect(lines?.at(-1)).toContain('"night-school-prod-main-0003-003"');
    });
  });
});
