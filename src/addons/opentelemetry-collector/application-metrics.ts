// Metrics of the services on their way to CloudWatch: which pass, in which namespace they stand, and by
// what they are told apart. They are written as log events in a format that CloudWatch reads metrics from.
// https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/main/exporter/awsemfexporter/README.md
import { pathOf, regionalArn } from '../../model/naming/core.ts';
import { metricLogGroupName } from '../../model/naming/operations.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

const FILTER = 'filter/cloudwatch';

export function sendsMetrics({ observability }: Environment): boolean {
  return Object.keys(observability.metrics.cloudWatch).length > 0;
}

/** Parts of the collector's configuration. */
export function applicationMetrics(environment: Environment) {
  const selected = sortedEntries(environment.observability.metrics.cloudWatch).map(
    ([, { metric, dimensions }]) => ({ pattern: patternOf(metric), dimensions }),
  );
  const names = selected.map(({ pattern }) => `IsMatch(name, "${pattern}")`);
  return {
    // Whatever else a service sends would be paid for as logs.
    processors: {
      [FILTER]: { error_mode: 'ignore', metrics: { metric: [`not (${names.join(' or ')})`] } },
    },
    exporters: {
      awsemf: {
        region: environment.aws.region,
        namespace: pathOf(environment),
        log_group_name: metricLogGroupName(environment),
        dimension_rollup_option: 'NoDimensionRollup',
        // The name of the service is an attribute of what sends, not of each measurement.
        resource_to_telemetry_conversion: { enabled: true },
        metric_declarations: selected.map(({ pattern, dimensions }) => ({
          dimensions: [['service.name', ...dimensions]],
          metric_name_selectors: [pattern],
        })),
      },
    },
    pipelines: {
      metrics: {
        receivers: ['otlp'],
        processors: ['memory_limiter', FILTER, 'batch'],
        exporters: ['awsemf'],
      },
    },
  };
}

/** The whole name, as a regular expression. The collector reads `$$` as `$`. */
function patternOf(metric: string): string {
  return `^${metric.replaceAll('.', '[.]').replaceAll('*', '.*')}$$`;
}

export function metricStatements(environment: Environment): readonly Statement[] {
  if (!sendsMetrics(environment)) return [];
  return [
    {
      sid: 'WriteMetrics',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
      resources: [
        regionalArn(environment, 'logs', `log-group:${metricLogGroupName(environment)}:*`),
      ],
    },
  ];
}
