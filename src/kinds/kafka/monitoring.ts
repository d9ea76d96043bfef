// What the brokers of MSK tell Prometheus, and what is asked of it.
// https://docs.aws.amazon.com/msk/latest/developerguide/open-monitoring.html
import { EXPORTER_PORTS, scrapedClusters } from '../../model/data/kafka-kind.ts';
import type { Alert } from '../../model/kubernetes/alert.ts';
import type { Dashboard, Panel } from '../../model/operations/dashboard.ts';
import type { Exporter } from '../../model/operations/exporter.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { MonitoringPart, Scrape } from '../contract/monitoring-part.ts';
import { kafkaSecretName } from './names.ts';
import type { Kafka } from './schema.ts';

/** https://github.com/DataDog/integrations-core/blob/1395cebd6b3fc1c7f6d543127f68b052606f3844/amazon_msk/datadog_checks/amazon_msk/metrics.py
 * lists what both exporters of MSK have; its changelog at 1.6.0 adds the lag of consumers. */
const EXPORTERS: readonly Exporter[] = [
  {
    prefixes: ['kafka_consumer_group_', 'kafka_controller_', 'kafka_server_'],
    metrics: [
      'kafka_consumer_group_ConsumerLagMetrics_Value',
      'kafka_controller_KafkaController_Value',
      'kafka_server_BrokerTopicMetrics_OneMinuteRate',
      'kafka_server_ReplicaManager_Value',
    ],
  },
  {
    prefixes: ['node_filesystem_'],
    metrics: ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes'],
  },
];

export const kafkaMonitoring: MonitoringPart = {
  scrapes: (environment) =>
    scrapedClusters(environment).flatMap(([key]) => scrapesOf(environment, key)),
  alerts: (environment) =>
    Object.fromEntries(
      scrapedClusters(environment).map(([key, kafka]) => [jobOf(key), alertsOf(key, kafka)]),
    ),
  dashboards: (environment) =>
    scrapedClusters(environment).map(([key]) => dashboardOf(environment, key)),
  exporters: EXPORTERS,
};

function jobOf(key: string): string {
  return `kafka-${key}`;
}

function scrapesOf(environment: Environment, key: string): readonly Scrape[] {
  const job = jobOf(key);
  const hosts = { secret: kafkaSecretName(environment, key), property: 'hosts' };
  const scrape = { store: key, file: job, hosts, labels: { kafka: key } };
  return [
    { ...scrape, job, port: EXPORTER_PORTS.jmx },
    { ...scrape, job: `${job}-nodes`, port: EXPORTER_PORTS.node },
  ];
}

/** A bean of the brokers, whose name is a label. */
function bean(metric: string, key: string, name: string, more = ''): string {
  return `${metric}{kafka="${key}",name="${name}"${more}}`;
}

const controller = (key: string, name: string) =>
  bean('kafka_controller_KafkaController_Value', key, name);
const replicas = (key: string, name: string) =>
  bean('kafka_server_ReplicaManager_Value', key, name);
/** Of all topics together. */
const traffic = (key: string, name: string) =>
  bean('kafka_server_BrokerTopicMetrics_OneMinuteRate', key, name, ',topic=""');
const lag = (key: string) =>
  bean('kafka_consumer_group_ConsumerLagMetrics_Value', key, 'SumOffsetLag');

const GIB = 2 ** 30;
/** A file system is somewhat smaller than its volume. */
const FORMATTED = 0.9;

/** The volume of the log, which is known by its size: smaller ones are of the operating system. */
function freeShare(key: string, { storageGb }: Kafka): string {
  const of = (what: string) => `node_filesystem_${what}_bytes{kafka="${key}"}`;
  const least = Math.floor(storageGb * FORMATTED) * GIB;
  return `${of('avail')} / (${of('size')} >= ${least})`;
}

function alertsOf(key: string, kafka: Kafka): readonly Alert[] {
  return [
    {
      name: 'KafkaUnread',
      severity: 'warning',
      minutes: 15,
      expr: `absent(up{job="${jobOf(key)}"} == 1)`,
      summary: `Prometheus reads no broker of Kafka ${key}`,
    },
    {
      name: 'KafkaPartitionsOffline',
      severity: 'critical',
      minutes: 2,
      expr: `sum(${controller(key, 'OfflinePartitionsCount')}) > 0`,
      summary: `{{ $value }} partitions of Kafka ${key} have no leader: nobody reads or writes them`,
    },
    {
      name: 'KafkaControllers',
      severity: 'critical',
      minutes: 5,
      expr: `sum(${controller(key, 'ActiveControllerCount')}) != 1`,
      summary: `Kafka ${key} has {{ $value }} controllers, and should have one`,
    },
    {
      name: 'KafkaPartitionsBelowMinimum',
      severity: 'critical',
      minutes: 5,
      expr: `sum(${replicas(key, 'UnderMinIsrPartitionCount')}) > 0`,
      summary: `{{ $value }} partitions of Kafka ${key} have fewer copies than writing needs`,
    },
    {
      name: 'KafkaPartitionsUnderReplicated',
      severity: 'warning',
      minutes: 15,
      expr: `sum(${replicas(key, 'UnderReplicatedPartitions')}) > 0`,
      summary: `{{ $value }} partitions of Kafka ${key} wait for copies`,
    },
    {
      // https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html#bestpractices-monitor-disk-space
      name: 'KafkaVolumeFull',
      severity: 'critical',
      minutes: 10,
      expr: `${freeShare(key, kafka)} < 0.15`,
      summary: 'Over 85% of the volume of {{ $labels.instance }} is used',
    },
  ];
}

function dashboardOf({ title, environment }: Environment, key: string): Dashboard {
  return {
    name: jobOf(key),
    title: `${title} ${environment}: Kafka ${key}`,
    panels: panelsOf(key),
  };
}

function panelsOf(key: string): readonly Panel[] {
  const perBroker = (name: string) => `sum by (instance) (${traffic(key, name)})`;
  const legend = '{{instance}}';
  return [
    {
      title: 'Messages in',
      expr: perBroker('MessagesInPerSec'),
      legend,
      unit: 'cps',
    },
    {
      title: 'Lag of consumers',
      expr: `sum by (groupId, topic) (${lag(key)})`,
      legend: '{{groupId}} {{topic}}',
      unit: 'short',
    },
    { title: 'Bytes in', expr: perBroker('BytesInPerSec'), legend, unit: 'Bps' },
    { title: 'Bytes out', expr: perBroker('BytesOutPerSec'), legend, unit: 'Bps' },
    {
      title: 'Partitions offline',
      expr: `sum(${controller(key, 'OfflinePartitionsCount')})`,
      legend: 'offline',
      unit: 'short',
    },
    {
      title: 'Partitions that wait for copies',
      expr: `sum by (instance) (${replicas(key, 'UnderReplicatedPartitions')})`,
      legend,
      unit: 'short',
    },
    {
      title: 'Free on volumes',
      expr: `node_filesystem_avail_bytes{kafka="${key}"}`,
      legend: '{{instance}} {{mountpoint}}',
      unit: 'bytes',
    },
    {
      title: 'Partitions led',
      expr: `sum by (instance) (${replicas(key, 'LeaderCount')})`,
      legend,
      unit: 'short',
    },
  ];
}
