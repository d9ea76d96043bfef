// Logs, traces, metrics, alarms.
import { z } from 'zod';
import { filterFault } from '../../operations/xray-filter.ts';
import { EnvironmentPath, Key, listOf, mapOf, RetentionDays, Text } from '../primitives.ts';

interface Measured {
  /** What measures mean whose names do not say it. */
  readonly abouts: readonly string[];
  /** What is measured: `database`. */
  readonly nouns: readonly string[];
}

/** `metrics`: what can be measured beside nodes and load balancers. */
export const alarmOf = (metrics: readonly string[], { abouts, nouns }: Measured) =>
  z
    .strictObject({
      metric: z
        .enum(['nodeCpu', 'nodeMemory', 'errorRate', ...metrics])
        .describe(
          [
            'What is measured. `errorRate`: 5xx answers in percent of requests to a load balancer.',
            ...abouts,
          ].join(' '),
        ),
      of: Key.nullable()
        .default(null)
        .describe(
          `Key of the ${['load balancer', ...nouns].join(' or ')}. Absent for nodes: the whole cluster.`,
        ),
      abovePercent: z
        .number()
        .min(0)
        .max(100)
        .describe('Threshold in percent; above it, it fires.'),
      forMinutes: z.int().min(1).describe('Minutes over which the measure is averaged or counted.'),
      title: Text.describe('What is wrong when it fires; starts the text of the notification.'),
    })
    .describe('A CloudWatch alarm that notifies the alerts topic.');
type AlarmSchema = ReturnType<typeof alarmOf>;
export type Alarm = z.output<AlarmSchema>;

export const Xray = z
  .strictObject({
    samplingPercent: z
      .number()
      .min(0)
      .max(100)
      .default(5)
      .describe('Requests in percent that are traced beyond `tracesPerSecond`.'),
    tracesPerSecond: z
      .int()
      .min(0)
      .default(1)
      .describe('Requests that are traced in each second before the share counts.'),
    groups: mapOf(
      z.strictObject({
        filter: Text.superRefine((filter, context) => {
          const fault = filterFault(filter);
          const message = `expected a filter that X-Ray takes: ${fault}`;
          if (fault !== null) context.addIssue({ code: 'custom', message });
        }).describe('Filter expression, such as `fault = true` or `responsetime > 2`.'),
      }),
    )
      .default({})
      .describe('Groups of traces by name, beside the one of errors, faults and slow answers.'),
    encryption: z
      .enum(['own-key', 'aws-key'])
      .default('own-key')
      .describe('`own-key`: the KMS key of logs and alerts. `aws-key`: the one that X-Ray has.'),
  })
  .nullable()
  .default(null)
  .describe(
    'AWS X-Ray of the account and region: which requests are traced, how traces are grouped and encrypted. Needs no cluster. Absent: the defaults of AWS.',
  );
export type Xray = NonNullable<z.output<typeof Xray>>;

const LogSearch = z
  .strictObject({
    environment: EnvironmentPath.describe(
      'The environment of the domain, as `<system>/<environment>`; networks of both hang on one Transit Gateway.',
    ),
    domain: Key.describe(
      'Key of the domain under its `search`, which lists this one in `writers`.',
    ),
    mapsRoles: z
      .boolean()
      .default(false)
      .describe(
        'Whether a Job of this cluster gives all writers their roles in the domain, which names this one in `mappedBy`.',
      ),
  })
  .nullable()
  .default(null)
  .describe(
    'A search domain that Fluent Bit writes to as well, in an index per day. Absent: none.',
  );

const Sink = z
  .strictObject({
    members: mapOf(EnvironmentPath)
      .default({})
      .describe(
        'Environments that may share with this one, as `<system>/<environment>`; each names this one in `observability.sharesWith`.',
      ),
  })
  .nullable()
  .default(null)
  .describe(
    'What other accounts share is seen here: metrics, log groups and traces (CloudWatch cross-account observability). Absent: nothing.',
  );

const Logs = z
  .strictObject({
    shipper: z
      .enum(['fluent-bit', 'fluentd', 'alloy'])
      .default('fluent-bit')
      .describe('What reads the logs on each node.'),
    sink: z
      .enum(['cloudwatch', 'loki'])
      .default('cloudwatch')
      .describe('Where the logs go: CloudWatch Logs, or Loki in the cluster.'),
    bucket: Key.nullable()
      .default(null)
      .describe('Key of the bucket that Loki keeps logs in. Absent: none.'),
    archiveBucket: Key.nullable()
      .default(null)
      .describe(
        'Key of the bucket that Fluent Bit writes all pod logs to as well, below `logs/`, for as long as the bucket keeps them. Absent: none.',
      ),
    retentionDays: RetentionDays.default(30).describe('Days that the sink keeps them.'),
    search: LogSearch,
  })
  .prefault({})
  .describe('Pod logs: one log group per service, or all of them in Loki.');

const Traces = z
  .strictObject({
    backend: z
      .enum(['xray', 'jaeger', 'none'])
      .describe(
        'Where the collector sends traces: AWS X-Ray, or Jaeger in the cluster. `none`: services know their names and pass on who called them, and send nothing; there is no collector.',
      ),
    retentionDays: z
      .int()
      .min(1)
      .default(7)
      .describe('Days that Jaeger keeps traces. X-Ray always keeps them for 30.'),
    storageGb: z.int().min(1).default(20).describe('Volume of Jaeger, in GiB.'),
    monitored: z
      .boolean()
      .default(false)
      .describe('Prometheus scrapes the collector: what it takes, refuses and loses.'),
  })
  .nullable()
  .default(null)
  .describe('Traces: services send OTLP to a collector in the cluster. Absent: none.');

const CloudWatchMetric = z
  .strictObject({
    metric: z
      .string()
      .regex(
        /^[A-Za-z][A-Za-z0-9_./*-]*$/,
        'expected the name of a metric such as "http.server.request.duration"; * stands for any characters',
      )
      .describe(
        'Name of the metric as services measure it with OpenTelemetry; `*` stands for any characters.',
      ),
    dimensions: listOf(Text)
      .default([])
      .describe(
        'Attributes that tell its series apart, beside the name of the service. Each combination of values costs as a metric of its own.',
      ),
  })
  .describe('Metrics of services in CloudWatch, in the namespace `<system>/<environment>`.');

const Metrics = z
  .strictObject({
    retentionDays: z
      .int()
      .min(1)
      .default(15)
      .describe('Days that Prometheus keeps metrics on its own volume.'),
    storageGb: z.int().min(1).default(50).describe('Volume of Prometheus, in GiB.'),
    longTermBucket: Key.nullable()
      .default(null)
      .describe('Key of the bucket that Thanos keeps metrics in for longer. Absent: none.'),
    nodePanels: z
      .boolean()
      .default(false)
      .describe('CPU, memory, disk and network of nodes, beside services on the dashboard.'),
    nodesToCloudWatch: z
      .boolean()
      .default(false)
      .describe(
        'Prometheus measures what the nodes use, and the collector hands it to CloudWatch, where alarms and dashboards see it as that of Container Insights. The add-on `amazon-cloudwatch-observability` measures it by itself.',
      ),
    marksDeployments: z
      .boolean()
      .default(false)
      .describe('Dashboards mark when pods of a service first run another image.'),
    cloudWatch: mapOf(CloudWatchMetric)
      .default({})
      .describe(
        'Metrics that services send to the collector, which writes them to CloudWatch, by what they are about. Empty: none.',
      ),
  })
  .prefault({})
  .describe('Metrics: Prometheus scrapes the cluster and its services.');

/** The least that leaves alerts to those that matter is somewhat above two. */
const Anomalies = z
  .strictObject({
    deviations: z
      .number()
      .min(2)
      .max(10)
      .default(3)
      .describe('Standard deviations of the last seven days that are still usual.'),
    forMinutes: z.int().min(1).default(15).describe('Minutes that it has to last.'),
  })
  .nullable()
  .default(null)
  .describe(
    'Alerts on requests, latency and business counters of services that are unlike the last seven days, and unlike the same time a week ago. Absent: none.',
  );

const AvailabilityPercent = z
  .number()
  .gt(0)
  .lt(100)
  .nullable()
  .default(null)
  .describe(
    [
      'Share of answers that are no server error, promised over 30 days, such as 99.9.',
      'Alerts when a service uses up the rest too fast. Absent: nothing is promised.',
    ].join(' '),
  );

const Notify = z
  .strictObject({
    emails: mapOf(z.email('expected an e-mail address'))
      .default({})
      .describe('Mail addresses by name of who reads them; each has to confirm once.'),
    slack: mapOf(
      z.strictObject({
        channel: z
          .string()
          .regex(/^#[a-z0-9._-]{1,80}$/, 'expected a Slack channel such as "#alerts"')
          .describe('Channel, with its #, in quotes.'),
      }),
    )
      .default({})
      .describe('Slack channels that are posted to, by name.'),
    pagerDuty: mapOf(
      z.strictObject({
        severity: z
          .enum(['critical', 'warning'])
          .default('critical')
          .describe('Least severity of the alerts that it gets.'),
      }),
    )
      .default({})
      .describe('PagerDuty services that are called on, by name.'),
    releases: z
      .boolean()
      .default(false)
      .describe(
        'Slack channels and mail addresses also hear from Argo CD what was released. PagerDuty does not: nothing is to be done.',
      ),
  })
  .prefault({})
  .describe('Who hears of alerts. Slack and PagerDuty need secrets, filled in by hand.');

/** Alarms depend on what can be measured. */
export const observabilityOf = (Alarm: AlarmSchema) =>
  z
    .strictObject({
      logs: Logs,
      traces: Traces,
      xray: Xray,
      sink: Sink,
      sharesWith: EnvironmentPath.nullable()
        .default(null)
        .describe(
          'The environment that sees metrics, log groups and traces of this account and region, as `<system>/<environment>`; it lists this one in `observability.sink.members`. Absent: none.',
        ),
      metrics: Metrics,
      availabilityPercent: AvailabilityPercent,
      anomalies: Anomalies,
      alarms: mapOf(Alarm).default({}).describe('CloudWatch alarms by name.'),
      notify: Notify,
    })
    .describe('Logs, traces, metrics and alarms.');
export type Observability = z.output<ReturnType<typeof observabilityOf>>;
