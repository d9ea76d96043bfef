// Prometheus, Alertmanager and Grafana, with the exporters of nodes and Kubernetes objects.

import { scrapedClusters } from '../../model/data/kafka-kind.ts';
import { slugOf } from '../../model/naming/core.ts';
import { STORAGE_CLASS } from '../../model/naming/storage.ts';
import { SCRAPE_TARGETS } from '../../model/operations/scrape-targets.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Addon, AddonAccount, ChartDisks } from '../addon.ts';
import { type AccountValues, accountValues } from '../shared/account-values.ts';
import { CRD, injectedPolicy, ROLES, WEBHOOKS } from '../shared/cluster-kinds.ts';
import { keepMetrics, type ObjectStorage, objectStorage } from '../shared/object-storage.ts';
import { type Resources, resources, type Spread, spreadOf } from '../shared/pods.ts';
import { prometheus } from '../shared/prometheus.ts';
import { replicasOf } from '../shared/replicas-of.ts';
import {
  type AlertmanagerValues,
  alertmanagerAccount,
  alertmanagerValues,
} from './alertmanager-values.ts';
import { EXPORTERS } from './exporters.ts';
import { type DataSource, grafanaDataSources } from './grafana-data-sources.ts';
import { IDLE, PODS } from './pods.ts';
import { reach } from './reach.ts';
import { watchers } from './watchers.ts';

type Switch = { readonly enabled: boolean };

type Selector = 'serviceMonitor' | 'podMonitor' | 'probe' | 'rule' | 'scrapeConfig';

type PrometheusSpec = {
  readonly [S in Selector as `${S}SelectorNilUsesHelmValues`]: boolean;
} & {
  readonly replicas: number;
  readonly retention: string;
  readonly retentionSize: string;
  readonly externalLabels: Readonly<Record<string, string>>;
  readonly resources: Pick<Resources, 'requests'>;
  readonly topologySpreadConstraints: Spread;
  readonly storageSpec: {
    readonly volumeClaimTemplate: {
      readonly spec: {
        readonly storageClassName: string;
        readonly accessModes: readonly string[];
        readonly resources: { readonly requests: { readonly storage: string } };
      };
    };
  };
  /** Mounted, each in a folder of its name. */
  readonly secrets?: readonly string[];
  readonly disableCompaction: boolean;
  readonly thanos?: Needing & { readonly objectStorageConfig: { readonly secret: ObjectStorage } };
};

type Needing = { readonly resources: Resources };

type GrafanaValues = Needing & {
  readonly fullnameOverride: string;
  readonly enabled: boolean;
  readonly admin: {
    readonly existingSecret: string;
    readonly userKey: string;
    readonly passwordKey: string;
  };
  readonly sidecar: Needing & {
    readonly dashboards: Switch & { readonly searchNamespace: string };
  };
  readonly replicas?: number;
  readonly podDisruptionBudget?: { readonly maxUnavailable: number };
  readonly topologySpreadConstraints?: Spread;
  readonly service?: { readonly sessionAffinity: 'ClientIP' };
  readonly testFramework: Switch;
  readonly additionalDataSources: readonly DataSource[];
};

type Values = {
  readonly fullnameOverride: string;
  readonly crds: Switch;
  readonly defaultRules: { readonly rules: Readonly<Record<string, boolean>> };
  readonly prometheusOperator: Needing & {
    readonly prometheusConfigReloader: Needing;
    readonly admissionWebhooks: { readonly certManager: Switch; readonly patch: Switch };
  };
  readonly prometheus: {
    readonly serviceAccount: AccountValues;
    readonly thanosService: Switch;
    readonly podDisruptionBudget: Switch;
    readonly prometheusSpec: PrometheusSpec;
  };
  readonly alertmanager: AlertmanagerValues;
  readonly grafana: GrafanaValues;
  readonly 'kube-state-metrics': Needing & { readonly fullnameOverride: string };
  readonly 'prometheus-node-exporter': Needing & { readonly fullnameOverride: string };
} & Readonly<Record<ControlPlanePart, Switch>>;

type ControlPlanePart = 'kubeControllerManager' | 'kubeScheduler' | 'kubeEtcd' | 'kubeProxy';

const account: AddonAccount = {
  serviceAccount: 'prometheus',
  statements: keepMetrics,
};

/** The operator gives up a StatefulSet whose claims differ, with its pods, and never resizes a claim:
 * prometheus-operator/prometheus-operator v0.93.1 pkg/k8s/statefulset.go, Documentation/platform/storage.md */
const DISKS: readonly ChartDisks[] = [
  {
    at: 'prometheus.prometheusSpec.storageSpec',
    of: 'operator',
    name: `prometheus-${prometheus.name}-prometheus`,
  },
  {
    at: 'alertmanager.alertmanagerSpec.storage',
    of: 'operator',
    name: `alertmanager-${prometheus.name}-alertmanager`,
  },
  {
    at: 'thanosRuler.thanosRulerSpec.storage',
    of: 'operator',
    name: `thanos-ruler-${prometheus.name}-thanos-ruler`,
  },
  { at: 'grafana.persistence', of: 'claim', name: 'grafana' },
];

export const kubePrometheusStack: Addon<'kube-prometheus-stack'> = {
  name: 'kube-prometheus-stack',
  repository: 'https://prometheus-community.github.io/helm-charts',
  chart: 'kube-prometheus-stack',
  version: '88.5.3',
  namespace: prometheus.namespace,
  // Later than the Grafana secret and the webhooks' certificates; earlier than every monitor.
  wave: -15,
  pods: PODS,
  disks: DISKS,
  idle: IDLE,
  // node-exporter shares the network and process ids of the node and mounts its root.
  watched: null,
  exporters: EXPORTERS,
  raisesAlerts: true,
  podSecurity: 'privileged',
  reach,
  clusterKinds: [CRD, ...ROLES, ...WEBHOOKS],
  // Services in front of CoreDNS, the scheduler and others, to be scraped.
  otherNamespaces: ['kube-system'],
  ignored: injectedPolicy(...WEBHOOKS),
  definitions: {
    kinds: ['monitoring.coreos.com'],
    unless: { value: ['crds', 'enabled'], isSet: true },
  },
  accounts: [alertmanagerAccount, account],
  needs: [
    {
      addon: 'cluster.addons.aws-ebs-csi-driver',
      what: 'the volume of kube-prometheus-stack',
    },
    { addon: 'addons.external-secrets', what: 'the secret of kube-prometheus-stack' },
  ],
  neededBy: watchers,
  values,
};

/** The Secret with Grafana's first user, filled by an ExternalSecret. */
export const GRAFANA_SECRET = 'grafana-admin';

/** What EKS runs out of reach, or does not let Prometheus see. */
const HIDDEN_BY_EKS = {
  kubeControllerManager: { enabled: false },
  kubeScheduler: { enabled: false },
  kubeEtcd: { enabled: false },
  kubeProxy: { enabled: false },
} as const;

const RULES_HIDDEN_BY_EKS = {
  etcd: false,
  kubeControllerManager: false,
  kubeProxy: false,
  kubeSchedulerAlerting: false,
  kubeSchedulerRecording: false,
} as const;

/** Share of the volume that metrics may fill, so that the write-ahead log always fits. */
const FILL_SHARE = 0.85;

function values(environment: Environment): Values {
  const storage = objectStorage(environment);
  return {
    fullnameOverride: prometheus.name,
    crds: { enabled: true },
    ...HIDDEN_BY_EKS,
    defaultRules: { rules: RULES_HIDDEN_BY_EKS },
    // The patch jobs are Helm hooks that Argo CD would run at every sync.
    prometheusOperator: {
      admissionWebhooks: { certManager: { enabled: true }, patch: { enabled: false } },
      resources: resources('100m', '128Mi', '256Mi'),
      // Stands beside each Prometheus and Alertmanager.
      prometheusConfigReloader: { resources: resources('10m', '50Mi', '100Mi') },
    },
    prometheus: {
      serviceAccount: accountValues(environment, account),
      thanosService: { enabled: storage !== undefined },
      podDisruptionBudget: { enabled: replicasOf(environment) > 1 },
      prometheusSpec: prometheusSpec(environment, storage),
    },
    alertmanager: alertmanagerValues(environment),
    grafana: grafanaValues(environment),
    'kube-state-metrics': {
      fullnameOverride: 'kube-state-metrics',
      resources: resources('50m', '128Mi', '512Mi'),
    },
    'prometheus-node-exporter': {
      fullnameOverride: 'node-exporter',
      resources: resources('50m', '32Mi', '128Mi'),
    },
  };
}

function prometheusSpec(environment: Environment, storage?: ObjectStorage): PrometheusSpec {
  const { retentionDays, storageGb } = environment.observability.metrics;
  return {
    replicas: replicasOf(environment),
    retention: `${retentionDays}d`,
    retentionSize: `${Math.floor(storageGb * FILL_SHARE)}GB`,
    externalLabels: { cluster: clusterOf(environment).name, environment: slugOf(environment) },
    // Monitors and rules come from all components, not only from this chart.
    serviceMonitorSelectorNilUsesHelmValues: false,
    podMonitorSelectorNilUsesHelmValues: false,
    probeSelectorNilUsesHelmValues: false,
    ruleSelectorNilUsesHelmValues: false,
    scrapeConfigSelectorNilUsesHelmValues: false,
    // Not bounded: how much it needs grows with what it scrapes, and a restart only asks for more.
    resources: { requests: { cpu: '500m', memory: '2Gi' } },
    topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': prometheus.app }),
    storageSpec: {
      volumeClaimTemplate: {
        spec: {
          storageClassName: STORAGE_CLASS,
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: `${storageGb}Gi` } },
        },
      },
    },
    // Blocks that are uploaded must not be compacted here as well:
    // https://thanos.io/tip/components/sidecar.md/
    disableCompaction: storage !== undefined,
    ...(scrapedClusters(environment).length === 0 ? {} : { secrets: [SCRAPE_TARGETS] }),
    ...(storage
      ? {
          thanos: {
            resources: resources('50m', '128Mi', '1Gi'),
            objectStorageConfig: { secret: storage },
          },
        }
      : {}),
  };
}

/** Dashboards and data sources come from the repository, so that each pod has all of them. Who has signed
 * in, a pod alone knows, and whoever did stays with it. */
function grafanaValues(environment: Environment): GrafanaValues {
  const replicas = replicasOf(environment);
  return {
    fullnameOverride: 'grafana',
    ...(replicas > 1
      ? {
          replicas,
          podDisruptionBudget: { maxUnavailable: 1 },
          topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': 'grafana' }),
          service: { sessionAffinity: 'ClientIP' },
        }
      : {}),
    enabled: true,
    // Otherwise the chart makes a password at every rendering.
    admin: { existingSecret: GRAFANA_SECRET, userKey: 'username', passwordKey: 'password' },
    resources: resources('100m', '256Mi', '512Mi'),
    sidecar: {
      resources: resources('20m', '96Mi', '192Mi'),
      dashboards: { enabled: true, searchNamespace: 'ALL' },
    },
    testFramework: { enabled: false },
    additionalDataSources: grafanaDataSources(environment),
  };
}
