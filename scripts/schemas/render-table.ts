// The table of kinds as text: one type a line, so that a new release shows as lines that changed.
import { collectTypes } from './collect-types.ts';
import { ownKinds } from './own-kinds.ts';

const BUILT_IN = {
  v1: [
    'ConfigMap',
    'Endpoints',
    'LimitRange',
    'Namespace',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'Pod',
    'PodTemplate',
    'ReplicationController',
    'ResourceQuota',
    'Secret',
    'Service',
    'ServiceAccount',
  ],
  'admissionregistration.k8s.io/v1': [
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io/v1': ['CustomResourceDefinition'],
  'apiregistration.k8s.io/v1': ['APIService'],
  'apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'autoscaling/v1': ['HorizontalPodAutoscaler'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'coordination.k8s.io/v1': ['Lease'],
  'discovery.k8s.io/v1': ['EndpointSlice'],
  'flowcontrol.apiserver.k8s.io/v1': ['FlowSchema', 'PriorityLevelConfiguration'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'node.k8s.io/v1': ['RuntimeClass'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
  'storage.k8s.io/v1': ['CSIDriver', 'StorageClass', 'VolumeAttributesClass'],
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
