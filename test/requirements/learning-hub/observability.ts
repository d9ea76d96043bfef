// CloudWatch, X-Ray, Prometheus and their alarms.
import { type Claims, outputOf, type Rows, row } from '../proof/rows.ts';
import { NAMES } from './services/services.ts';

const { argocd, kubernetes, terraform, values, deviates } = outputOf('learning-hub/prod');

const TOPIC = 'arn:aws:sns:us-east-1:111122223333:learning-hub-prod-alerts';
const ROLE = 'arn:aws:iam::111122223333:role/learning-hub-prod-addon';
const ROLE_KEY = 'serviceAccount.annotations."eks.amazonaws.com/role-arn"';
const STACK = 'kube-prometheus-stack';
const METRICS = 'learning-hub-prod-metrics-111122223333';

const addon = (name: string) => `application-learning-hub-prod-${name}`;

/** What the collector does with what it gets. */
const collector = (path: string) => values('opentelemetry-collector', `alternateConfig.${path}`);

const alarm = (name: string, path: string) =>
  terraform('observability', `aws_cloudwatch_metric_alarm.${name}.${path}`);

/** Of which metric of what, beyond which value for five minutes, and that somebody hears it. */
const sounds = (name: string, threshold: number, comparison = 'GreaterThanThreshold'): Claims => [
  alarm(name, 'threshold').is(threshold),
  alarm(name, 'comparison_operator').is(comparison),
  alarm(name, 'evaluation_periods').is(1),
  alarm(name, 'alarm_actions[]').are(TOPIC),
  terraform('observability', 'aws_sns_topic.alerts.name').is('learning-hub-prod-alerts'),
  terraform('observability', 'aws_sns_topic_subscription.*.endpoint').are(
    'on-call@learninghub.com',
  ),
];

/** The mean of five minutes of a metric of one thing. */
const measures = (name: string, [namespace, metric]: readonly string[], of: Dimension) => [
  alarm(name, 'namespace').is(namespace),
  alarm(name, 'metric_name').is(metric),
  alarm(name, 'dimensions').is(of),
  alarm(name, 'period').is(300),
  alarm(name, 'statistic').is('Average'),
];

type Dimension = Readonly<Record<string, string>>;

/** A metric of the load balancer in the alarm of the error rate. */
const counts = (id: string, metric: string) => [
  alarm('error-rate', `metric_query[id=${id}].metric.metric_name`).is(metric),
  alarm('error-rate', `metric_query[id=${id}].metric.namespace`).is('AWS/ApplicationELB'),
  alarm('error-rate', `metric_query[id=${id}].metric.period`).is(300),
  alarm('error-rate', `metric_query[id=${id}].metric.dimensions.LoadBalancer`).is(
    '${data.terraform_remote_state.edge.outputs.load_balancer_suffixes["main"]}',
  ),
];

/** A panel of the dashboard in Grafana. */
const shows = (title: string, metric: string) =>
  kubernetes(
    'monitoring-config/configmap-dashboard-overview',
    `data."overview.json".panels[title=${title}].targets[].expr`,
  ).includes(metric);

const DATABASE = { DBInstanceIdentifier: 'learning-hub-prod-main' };
const CLUSTER = { ClusterName: 'learning-hub-prod' };

export const rows: Rows = {
  'S3-OBS-01': row(
    'logs of all pods go to CloudWatch Logs',
    argocd(addon('aws-for-fluent-bit'), 'spec.source.chart').is('aws-for-fluent-bit'),
    values('aws-for-fluent-bit', 'cloudWatchLogs.enabled').is(true),
    values('aws-for-fluent-bit', 'cloudWatchLogs.logGroupTemplate').is(
      "/learning-hub/prod/$kubernetes['labels']['app.kubernetes.io/name']",
    ),
    values('aws-for-fluent-bit', 'additionalOutputs').matches(
      /Name +cloudwatch_logs\n +Match +kube\.\*\n[^[]*log_group_name +\/learning-hub\/prod\/pods\n/,
    ),
    values('aws-for-fluent-bit', 'tolerations[].operator').are('Exists'),
    values('aws-for-fluent-bit', ROLE_KEY).is(`${ROLE}-aws-for-fluent-bit`),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-aws-for-fluent-bit.statement[0].actions',
    ).includes('logs:PutLogEvents'),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-aws-for-fluent-bit.statement[0].resources',
    ).includes(
      ...['pods', ...NAMES].map(
        (name) => `arn:aws:logs:us-east-1:111122223333:log-group:/learning-hub/prod/${name}:*`,
      ),
    ),
    terraform('observability', 'aws_cloudwatch_log_group.pods.name').is('/learning-hub/prod/pods'),
  ),
  'S3-OBS-02': row(
    'logs are kept for 30 days',
    terraform('*', 'aws_cloudwatch_log_group.*.retention_in_days').all(30),
    terraform('observability', 'aws_cloudwatch_log_group.*.retention_in_days').count(40),
  ),
  'S3-OBS-03': row(
    'a log group per service',
    values('aws-for-fluent-bit', 'cloudWatchLogs.logGroupTemplate').is(
      "/learning-hub/prod/$kubernetes['labels']['app.kubernetes.io/name']",
    ),
    values('aws-for-fluent-bit', 'cloudWatchLogs.match').is('service.*'),
    values('aws-for-fluent-bit', 'additionalFilters').includes(
      "$kubernetes['namespace_name'] ^(backend-prod)$ service.$TAG",
    ),
    ...NAMES.map((name) =>
      terraform('observability', `aws_cloudwatch_log_group.${name}.name`).is(
        `/learning-hub/prod/${name}`,
      ),
    ),
  ),
  'S3-OBS-04': row(
    'metrics of the cluster: Container Insights',
    terraform('cluster', 'aws_eks_addon.amazon-cloudwatch-observability.addon_name').is(
      'amazon-cloudwatch-observability',
    ),
    terraform('cluster', 'aws_eks_addon.amazon-cloudwatch-observability.cluster_name').is(
      '${aws_eks_cluster.main.name}',
    ),
    terraform(
      'cluster',
      'aws_eks_addon.amazon-cloudwatch-observability.service_account_role_arn',
    ).is('${aws_iam_role.amazon-cloudwatch-observability.arn}'),
    terraform(
      'cluster',
      'aws_iam_role_policy_attachment.amazon-cloudwatch-observability-CloudWatchAgentServerPolicy.policy_arn',
    ).is('arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'),
    terraform(
      'cluster',
      'aws_iam_role_policy_attachment.amazon-cloudwatch-observability-CloudWatchAgentServerPolicy.role',
    ).is('${aws_iam_role.amazon-cloudwatch-observability.name}'),
    terraform('cluster', 'aws_cloudwatch_log_group.container-insights-performance.name').is(
      '/aws/containerinsights/learning-hub-prod/performance',
    ),
  ),
  'S3-OBS-05': row(
    'Performance Insights of the database and its replicas',
    terraform('data', 'aws_db_instance.*.performance_insights_enabled').are(true, true, true),
  ),
  'S3-OBS-06': row(
    'metrics of each broker',
    terraform('data', 'aws_msk_cluster.main.enhanced_monitoring').is('PER_BROKER'),
  ),
  'S3-OBS-07': row(
    'metrics of the services reach CloudWatch',
    collector('service.pipelines.metrics.receivers[]').are('otlp'),
    collector('service.pipelines.metrics.exporters[]').are('awsemf'),
    collector('exporters.awsemf.namespace').is('learning-hub/prod'),
    collector('exporters.awsemf.log_group_name').is('/learning-hub/prod/application-metrics'),
    collector('exporters.awsemf.region').is('us-east-1'),
    collector('exporters.awsemf.metric_declarations').is([
      { dimensions: [['service.name']], metric_name_selectors: ['^learning_hub[.].*$$'] },
      {
        dimensions: [['service.name', 'http.response.status_code']],
        metric_name_selectors: ['^http[.]server[.]request[.]duration$$'],
      },
    ]),
    terraform('observability', 'aws_cloudwatch_log_group.application-metrics.name').is(
      '/learning-hub/prod/application-metrics',
    ),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-opentelemetry-collector.statement[sid=WriteMetrics].resources[]',
    ).are('arn:aws:logs:us-east-1:111122223333:log-group:/learning-hub/prod/application-metrics:*'),
    ...NAMES.flatMap((name) => [
      kubernetes(`${name}/configmap-${name}`, 'data.OTEL_METRICS_EXPORTER').is('otlp'),
      kubernetes(`${name}/configmap-${name}`, 'data.OTEL_SERVICE_NAME').is(name),
      kubernetes(
        `${name}/configmap-${name}`,
        'data.OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE',
      ).is('delta'),
      kubernetes(`${name}/configmap-${name}`, 'data.OTEL_EXPORTER_OTLP_ENDPOINT').is(
        'http://opentelemetry-collector.tracing.svc.cluster.local:4318',
      ),
    ]),
  ),
  'S3-OBS-08': row(
    'X-Ray: every service sends traces, the collector writes them there',
    values('opentelemetry-collector', 'alternateConfig.exporters.awsxray.region').is('us-east-1'),
    values('opentelemetry-collector', 'alternateConfig.service.pipelines.traces.exporters[]').are(
      'awsxray',
    ),
    values('opentelemetry-collector', 'alternateConfig.service.pipelines.traces.receivers[]').are(
      'otlp',
    ),
    values('opentelemetry-collector', 'alternateConfig.receivers.otlp.protocols.http.endpoint').is(
      '${env:MY_POD_IP}:4318',
    ),
    values('opentelemetry-collector', ROLE_KEY).is(`${ROLE}-opentelemetry-collector`),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-opentelemetry-collector.statement[sid=WriteTraces].actions',
    ).includes('xray:PutTraceSegments', 'xray:PutTelemetryRecords'),
    terraform('observability', 'aws_xray_group.main.group_name').is('learning-hub-prod'),
    terraform('observability', 'aws_xray_group.main.filter_expression').includes(
      'responsetime > 2',
    ),
    terraform('observability', 'aws_xray_group.main.insights_configuration.insights_enabled').is(
      true,
    ),
    ...NAMES.flatMap((name) => [
      kubernetes(`${name}/configmap-${name}`, 'data.OTEL_EXPORTER_OTLP_ENDPOINT').is(
        'http://opentelemetry-collector.tracing.svc.cluster.local:4318',
      ),
      kubernetes(
        `${name}/networkpolicy-${name}`,
        'spec.egress[to.0.podSelector.matchLabels."app.kubernetes.io/name"=opentelemetry-collector].ports[port=4318].protocol',
      ).is('TCP'),
    ]),
  ),
  'S3-OBS-09': row(
    'Prometheus and Grafana: metrics of the services, dashboards of now',
    argocd(addon(STACK), 'spec.source.chart').is(STACK),
    values(STACK, 'grafana.enabled').is(true),
    values(STACK, 'prometheus.prometheusSpec.replicas').is(2),
    values(STACK, 'prometheus.prometheusSpec.serviceMonitorSelectorNilUsesHelmValues').is(false),
    ...NAMES.map((name) => kubernetes(`${name}/servicemonitor-${name}`, 'metadata.name').is(name)),
    ...NAMES.map((name) =>
      kubernetes(
        `${name}/networkpolicy-${name}`,
        'spec.ingress[0].from[podSelector.matchLabels."app.kubernetes.io/name"=prometheus].namespaceSelector.matchLabels."kubernetes.io/metadata.name"',
      ).is('monitoring'),
    ),
    values(STACK, 'grafana.sidecar.dashboards.enabled').is(true),
    kubernetes(
      'monitoring-config/configmap-dashboard-overview',
      'metadata.labels.grafana_dashboard',
    ).is('1'),
    kubernetes('monitoring-config/configmap-dashboard-overview', 'data."overview.json".refresh').is(
      '1m',
    ),
    shows('Requests', 'sum by (job) (rate(http_server_request_duration_seconds_count'),
    shows('Available pods', 'kube_deployment_status_replicas_available'),
  ),
  'S3-OBS-10': row(
    'Alertmanager tells the alerts topic',
    values(STACK, 'alertmanager.enabled').is(true),
    values(STACK, 'alertmanager.config.route.receiver').is('alerts-topic'),
    values(STACK, 'alertmanager.config.receivers[name=alerts-topic].sns_configs[].topic_arn').are(
      TOPIC,
    ),
    values(STACK, `alertmanager.${ROLE_KEY}`).is(`${ROLE}-alertmanager`),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-alertmanager.statement[sid=Publish].resources[]',
    ).are(TOPIC),
    terraform('observability', 'aws_sns_topic_subscription.*.endpoint').are(
      'on-call@learninghub.com',
    ),
  ),
  'S3-OBS-11': row(
    'metrics are kept for a year: Thanos, in a bucket of its own',
    values(STACK, 'prometheus.prometheusSpec.thanos.objectStorageConfig.secret.config.bucket').is(
      METRICS,
    ),
    values('thanos', 'global.objstore.config.config.bucket').is(METRICS),
    values('thanos', 'compactor.retention.resolution1h').is('365d'),
    values('thanos', 'compactor.retention.resolutionRaw').is('30d'),
    terraform('data', 'aws_s3_bucket.metrics.bucket').is(METRICS),
    ...['prometheus', 'thanos'].map((name) =>
      terraform(
        'identity',
        `data.aws_iam_policy_document.addon-${name}.statement[sid=Blocks].resources[]`,
      ).are(`arn:aws:s3:::${METRICS}/*`),
    ),
    values(STACK, `prometheus.${ROLE_KEY}`).is(`${ROLE}-prometheus`),
    values('thanos', `global.${ROLE_KEY}`).is(`${ROLE}-thanos`),
    values(STACK, 'grafana.additionalDataSources[name=Thanos].url').is(
      'http://thanos-query.monitoring.svc.cluster.local:9090',
    ),
  ),
  'S3-ALRM-01': row(
    'CPU above 80 % for five minutes: nodes and database',
    ...sounds('node-cpu', 80),
    ...measures('node-cpu', ['ContainerInsights', 'node_cpu_utilization'], CLUSTER),
    ...sounds('database-cpu', 80),
    ...measures('database-cpu', ['AWS/RDS', 'CPUUtilization'], DATABASE),
    deviates('observability.alarms'),
  ),
  'S3-ALRM-02': row(
    'memory above 85 % for five minutes: nodes, and what is free of 32 GiB in the database',
    ...sounds('node-memory', 85),
    ...measures('node-memory', ['ContainerInsights', 'node_memory_utilization'], CLUSTER),
    ...sounds('database-memory', Math.round(0.15 * 32 * 2 ** 30), 'LessThanThreshold'),
    ...measures('database-memory', ['AWS/RDS', 'FreeableMemory'], DATABASE),
    deviates('observability.alarms'),
    deviates('observability.alarms.database-memory'),
  ),
  'S3-ALRM-03': row(
    'more than 1 % errors for five minutes: server errors of all requests',
    ...sounds('error-rate', 1),
    alarm('error-rate', 'metric_query[id=rate].expression').is(
      '100 * (FILL(target, 0) + FILL(balancer, 0)) / requests',
    ),
    alarm('error-rate', 'metric_query[id=rate].return_data').is(true),
    ...counts('target', 'HTTPCode_Target_5XX_Count'),
    ...counts('balancer', 'HTTPCode_ELB_5XX_Count'),
    ...counts('requests', 'RequestCount'),
  ),
  'S3-ALRM-04': row(
    'more than 90 % of 3000 connections',
    ...sounds('database-connections', 2700),
    ...measures('database-connections', ['AWS/RDS', 'DatabaseConnections'], DATABASE),
    terraform(
      'data',
      'aws_db_parameter_group.database-main.parameter[name=max_connections].value',
    ).is('3000'),
    terraform('data', 'aws_db_instance.main.parameter_group_name').is(
      '${aws_db_parameter_group.database-main.name}',
    ),
    deviates('observability.alarms.database-connections'),
  ),
};
