// Ships the logs of every pod to CloudWatch: a log group per service, and one for all other pods.
import type { Alert } from '../model/kubernetes/alert.ts';
import { regionalArn } from '../model/naming/core.ts';
import { logGroupName, podLogGroupName } from '../model/naming/operations.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Statement } from '../model/statement.ts';
import type { AccountContext, Addon, AddonAccount } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { ROLES } from './shared/cluster-kinds.ts';
import { shippingOfLogs } from './shared/dependents.ts';
import { type Resources, resources } from './shared/pods.ts';
import { writeLogs } from './shared/write-logs.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly kind: 'DaemonSet';
  readonly image: { readonly tag: string };
  readonly serviceAccount: AccountValues;
  readonly podSecurityPolicy: { readonly enabled: boolean };
  readonly dashboards: { readonly enabled: string };
  readonly tolerations: readonly { readonly operator: 'Exists' }[];
  readonly resources: Resources;
  /** Beside the chart's own sources and filters, which read the files and add what Kubernetes knows. */
  readonly fileConfigs: Readonly<Record<'04_outputs.conf' | '05_metrics.conf', string>>;
};

const account: AddonAccount = {
  serviceAccount: 'fluentd',
  statements,
  isNeeded: ({ observability }) => observability.logs.sink === 'cloudwatch',
};

const OUTPUT = 'type="cloudwatch_logs"';

/** Once the buffer on the node is full, its oldest part goes: see `overflow_action`. */
const ALERTS: readonly Alert[] = [
  {
    name: 'LogsDropped',
    severity: 'warning',
    minutes: 5,
    expr: `min by (pod) (fluentd_output_status_buffer_available_space_ratio{${OUTPUT}}) < 5`,
    summary: '{{ $labels.pod }} has hardly any room left for logs; without, it drops the oldest',
  },
  {
    name: 'LogsHeldBack',
    severity: 'warning',
    minutes: 15,
    // Longer and longer apart, so that a few within half an hour are many.
    expr: `sum by (pod) (increase(fluentd_output_status_retry_count{${OUTPUT}}[30m])) > 3`,
    summary: '{{ $labels.pod }} cannot hand its logs to CloudWatch and keeps them',
  },
];

/** What the outputs have to say; the chart offers how much was read, and nothing else. */
const METRICS = `<source>
  @type prometheus_output_monitor
</source>
`;

export const fluentd: Addon<'fluentd'> = {
  name: 'fluentd',
  repository: 'https://fluent.github.io/helm-charts',
  chart: 'fluentd',
  version: '0.6.0',
  namespace: 'logging',
  wave: -15,
  pods: [{ part: 'fluentd', resources: ['resources'] }],
  // Reads the logs of all pods from a hostPath.
  watched: { port: 'metrics', alerts: { logs: ALERTS } },
  exporters: [
    {
      // https://github.com/fluent/fluent-plugin-prometheus/tree/v2.2.2#prometheus_output_monitor-input-plugin
      prefixes: ['fluentd_'],
      metrics: [
        'fluentd_output_status_buffer_available_space_ratio',
        'fluentd_output_status_retry_count',
      ],
    },
  ],
  podSecurity: 'privileged',
  reach: () => ({ isOutside: true }),
  clusterKinds: ROLES,
  accounts: [account],
  ships: { as: 'fluentd', to: 'cloudwatch' },
  neededBy: (environment) => shippingOfLogs(environment, 'fluentd'),
  values,
};

/** The image with the plugin for CloudWatch Logs; the chart's own is the one for Elasticsearch. */
const IMAGE_TAG = 'v1.19.0-debian-cloudwatch-1.1';

function values(environment: Environment): Values {
  return {
    fullnameOverride: 'fluentd',
    kind: 'DaemonSet',
    image: { tag: IMAGE_TAG },
    serviceAccount: accountValues(environment, account),
    podSecurityPolicy: { enabled: false },
    dashboards: { enabled: 'false' },
    tolerations: [{ operator: 'Exists' }],
    resources: resources('100m', '256Mi', '512Mi'),
    fileConfigs: { '04_outputs.conf': outputs(environment), '05_metrics.conf': METRICS },
  };
}

const NAMESPACE = 'record.dig("kubernetes", "namespace_name")';
const NAME_LABEL = 'record.dig("kubernetes", "labels", "app.kubernetes.io/name").to_s';
const POD = 'record.dig("kubernetes", "pod_name").to_s';
const CONTAINER = 'record.dig("kubernetes", "container_name").to_s';

/**
 * Terraform makes the groups, with their retention. Only the services' namespaces have a group by
 * name. The expressions hold no braces: they would end the placeholder.
 */
function outputs(environment: Environment): string {
  const namespaces = Object.keys(environment.namespaces).sort().join(' ');
  const ofService = `"${logGroupName(environment, '')}" + ${NAME_LABEL}`;
  const ofPods = `"${podLogGroupName(environment)}"`;
  return `<label @OUTPUT>
  <filter **>
    @type record_transformer
    enable_ruby true
    <record>
      log_group $\{%w[${namespaces}].include?(${NAMESPACE}) ? ${ofService} : ${ofPods}}
      log_stream $\{"fluentd-" + ${POD} + "." + ${CONTAINER}}
    </record>
  </filter>
  <match **>
    @type cloudwatch_logs
    region ${environment.aws.region}
    log_group_name_key log_group
    remove_log_group_name_key true
    log_stream_name_key log_stream
    remove_log_stream_name_key true
    auto_create_stream true
    <buffer>
      @type file
      path /var/log/fluentd-buffers/cloudwatch
      flush_interval 5s
      chunk_limit_size 2m
      total_limit_size 512m
      overflow_action drop_oldest_chunk
    </buffer>
  </match>
</label>
`;
}

function statements({ environment }: AccountContext): readonly Statement[] {
  return [
    writeLogs(environment),
    // Its output asks whether a group exists before it makes a stream in it.
    {
      sid: 'FindLogGroups',
      actions: ['logs:DescribeLogGroups'],
      resources: [regionalArn(environment, 'logs', 'log-group:*')],
    },
  ];
}
