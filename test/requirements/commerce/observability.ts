// Metrics, logs, dashboards and alerts.
import { type Rows, row } from '../proof/rows.ts';
import { both, dev, prod, SERVICES } from './environments.ts';

const STACK = 'kube-prometheus-stack';
const MONITORS = [...SERVICES, ...SERVICES];
const LOKI = 'http://loki.logging.svc.cluster.local:3100';
const ALLOY = 'alloy.configMap.content';
const HOSTS =
  '"hosts":"${join(",", sort(flatten(data.aws_msk_broker_nodes.main.node_info_list[*].endpoints)))}"';
const TARGETS = '/etc/prometheus/secrets/scrape-targets/kafka-main.json';
const ALERTS = [
  'KafkaUnread',
  'KafkaPartitionsOffline',
  'KafkaControllers',
  'KafkaPartitionsBelowMinimum',
  'KafkaPartitionsUnderReplicated',
  'KafkaVolumeFull',
];
const LAG =
  'sum by (groupId, topic) (kafka_consumer_group_ConsumerLagMetrics_Value{kafka="main",name="SumOffsetLag"})';

export const observability: Rows = {
  'S4-OBS-01': row(
    'metrics of both clusters go to Prometheus, logs to Loki',
    both
      .values(STACK, 'prometheus.prometheusSpec.externalLabels.cluster')
      .are('commerce-prod', 'commerce-dev'),
    both.kubernetes('*/servicemonitor-*', 'metadata.name').are(...MONITORS),
    both.values('alloy', ALLOY).includes(`url = "${LOKI}/loki/api/v1/push"`),
    prod.values('alloy', ALLOY).includes('external_labels = { cluster = "commerce-prod" }'),
    dev.values('alloy', ALLOY).includes('external_labels = { cluster = "commerce-dev" }'),
  ),
  'S4-OBS-02': row(
    'Grafana shows both',
    both.values(STACK, 'grafana.additionalDataSources[type=loki].url').are(LOKI, LOKI),
    // The chart adds Prometheus as a source of data where nothing turns it off.
    both.values(STACK, 'grafana.sidecar.datasources.defaultDatasourceEnabled').absent(),
    both
      .kubernetes(
        'monitoring-config/configmap-dashboard-overview',
        'data."overview.json".panels[type=timeseries].datasource.uid',
      )
      .are(...Array.from({ length: 16 }, () => 'prometheus')),
    both
      .kubernetes(
        'monitoring-config/configmap-dashboard-overview',
        'data."overview.json".panels[type=logs].targets[].expr',
      )
      .are(
        '{namespace=~"production"} |~ "(?i)(error|fatal)"',
        '{namespace=~"development"} |~ "(?i)(error|fatal)"',
      ),
  ),
  'S4-OBS-03': row(
    'one stack in the middle: a stack in each cluster instead',
    both.values(STACK, 'grafana.enabled').are(true, true),
    both
      .values(STACK, 'prometheus.prometheusSpec.externalLabels.cluster')
      .are('commerce-prod', 'commerce-dev'),
    prod.deviates('addons.kube-prometheus-stack'),
    dev.deviates('addons.kube-prometheus-stack'),
  ),
  'S4-OBS-04': row(
    'Prometheus collects metrics and keeps them',
    both.argocd(`application-commerce-*-${STACK}`, 'spec.source.chart').are(STACK, STACK),
    both.values(STACK, 'prometheus.prometheusSpec.retention').are('15d', '15d'),
    both
      .values(
        STACK,
        'prometheus.prometheusSpec.storageSpec.volumeClaimTemplate.spec.resources.requests.storage',
      )
      .are('50Gi', '50Gi'),
  ),
  'S4-OBS-05': row(
    'Loki keeps logs, and answers queries',
    both.argocd('application-commerce-*-loki', 'spec.source.chart').are('loki', 'loki'),
    both
      .values('loki', 'loki.storage.bucketNames.chunks')
      .are('commerce-prod-logs-333344445555', 'commerce-dev-logs-333344445555'),
    both.values('loki', 'loki.limits_config.retention_period').are('720h', '720h'),
  ),
  'S4-OBS-06': row(
    'Grafana for metrics, logs and alerts',
    both.values(STACK, 'grafana.enabled').are(true, true),
    both.values(STACK, 'grafana.sidecar.dashboards.enabled').are(true, true),
    both
      .kubernetes(
        'monitoring-config/configmap-dashboard-overview',
        'metadata.labels.grafana_dashboard',
      )
      .are('1', '1'),
    both.values(STACK, 'grafana.additionalDataSources[type=loki].url').are(LOKI, LOKI),
    both
      .kubernetes(
        'monitoring-config/configmap-dashboard-overview',
        'data."overview.json".panels[title="Requests"].datasource.uid',
      )
      .are('prometheus', 'prometheus'),
    both
      .kubernetes(
        'monitoring-config/configmap-dashboard-overview',
        'data."overview.json".panels[title="Errors in logs"].targets[0].datasource.uid',
      )
      .are('loki', 'loki'),
  ),
  'S4-OBS-07': row(
    'Alertmanager routes alerts',
    both.values(STACK, 'alertmanager.enabled').are(true, true),
    both.values(STACK, 'alertmanager.config.route.receiver').are('alerts-topic', 'alerts-topic'),
    both
      .values(STACK, 'alertmanager.config.receivers[name=alerts-topic].sns_configs[0].topic_arn')
      .are(
        'arn:aws:sns:us-east-1:333344445555:commerce-prod-alerts',
        'arn:aws:sns:us-east-1:333344445555:commerce-dev-alerts',
      ),
  ),
  'S4-OBS-08': row(
    'logs go from stdout over a shipper to Loki and Grafana',
    both.values('alloy', 'controller.type').are('daemonset', 'daemonset'),
    both.values('alloy', 'alloy.mounts.varlog').are(true, true),
    both
      .values('alloy', ALLOY)
      .includes('"/var/log/pods/*$1/*.log"', `url = "${LOKI}/loki/api/v1/push"`),
    both.values(STACK, 'grafana.additionalDataSources[type=loki].url').are(LOKI, LOKI),
    prod.deviates('observability.logs.shipper'),
    dev.deviates('observability.logs.shipper'),
  ),
  'S4-OBS-09': row(
    'each service is scraped at /metrics',
    both
      .kubernetes('*/servicemonitor-*', 'spec.endpoints[].path')
      .are(...MONITORS.map(() => '/metrics')),
    both
      .kubernetes('*/servicemonitor-*', 'spec.selector.matchLabels."app.kubernetes.io/name"')
      .are(...MONITORS),
    both
      .values(STACK, 'prometheus.prometheusSpec.serviceMonitorSelectorNilUsesHelmValues')
      .are(false, false),
  ),
  'S4-OBS-10': row(
    'node exporter, which Prometheus may reach',
    both
      .values(STACK, 'prometheus-node-exporter.fullnameOverride')
      .are('node-exporter', 'node-exporter'),
    both.values(STACK, 'nodeExporter.enabled').absent(),
    prod
      .kubernetes(
        'namespaces/networkpolicy-kube-prometheus-stack',
        'spec.egress[ports.1.port=9100].to[].ipBlock.cidr',
      )
      .are('10.0.11.0/24', '10.0.12.0/24', '10.0.13.0/24'),
    dev
      .kubernetes(
        'namespaces/networkpolicy-kube-prometheus-stack',
        'spec.egress[ports.1.port=9100].to[].ipBlock.cidr',
      )
      .are('10.1.11.0/24', '10.1.12.0/24', '10.1.13.0/24'),
  ),
  'S4-OBS-11': row(
    'kube-state-metrics',
    both
      .values(STACK, 'kube-state-metrics.fullnameOverride')
      .are('kube-state-metrics', 'kube-state-metrics'),
    both.values(STACK, 'kubeStateMetrics.enabled').absent(),
    both
      .kubernetes(
        'monitoring-config/prometheusrule-services',
        'spec.groups[0].rules[alert=ServiceUnavailable].expr',
      )
      .matches(/^kube_deployment_status_replicas_available\{/),
  ),
  'S4-OBS-12': row(
    'metrics of Kafka go from the exporters of all brokers to Prometheus and Grafana',
    both
      .terraform(
        'data',
        'aws_msk_cluster.main.open_monitoring.prometheus.jmx_exporter.enabled_in_broker',
      )
      .are(true, true),
    both
      .terraform('data', 'aws_secretsmanager_secret_version.kafka-main.secret_string')
      .includes(HOSTS),
    both
      .kubernetes(
        'monitoring-secrets/externalsecret-scrape-targets',
        'spec.data[secretKey=kafka_main_hosts].remoteRef',
      )
      .are(
        { key: 'commerce/prod/kafka/main', property: 'hosts' },
        { key: 'commerce/dev/kafka/main', property: 'hosts' },
      ),
    both
      .values(STACK, 'prometheus.prometheusSpec.secrets')
      .are(['scrape-targets'], ['scrape-targets']),
    ...[['kafka-main', 11001] as const, ['kafka-main-nodes', 11002] as const].flatMap(
      ([job, port]) => [
        both
          .kubernetes(`monitoring-config/scrapeconfig-${job}`, 'spec.fileSDConfigs[].files')
          .are([TARGETS], [TARGETS]),
        both
          .kubernetes(
            `monitoring-config/scrapeconfig-${job}`,
            'spec.relabelings[targetLabel=__address__].replacement',
          )
          .are(`$1:${port}`, `$1:${port}`),
      ],
    ),
    both
      .terraform('network', 'aws_vpc_security_group_ingress_rule.kafka-main-metrics.from_port')
      .are(11001, 11001),
    both
      .terraform('network', 'aws_vpc_security_group_ingress_rule.kafka-main-metrics.to_port')
      .are(11002, 11002),
    prod
      .kubernetes(
        'namespaces/networkpolicy-kube-prometheus-stack',
        'spec.egress[ports.0.port=11001].to[].ipBlock.cidr',
      )
      .are('10.0.31.0/24', '10.0.32.0/24', '10.0.33.0/24'),
    both
      .kubernetes('monitoring-config/prometheusrule-kafka-main', 'spec.groups[0].rules[].alert')
      .are(...[...ALERTS, ...ALERTS]),
    both
      .kubernetes(
        'monitoring-config/configmap-dashboard-kafka-main',
        'data."kafka-main.json".panels[title="Lag of consumers"].targets[0].expr',
      )
      .are(LAG, LAG),
    both
      .kubernetes(
        'monitoring-config/configmap-dashboard-kafka-main',
        'metadata.labels.grafana_dashboard',
      )
      .are('1', '1'),
  ),
  'S4-SLA-01': row(
    '99.9 %: alerts watch how fast errors use up what is left',
    prod
      .kubernetes('monitoring-config/prometheusrule-availability', 'spec.groups[0].rules[].alert')
      .are('ErrorBudgetBurnsFast', 'ErrorBudgetBurnsSlow'),
    prod
      .kubernetes(
        'monitoring-config/prometheusrule-availability',
        'spec.groups[0].rules[].annotations.summary',
      )
      .are(
        '{{ $labels.job }} fails 14.4 times as often as 99.9% allow',
        '{{ $labels.job }} fails 6 times as often as 99.9% allow',
      ),
    prod
      .kubernetes(
        'monitoring-config/prometheusrule-availability',
        'spec.groups[0].rules[alert=ErrorBudgetBurnsFast].expr',
      )
      .includes('http_response_status_code=~"5.."', '> 1.44)'),
  ),
};
