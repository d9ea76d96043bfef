// Ships the logs of every pod to Loki: reads them from the files of each node.
// https://grafana.com/docs/alloy/latest/collect/logs-in-kubernetes/
import type { Alert } from '../model/kubernetes/alert.ts';
import { clusterOf } from '../model/parts.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon } from './addon.ts';
import { LOKI_URL } from './loki.ts';
import { ROLES } from './shared/cluster-kinds.ts';
import { shippingOfLogs } from './shared/dependents.ts';
import { type Resources, resources } from './shared/pods.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly crds: { readonly create: boolean };
  readonly alloy: {
    readonly enableReporting: boolean;
    readonly storagePath: string;
    readonly configMap: { readonly content: string };
    readonly mounts: {
      readonly varlog: boolean;
      readonly extra: readonly { readonly name: string; readonly mountPath: string }[];
    };
    readonly resources: Resources;
  };
  readonly configReloader: { readonly resources: Resources };
  readonly controller: {
    readonly type: 'daemonset';
    readonly tolerations: readonly { readonly operator: 'Exists' }[];
    readonly volumes: {
      readonly extra: readonly {
        readonly name: string;
        readonly hostPath: { readonly path: string; readonly type: 'DirectoryOrCreate' };
      }[];
    };
  };
};

/** It tries for minutes, then a batch is lost; what Loki refuses is lost at once. */
const ALERTS: readonly Alert[] = [
  {
    name: 'LogsDropped',
    severity: 'warning',
    minutes: 1,
    expr: 'sum by (pod, reason) (increase(loki_write_dropped_entries_total[15m])) > 0',
    summary: '{{ $labels.pod }} gave up logs that Loki did not take: {{ $labels.reason }}',
  },
  {
    name: 'LogsHeldBack',
    severity: 'warning',
    minutes: 15,
    expr: 'sum by (pod) (increase(loki_write_batch_retries_total[5m])) > 0',
    summary: '{{ $labels.pod }} has to ask Loki several times to take its logs',
  },
];

export const alloy: Addon<'alloy'> = {
  name: 'alloy',
  repository: 'https://grafana.github.io/helm-charts',
  chart: 'alloy',
  version: '1.11.1',
  namespace: 'logging',
  wave: -15,
  pods: [{ part: 'alloy', resources: ['alloy.resources', 'configReloader.resources'] }],
  // Reads the logs of all pods from a hostPath.
  watched: { port: 'http-metrics', alerts: { logs: ALERTS } },
  exporters: [
    {
      // https://grafana.com/docs/alloy/latest/reference/components/loki/loki.write/#debug-metrics
      prefixes: ['loki_write_'],
      metrics: ['loki_write_batch_retries_total', 'loki_write_dropped_entries_total'],
    },
  ],
  podSecurity: 'privileged',
  clusterKinds: ROLES,
  definitions: {
    kinds: ['monitoring.grafana.com'],
    unless: { value: ['crds', 'create'], isSet: true },
  },
  ships: { as: 'alloy', to: 'loki' },
  neededBy: (environment) => shippingOfLogs(environment, 'alloy'),
  values,
};

/** How far each file was read, kept on the node: a new pod goes on where the old one stopped. */
const POSITIONS = { name: 'positions', path: '/var/lib/alloy' } as const;

function values(environment: Environment): Values {
  const { name, path } = POSITIONS;
  return {
    fullnameOverride: 'alloy',
    crds: { create: false },
    alloy: {
      enableReporting: false,
      storagePath: path,
      configMap: { content: pipeline(environment) },
      mounts: { varlog: true, extra: [{ name, mountPath: path }] },
      resources: resources('100m', '128Mi', '512Mi'),
    },
    configReloader: { resources: resources('10m', '50Mi', '100Mi') },
    controller: {
      type: 'daemonset',
      tolerations: [{ operator: 'Exists' }],
      volumes: { extra: [{ name, hostPath: { path, type: 'DirectoryOrCreate' } }] },
    },
  };
}

/** Labels of few values only: Loki keeps a stream for each combination of them. */
const LABELS = {
  namespace: '__meta_kubernetes_namespace',
  pod: '__meta_kubernetes_pod_name',
  container: '__meta_kubernetes_pod_container_name',
  app: '__meta_kubernetes_pod_label_app_kubernetes_io_name',
} as const;

function pipeline(environment: Environment): string {
  const rules = Object.entries(LABELS).map(
    ([label, source]) => `  rule {
    source_labels = ["${source}"]
    target_label  = "${label}"
  }
`,
  );
  return `discovery.kubernetes "pods" {
  role = "pod"
  selectors {
    role  = "pod"
    field = "spec.nodeName=" + sys.env("HOSTNAME")
  }
}

discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets
${rules.join('')}  rule {
    source_labels = ["__meta_kubernetes_pod_uid", "__meta_kubernetes_pod_container_name"]
    separator     = "/"
    replacement   = "/var/log/pods/*$1/*.log"
    target_label  = "__path__"
  }
}

local.file_match "pods" {
  path_targets = discovery.relabel.pods.output
}

loki.source.file "pods" {
  targets    = local.file_match.pods.targets
  forward_to = [loki.process.pods.receiver]
}

loki.process "pods" {
  stage.cri {}
  forward_to = [loki.write.loki.receiver]
}

loki.write "loki" {
  endpoint {
    url = "${LOKI_URL}/loki/api/v1/push"
  }
  external_labels = { cluster = "${clusterOf(environment).name}" }
}
`;
}
