// The table of kinds as text: one type a line, so that a new release shows as lines that changed.
import { collectTypes } from './collect-types.ts';
import { ownKinds } from './own-kinds.ts';

const BUILT_IN = {
  v1: [
    'ConfigMap',
    'LimitRange',
    'Namespace',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'Pod',
    'ResourceQuota',
    'Secret',
    'Service',
    'ServiceAccount',
  ],
  'apps/v1': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
  'storage.k8s.io/v1': ['StorageClass'],
} as const;

const CUSTOM = {
  'argo-cd/argoproj.io/v1alpha1': ['Application', 'AppProject'],
  'argo-rollouts/argoproj.io/v1alpha1': ['AnalysisTemplate', 'ClusterAnalysisTemplate', 'Rollout'],
  'external-secrets/external-secrets.io/v1': ['ClusterSecretStore', 'ExternalSecret'],
  'prometheus-operator/monitoring.coreos.com/v1': [
    'PodMonitor',
    'PrometheusRule',
    'ServiceMonitor',
  ],
  'prometheus-operator/monitoring.coreos.com/v1alpha1': ['ScrapeConfig'],
} as const;

const ROOTS = [...modules('kubernetes-models', BUILT_IN), ...modules('@kubernetes-models', CUSTOM)];

/** Hosts are found in files; the ways that clouds and registries have are many, and none is used. */
const SCRAPING = [
  'fileSDConfigs',
  'jobName',
  'metricRelabelings',
  'metricsPath',
  'relabelings',
  'sampleLimit',
  'scheme',
  'scrapeInterval',
  'scrapeTimeout',
  'staticConfigs',
];

/** Stores other than that of AWS: nothing here writes them, and the types of some are behind. */
const ONLY = {
  '#external-secrets.io/v1/SecretStoreProvider': ['aws'],
  '#monitoring.coreos.com/v1alpha1/ScrapeConfigSpec': SCRAPING,
};

/** Declared as text or a number, of any form. */
const QUANTITY = { '#api/resource/Quantity': 'quantity' };

export async function renderTable(): Promise<string> {
  const collected = await collectTypes({ roots: ROOTS, only: ONLY });
  const kinds = sorted({ ...collected.kinds, ...ownKinds.kinds });
  const types = sorted({ ...collected.types, ...ownKinds.types, ...QUANTITY });
  return `{\n"kinds": ${lines(kinds)},\n"types": ${lines(types)}\n}\n`;
}

function modules(prefix: string, kinds: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(kinds).flatMap(([folder, names]) =>
    names.map((name) => `${prefix}/${folder}/${name}`),
  );
}

function sorted<T>(map: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}

function lines(entries: readonly (readonly [string, unknown])[]): string {
  const each = entries.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${each.join(',\n')}\n}`;
}
