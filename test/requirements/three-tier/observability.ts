// Metrics, logs, traces, and who is told.
import { outputOf, type Rows, row } from '../proof/rows.ts';

const { terraform, kubernetes, argocd, values, deviates } = outputOf('three-tier/prod');

const TOPIC = 'arn:aws:sns:us-east-1:222233334444:three-tier-prod-alerts';
const METRICS = 'three-tier-prod-metrics-222233334444';

const stack = (path: string) => values('kube-prometheus-stack', path);
const receiver = (name: string, path: string) =>
  stack(`alertmanager.config.receivers[name=${name}].${path}`);
const alarm = (name: string, path: string) =>
  terraform('observability', `aws_cloudwatch_metric_alarm.${name}.${path}`);
const dashboard = terraform('observability', 'aws_cloudwatch_dashboard.main.dashboard_body');
const panel = (title: string) =>
  kubernetes(
    'monitoring-config/configmap-dashboard-overview',
    `data."overview.json".panels[title="${title}"].targets[0].expr`,
  );
const ruleOf = (alert: string, path: string) =>
  kubernetes(
    'monitoring-config/prometheusrule-services',
    `spec.groups[0].rules[alert=${alert}].${path}`,
  );

const anomaly = (alert: string, path: string) =>
  kubernetes(
    'monitoring-config/prometheusrule-anomalies',
    `spec.groups[0].rules[alert=${alert}].${path}`,
  );
const recorded = (counter: string, path: string) =>
  kubernetes(
    'monitoring-config/prometheusrule-anomalies',
    `spec.groups[0].rules[labels.counter=${counter}].${path}`,
  );

/** The rest of an expression that a measure is far from its mean and from a week ago. */
function unlike(series: string, open: string): string {
  const limit = `> 3 * stddev_over_time(${series}[7d])`;
  return `${series} - avg_over_time(${series}[7d])) ${limit} and ${open}${series} - ${series} offset 7d) ${limit}`;
}

const BUSINESS = [
  ['User signups', 'user_signups_total', 'signups'],
  ['Transactions', 'transactions_total', 'transactions'],
  ['Revenue', 'revenue_dollars_total', 'revenue'],
] as const;

const increaseOf = (metric: string) =>
  `sum by (namespace, job) (increase(${metric}{namespace="application",job="api"}[1h]))`;

export const observability: Rows = {
  'S2-OBS-01': row(
    'Prometheus collects metrics',
    argocd('application-three-tier-prod-kube-prometheus-stack', 'spec.source.chart').is(
      'kube-prometheus-stack',
    ),
    stack('prometheus.prometheusSpec.replicas').is(2),
    stack('prometheus.prometheusSpec.retention').is('15d'),
    stack(
      'prometheus.prometheusSpec.storageSpec.volumeClaimTemplate.spec.resources.requests.storage',
    ).is('50Gi'),
    stack('prometheus.prometheusSpec.serviceMonitorSelectorNilUsesHelmValues').is(false),
  ),
  'S2-OBS-02': row(
    'logs come together in CloudWatch',
    values('aws-for-fluent-bit', 'cloudWatchLogs.enabled').is(true),
    values('aws-for-fluent-bit', 'cloudWatchLogs.logGroupTemplate').is(
      "/three-tier/prod/$kubernetes['labels']['app.kubernetes.io/name']",
    ),
    values('aws-for-fluent-bit', 'cloudWatchLogs.logGroupName').is('/three-tier/prod/pods'),
    terraform('observability', 'aws_cloudwatch_log_group.*.name').are(
      '/three-tier/prod/api',
      '/three-tier/prod/pods',
    ),
    terraform('observability', 'aws_cloudwatch_log_group.*.retention_in_days').all(30),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-aws-for-fluent-bit.statement[sid=WriteLogs].resources',
    ).is([
      'arn:aws:logs:us-east-1:222233334444:log-group:/three-tier/prod/pods:*',
      'arn:aws:logs:us-east-1:222233334444:log-group:/three-tier/prod/api:*',
    ]),
    terraform('cluster', 'aws_eks_cluster.main.enabled_cluster_log_types').includes(
      'api',
      'audit',
      'authenticator',
    ),
    terraform('data', 'aws_db_instance.main.enabled_cloudwatch_logs_exports').is([
      'error',
      'slowquery',
    ]),
  ),
  'S2-OBS-03': row(
    'the API sends traces to Jaeger',
    argocd('application-three-tier-prod-jaeger', 'spec.source.chart').is('jaeger'),
    kubernetes('api/configmap-api', 'data.OTEL_TRACES_EXPORTER').is('otlp'),
    kubernetes('api/configmap-api', 'data.OTEL_SERVICE_NAME').is('api'),
    kubernetes('api/configmap-api', 'data.OTEL_EXPORTER_OTLP_ENDPOINT').is(
      'http://opentelemetry-collector.tracing.svc.cluster.local:4318',
    ),
    kubernetes('api/networkpolicy-api', 'spec.egress[2].ports[].port').are(4317, 4318),
    values('opentelemetry-collector', 'alternateConfig.service.pipelines.traces.exporters').is([
      'otlp',
    ]),
    values('opentelemetry-collector', 'alternateConfig.exporters.otlp.endpoint').is(
      'jaeger.tracing.svc.cluster.local:4317',
    ),
    values('jaeger', 'userconfig.service.pipelines.traces.receivers').is(['otlp']),
    values('jaeger', 'userconfig.service.pipelines.traces.exporters').is([
      'jaeger_storage_exporter',
    ]),
    stack('grafana.additionalDataSources[name=Jaeger].url').is(
      'http://jaeger.tracing.svc.cluster.local:16686',
    ),
  ),
  'S2-OBS-04': row(
    'Grafana shows dashboards',
    stack('grafana.enabled').is(true),
    stack('grafana.sidecar.dashboards.enabled').is(true),
    stack('grafana.sidecar.dashboards.searchNamespace').is('ALL'),
    kubernetes(
      'monitoring-config/configmap-dashboard-overview',
      'metadata.labels.grafana_dashboard',
    ).is('1'),
    panel('Available pods').includes('kube_deployment_status_replicas_available'),
  ),
  'S2-OBS-05': row(
    'alerts on anomalies, before users notice',
    anomaly('RequestsUnusual', 'expr').is(`abs(${unlike('service:requests:rate5m', 'abs(')}`),
    anomaly('LatencyUnusual', 'expr').is(`(${unlike('service:latency:p95_5m', '(')}`),
    anomaly('BusinessUnusual', 'expr').is(`abs(${unlike('business:events:increase1h', 'abs(')}`),
    kubernetes(
      'monitoring-config/prometheusrule-anomalies',
      'spec.groups[0].rules[record=service:requests:rate5m].expr',
    ).includes('rate(http_server_request_duration_seconds_count{namespace=~"application"}[5m])'),
    kubernetes(
      'monitoring-config/prometheusrule-anomalies',
      'spec.groups[0].rules[record=service:latency:p95_5m].expr',
    ).includes('histogram_quantile(0.95', 'http_server_request_duration_seconds_bucket'),
    stack('prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues').is(false),
    stack('prometheus.prometheusSpec.retention').is('15d'),
    ruleOf('ServiceErrorRate', 'expr').matches(
      /rate\(http_server_request_duration_seconds_count.*5\.\.".*> 1$/,
    ),
    alarm('*', 'alarm_actions').all([TOPIC]),
    alarm('error-rate', 'threshold').is(1),
    alarm('database-connections', 'threshold').is(480),
  ),
  'S2-OBS-06': row(
    'Prometheus pulls the metrics of the application',
    kubernetes('api/servicemonitor-api', 'spec.endpoints[0]').is({
      interval: '30s',
      path: '/metrics',
      port: 'http',
    }),
    kubernetes('api/servicemonitor-api', 'spec.selector.matchLabels."app.kubernetes.io/name"').is(
      'api',
    ),
    kubernetes('api/service-api', 'spec.ports[0].name').is('http'),
    kubernetes('api/service-api', 'metadata.labels."app.kubernetes.io/name"').is('api'),
    kubernetes(
      'api/networkpolicy-api',
      'spec.ingress[0].from[3].podSelector.matchLabels."app.kubernetes.io/name"',
    ).is('prometheus'),
    kubernetes(
      'api/networkpolicy-api',
      'spec.ingress[0].from[3].namespaceSelector.matchLabels."kubernetes.io/metadata.name"',
    ).is('monitoring'),
    kubernetes('api/networkpolicy-api', 'spec.ingress[0].ports[0].port').is(8000),
  ),
  'S2-OBS-07': row(
    'metrics go to S3 for long, and Grafana asks both',
    stack('prometheus.prometheusSpec.thanos.objectStorageConfig.secret.type').is('S3'),
    stack('prometheus.prometheusSpec.thanos.objectStorageConfig.secret.config.bucket').is(METRICS),
    terraform('data', 'aws_s3_bucket.metrics.bucket').is(METRICS),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-prometheus.statement[sid=Blocks].resources',
    ).is([`arn:aws:s3:::${METRICS}/*`]),
    stack('prometheus.serviceAccount.annotations."eks.amazonaws.com/role-arn"').is(
      'arn:aws:iam::222233334444:role/three-tier-prod-addon-prometheus',
    ),
    values('thanos', 'global.objstore.config.config.bucket').is(METRICS),
    values('thanos', 'compactor.retention.resolution1h').is('365d'),
    values('thanos', 'query.endpoints.static').is([
      'dnssrv+_grpc._tcp.kube-prometheus-thanos-discovery.monitoring.svc.cluster.local',
    ]),
    stack('grafana.additionalDataSources[name=Thanos].url').is(
      'http://thanos-query.monitoring.svc.cluster.local:9090',
    ),
  ),
  'S2-OBS-08': row(
    'Grafana, then Alertmanager',
    stack('grafana.enabled').is(true),
    stack('alertmanager.enabled').is(true),
    stack('alertmanager.alertmanagerSpec.replicas').is(2),
    stack('alertmanager.config.route.receiver').is('alerts-topic'),
  ),
  'S2-OBS-09': row(
    'Alertmanager tells SNS, Slack and PagerDuty; SNS tells mail',
    receiver('alerts-topic', 'sns_configs[0].topic_arn').is(TOPIC),
    receiver('slack-alerts', 'slack_configs[0].channel').is('#alerts'),
    receiver('slack-alerts', 'slack_configs[0].api_url_file').is(
      '/etc/alertmanager/secrets/alertmanager-notify/slack_alerts',
    ),
    receiver('pager-duty-on-call', 'pagerduty_configs[0].routing_key_file').is(
      '/etc/alertmanager/secrets/alertmanager-notify/pager_duty_on_call',
    ),
    stack('alertmanager.config.route.routes[].receiver').are(
      'null',
      'slack-alerts',
      'pager-duty-on-call',
      'alerts-topic',
    ),
    stack('alertmanager.config.route.routes[receiver=slack-alerts].continue').is(true),
    stack('alertmanager.config.route.routes[receiver=pager-duty-on-call].continue').is(true),
    stack('alertmanager.alertmanagerSpec.secrets').is(['alertmanager-notify']),
    kubernetes(
      'monitoring-secrets/externalsecret-alertmanager-notify',
      'spec.data[].remoteRef.property',
    ).are('pager_duty_on_call', 'slack_alerts'),
    terraform('observability', 'aws_sns_topic.alerts.name').is('three-tier-prod-alerts'),
    terraform('observability', 'aws_sns_topic_subscription.on-call.protocol').is('email'),
    terraform('observability', 'aws_sns_topic_subscription.on-call.topic_arn').is(
      '${aws_sns_topic.alerts.arn}',
    ),
    terraform('observability', 'aws_sns_topic_subscription.on-call.endpoint').is(
      'on-call@threetier.dev',
    ),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-alertmanager.statement[sid=Publish].resources',
    ).is([TOPIC]),
    deviates('observability.notify'),
  ),
  'S2-OBS-10': row(
    'application: request rate, latency and error rate',
    panel('Requests').includes('rate(http_server_request_duration_seconds_count'),
    panel('Latency, 95th percentile').includes(
      'histogram_quantile(0.95',
      'http_server_request_duration_seconds_bucket',
    ),
    panel('Server errors').includes('http_response_status_code=~"5.."'),
    dashboard.includes('"RequestCount"', '"TargetResponseTime"', '"HTTPCode_Target_5XX_Count"'),
  ),
  'S2-OBS-11': row(
    'infrastructure: CPU, memory, disk and network',
    panel('CPU of nodes').includes('node_cpu_seconds_total{mode="idle"}'),
    panel('Memory of nodes').includes(
      'node_memory_MemAvailable_bytes',
      'node_memory_MemTotal_bytes',
    ),
    panel('Disk of nodes').includes('node_filesystem_avail_bytes', 'node_filesystem_size_bytes'),
    panel('Network of nodes').includes(
      'node_network_receive_bytes_total',
      'node_network_transmit_bytes_total',
    ),
    stack('prometheus-node-exporter.fullnameOverride').is('node-exporter'),
    alarm('node-cpu', 'metric_name').is('node_cpu_utilization'),
    alarm('node-cpu', 'threshold').is(80),
    alarm('node-memory', 'metric_name').is('node_memory_utilization'),
    alarm('node-memory', 'threshold').is(85),
  ),
  'S2-OBS-12': row(
    'databases: connections, query performance and replication lag',
    dashboard.includes(
      '["AWS/RDS","DatabaseConnections","DBInstanceIdentifier","three-tier-prod-main"]',
      '["AWS/RDS","DatabaseConnections","DBInstanceIdentifier","three-tier-prod-main-reader"]',
      '["AWS/RDS","ReplicaLag","DBInstanceIdentifier","three-tier-prod-main-reader"]',
      '["AWS/DocDB","DatabaseConnections","DBClusterIdentifier","three-tier-prod-document-main"]',
      '["AWS/DocDB","DBClusterReplicaLagMaximum","DBClusterIdentifier","three-tier-prod-document-main"]',
    ),
    alarm('database-connections', 'metric_name').is('DatabaseConnections'),
    alarm('database-connections', 'dimensions.DBInstanceIdentifier').is('three-tier-prod-main'),
    alarm('database-connections', 'threshold').is(480),
    terraform('data', 'aws_db_instance.*.performance_insights_enabled').all(true),
    terraform(
      'data',
      'aws_db_parameter_group.database-main.parameter[name=slow_query_log].value',
    ).is('1'),
    terraform(
      'data',
      'aws_db_parameter_group.database-main.parameter[name=long_query_time].value',
    ).is('1'),
    terraform('data', 'aws_docdb_cluster_parameter_group.main.parameter[name=profiler].value').is(
      'enabled',
    ),
  ),
  'S2-OBS-13': row(
    'business: signups, transactions and revenue, per hour',
    kubernetes('api/servicemonitor-api', 'spec.endpoints[0].path').is('/metrics'),
    ...BUSINESS.flatMap(([title, metric, counter]) => [
      panel(`${title} per hour`).is(increaseOf(metric)),
      recorded(counter, 'expr').is(increaseOf(metric)),
    ]),
    anomaly('BusinessUnusual', 'expr').includes('business:events:increase1h'),
  ),
};
