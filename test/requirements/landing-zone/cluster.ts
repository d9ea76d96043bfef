// Add-ons of the clusters, and what is seen of all that runs.
import type { Output, Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import {
  ACCOUNTS,
  CLUSTERS,
  dev,
  everywhere,
  ofClusters,
  ofWorkloads,
  prod,
  shared,
  staging,
  times,
} from './environments.ts';

const NAMES = CLUSTERS.map(([, name]) => `landing-zone-${name}`);

/** A chart in each of the four clusters. */
const chart = (component: string, name = component) =>
  everywhere
    .argocd(`application-landing-zone-*-${component}`, 'spec.source.chart')
    .are(...times(4, name));

const roleOf = (component: string, path = 'serviceAccount') =>
  everywhere.values(component, `${path}.annotations."eks.amazonaws.com/role-arn"`).are(
    ...[
      [ACCOUNTS.dev, 'dev'],
      [ACCOUNTS.staging, 'staging'],
      [ACCOUNTS.prod, 'prod'],
      [ACCOUNTS.prod, 'prod-dr'],
    ].map(
      ([account, name]) => `arn:aws:iam::${account}:role/landing-zone-${name}-addon-${component}`,
    ),
  );

const wave = ({ argocd }: Output, environment: string, component: string) =>
  argocd(
    `application-landing-zone-${environment}-${component}`,
    'metadata.annotations."argocd.argoproj.io/sync-wave"',
  );

/** What one add-on needs of another is there first. */
const order = (output: Output, environment: string) =>
  [
    wave(output, environment, 'aws-load-balancer-controller').is('-20'),
    wave(output, environment, 'istio-ingressgateway').is('-15'),
    wave(output, environment, 'cert-manager').is('-30'),
    wave(output, environment, 'external-secrets').is('-25'),
    wave(output, environment, 'kube-prometheus-stack').is('-15'),
    wave(output, environment, 'opentelemetry-collector').is('-14'),
  ] as const;

const binding = ({ kubernetes }: Output, path: string) =>
  kubernetes('ingress/targetgroupbinding-ingress', `spec.${path}`);
const injected = ({ kubernetes }: Output) =>
  kubernetes('namespaces/namespace-apps', 'metadata.labels.istio-injection').is('enabled');

const dashboard = (path: string) =>
  shared.terraform('observability', `aws_cloudwatch_dashboard.main.dashboard_body.widgets${path}`);
const collector = (path: string) =>
  everywhere.values('opentelemetry-collector', `alternateConfig.${path}`);
const federation = (path: string) =>
  collector(`receivers.prometheus.config.scrape_configs[0].${path}`);
const NODE_METRICS = [
  'cluster_failed_node_count',
  'node_cpu_utilization',
  'node_memory_utilization',
];
const fluentBit = (output: Output, path: string) => output.values('aws-for-fluent-bit', path);

const shipsLogs = (output: Output, name: string) =>
  [
    fluentBit(output, 'opensearch.enabled').is(true),
    fluentBit(output, 'opensearch.logstashPrefix').is(`landing-zone-${name}`),
    fluentBit(output, 'opensearch.host').is('${LOG_SEARCH_HOST}'),
    output
      .kubernetes('log-search/externalsecret-log-search', 'spec.data[0].remoteRef.key')
      .is(`landing-zone/${name}/log-search`),
  ] as const;

export const cluster: Rows = {
  'S1-ADD-01': row(
    'AWS Load Balancer Controller',
    chart('aws-load-balancer-controller'),
    everywhere.values('aws-load-balancer-controller', 'clusterName').are(...NAMES),
    roleOf('aws-load-balancer-controller'),
  ),
  'S1-ADD-02': row(
    'Istio',
    chart('istio-base', 'base'),
    chart('istiod'),
    chart('istio-ingressgateway', 'gateway'),
    chart('istio-cni', 'cni'),
    ...ofWorkloads(injected),
  ),
  'S1-ADD-03': row(
    'External DNS',
    chart('external-dns'),
    everywhere
      .values('external-dns', 'domainFilters')
      .are(
        ['dev.landingzone.dev'],
        ['staging.landingzone.dev'],
        ['landingzone.dev'],
        ['landingzone.dev'],
      ),
    roleOf('external-dns'),
  ),
  'S1-ADD-04': row(
    'Karpenter',
    chart('karpenter'),
    everywhere.values('karpenter', 'settings.clusterName').are(...NAMES),
    roleOf('karpenter'),
  ),
  'S1-ADD-05': row(
    'KEDA',
    chart('keda'),
    everywhere.values('keda', 'crds.install').are(...times(4, true)),
  ),
  'S1-ADD-06': row('metrics-server, which the HPA asks', chart('metrics-server')),
  'S1-ADD-07': row(
    'cert-manager, and an issuer for it',
    chart('cert-manager'),
    everywhere.values('cert-manager', 'crds.enabled').are(...times(4, true)),
    everywhere
      .kubernetes('ingress/certificate-ingress', 'spec.issuerRef.name')
      .are(...times(4, 'letsencrypt')),
    everywhere
      .kubernetes('ingress/clusterissuer-letsencrypt', 'spec.acme.email')
      .are(...times(4, 'platform@landingzone.dev')),
  ),
  'S1-ADD-08': row(
    'External Secrets Operator, which reads Secrets Manager',
    chart('external-secrets'),
    everywhere
      .kubernetes('secret-store/clustersecretstore-secrets-manager', 'spec.provider.aws.service')
      .are(...times(4, 'SecretsManager')),
    roleOf('external-secrets'),
  ),
  'S1-ADD-09': row(
    'network policies: nothing is allowed that is not named, and the CNI enforces it',
    everywhere
      .terraform('cluster', 'aws_eks_addon.vpc-cni.configuration_values.enableNetworkPolicy')
      .are(...times(4, 'true')),
    everywhere
      .kubernetes('namespaces/networkpolicy-default-deny.apps', 'spec.policyTypes')
      .are(...times(4, ['Ingress', 'Egress'])),
    everywhere
      .kubernetes('namespaces/networkpolicy-default-deny.apps', 'spec.ingress')
      .are(...times(4, [])),
    everywhere
      .kubernetes('namespaces/networkpolicy-default-deny.apps', 'spec.podSelector')
      .are(...times(4, {})),
  ),
  'S1-ADD-10': row(
    'Prometheus',
    chart('kube-prometheus-stack'),
    everywhere
      .values('kube-prometheus-stack', 'prometheus.prometheusSpec.retention')
      .are(...times(4, '15d')),
  ),
  'S1-ADD-11': row(
    'Fluent Bit, which ships logs of pods to CloudWatch',
    chart('aws-for-fluent-bit'),
    everywhere.values('aws-for-fluent-bit', 'cloudWatchLogs.enabled').are(...times(4, true)),
    everywhere
      .values('aws-for-fluent-bit', 'cloudWatchLogs.logGroupName')
      .are(...['dev', 'staging', 'prod', 'prod-dr'].map((name) => `/landing-zone/${name}/pods`)),
    ...CLUSTERS.map(([output, name]) =>
      output
        .terraform('observability', 'aws_cloudwatch_log_group.pods.name')
        .is(`/landing-zone/${name}/pods`),
    ),
    roleOf('aws-for-fluent-bit'),
  ),
  'S1-ADD-12': row(
    'the collector of ADOT',
    chart('opentelemetry-collector'),
    everywhere
      .values('opentelemetry-collector', 'image.repository')
      .are(...times(4, 'public.ecr.aws/aws-observability/aws-otel-collector')),
    everywhere.values('opentelemetry-collector', 'command.name').are(...times(4, 'awscollector')),
    collector('service.pipelines.traces.receivers').are(...times(4, ['otlp'])),
    roleOf('opentelemetry-collector'),
  ),
  'S1-FLOW-01': row(
    'load balancers lead to Istio; what an add-on needs is there before it; ADOT takes metrics over from Prometheus',
    ...ofClusters((output) => binding(output, 'serviceRef.name').is('istio-ingressgateway')),
    ...ofClusters((output) => binding(output, 'serviceRef.port').is(443)),
    ...order(dev, 'dev'),
    ...order(staging, 'staging'),
    ...order(prod, 'prod'),
    collector('service.pipelines."metrics/nodes".receivers').are(...times(4, ['prometheus'])),
    federation('static_configs[0].targets').are(
      ...times(4, ['kube-prometheus-prometheus.monitoring.svc.cluster.local:9090']),
    ),
    federation('metrics_path').are(...times(4, '/federate')),
    federation('params."match[]"').are(...times(4, NODE_METRICS)),
    everywhere
      .kubernetes('monitoring-config/prometheusrule-nodes', 'spec.groups[0].rules[].record')
      .are(...NODE_METRICS.flatMap((name) => times(4, name))),
    ...CLUSTERS.map(([{ kubernetes }, name]) =>
      kubernetes(
        'monitoring-config/prometheusrule-nodes',
        'spec.groups[0].rules[record=node_cpu_utilization].labels.ClusterName',
      ).are(`landing-zone-${name}`),
    ),
    everywhere
      .kubernetes('namespaces/networkpolicy-opentelemetry-collector', 'spec.egress[].ports[].port')
      .are(...times(4, 443), ...times(4, 9090)),
    everywhere
      .kubernetes(
        'namespaces/networkpolicy-kube-prometheus-stack',
        'spec.ingress[1].from[].namespaceSelector.matchLabels."kubernetes.io/metadata.name"',
      )
      .are(...times(4, 'keda'), ...times(4, 'tracing')),
  ),
  'S1-OBS-01': row(
    'a CloudWatch dashboard of all workload accounts, and one in each',
    dashboard('[].properties.title').are(
      'Search logs',
      ...['dev', 'prod', 'staging'].flatMap((name) => [
        `${name}: Nodes`,
        `${name}: Database main`,
        `${name}: Cache main`,
        `${name}: Load balancers (application)`,
      ]),
      'prod: Load balancers (network)',
    ),
    collector('service.pipelines."metrics/nodes".exporters').are(...times(4, ['awsemf/nodes'])),
    collector('exporters."awsemf/nodes".namespace').are(...times(4, 'ContainerInsights')),
    collector('exporters."awsemf/nodes".log_group_name').are(
      ...NAMES.map((name) => `/aws/containerinsights/${name}/prometheus`),
    ),
    dashboard('[properties.title="dev: Nodes"].properties.metrics[][1]').are(
      'node_cpu_utilization',
      'node_memory_utilization',
      'cluster_failed_node_count',
    ),
    ...CLUSTERS.map(([{ terraform }, name]) =>
      terraform('observability', 'aws_cloudwatch_log_group.node-metrics.name').is(
        `/aws/containerinsights/landing-zone-${name}/prometheus`,
      ),
    ),
    dashboard('[properties.title="dev: Database main"].properties.metrics[0][4].accountId').are(
      ACCOUNTS.dev,
    ),
    dashboard('[properties.title="staging: Database main"].properties.metrics[0][4].accountId').are(
      ACCOUNTS.staging,
    ),
    dashboard('[properties.title="prod: Database main"].properties.metrics[0][4].accountId').are(
      ACCOUNTS.prod,
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform('observability', 'aws_oam_link.main.resource_types').includes(
        'AWS::CloudWatch::Metric',
      ),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform('observability', 'aws_cloudwatch_dashboard.main.dashboard_body').includes(
        '"title":"Nodes"',
        '"title":"Database main"',
        '"title":"Cache main"',
        '"title":"Load balancer main"',
      ),
    ),
  ),
  'S1-OBS-02': row(
    'X-Ray has the traces, seen among the shared services',
    collector('exporters.awsxray.region').are(...times(3, 'us-west-2'), 'us-east-1'),
    collector('service.pipelines.traces.exporters').are(...times(4, ['awsxray'])),
    everywhere
      .terraform(
        'identity',
        'data.aws_iam_policy_document.addon-opentelemetry-collector.statement[sid=WriteTraces].actions',
      )
      .includes('xray:PutTraceSegments'),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('web/configmap-web', 'data.OTEL_EXPORTER_OTLP_ENDPOINT').is(
        'http://opentelemetry-collector.tracing.svc.cluster.local:4318',
      ),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform('observability', 'aws_oam_link.main.resource_types').includes('AWS::XRay::Trace'),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform('observability', 'aws_oam_link.main.sink_identifier').is(
        '${data.terraform_remote_state.landing-zone-shared-services_observability.outputs.sink_arn}',
      ),
    ),
    shared
      .terraform(
        'observability',
        'data.aws_iam_policy_document.sink.statement[0].principals[0].identifiers',
      )
      .are(
        [ACCOUNTS.prod, ACCOUNTS.dev, ACCOUNTS.staging].map(
          (account) => `arn:aws:iam::${account}:root`,
        ),
      ),
    shared.terraform('observability', 'aws_xray_sampling_rule.main.fixed_rate').is(0.05),
    shared
      .terraform('observability', 'aws_xray_group.group-slow.filter_expression')
      .is('responsetime > 2'),
  ),
  'S1-OBS-03': row(
    'OpenSearch has the logs of all workload accounts',
    everywhere.terraform('data', 'aws_opensearch_domain.*.domain_name').are('landing-zone-logs'),
    shared
      .terraform(
        'data',
        'data.aws_iam_policy_document.search-logs.statement[sid=LogsOfOthers].condition[0].values',
      )
      .are([
        `arn:aws:iam::${ACCOUNTS.dev}:role/landing-zone-dev-addon-aws-for-fluent-bit`,
        `arn:aws:iam::${ACCOUNTS.prod}:role/landing-zone-prod-addon-aws-for-fluent-bit`,
        `arn:aws:iam::${ACCOUNTS.staging}:role/landing-zone-staging-addon-aws-for-fluent-bit`,
      ]),
    shared
      .terraform(
        'network',
        'aws_vpc_security_group_ingress_rule[security_group_id="${aws_security_group.search-logs.id}"].cidr_ipv4',
      )
      .are('10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16'),
    ...shipsLogs(dev, 'dev'),
    ...shipsLogs(staging, 'staging'),
    ...shipsLogs(prod, 'prod'),
    shared.documented(
      'The cluster of prod lets the roles of Fluent Bit of all writers write their own indices',
    ),
  ),
};
