// What a chart's own templates ask of Argo CD beyond its namespace. A chart is rendered by Argo CD,
// not here, so this table rests on reading the templates of the pinned versions (src/addons);
// docs/how-to/connect-argo-cd.md says how a gap shows itself.
import { type AddonName, addons } from '../../addons/addons.ts';
import type { IgnoredField } from '../../model/artifact.ts';
import { STRIMZI_NAMESPACE } from '../../model/data/kafka-kind.ts';
import type { GroupKind } from './resource-kinds.ts';

export interface ChartNeeds {
  /** Kinds without a namespace among its templates. */
  readonly clusterKinds: readonly GroupKind[];
  /** Namespaces it writes to beside its own. */
  readonly otherNamespaces: readonly string[];
  /** Fields that its own controllers change after the sync. */
  readonly ignored: readonly IgnoredField[];
}

const CRD = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' };
const CLUSTER_ROLE = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' };
const CLUSTER_ROLE_BINDING = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' };
const API_SERVICE = { group: 'apiregistration.k8s.io', kind: 'APIService' };
const INGRESS_CLASS = { group: 'networking.k8s.io', kind: 'IngressClass' };
const INGRESS_CLASS_PARAMS = { group: 'elbv2.k8s.aws', kind: 'IngressClassParams' };
const MUTATING = { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' };
const VALIDATING = {
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingWebhookConfiguration',
};

const ROLES = [CLUSTER_ROLE, CLUSTER_ROLE_BINDING];
const WEBHOOKS = [MUTATING, VALIDATING];

/** A certificate authority that is written into webhooks once it exists. */
const INJECTED_AUTHORITY = ['.webhooks[]?.clientConfig.caBundle'];
/** The Prometheus operator's patch job and istiod set this one as well. */
const INJECTED_POLICY = [...INJECTED_AUTHORITY, '.webhooks[]?.failurePolicy'];

const NOTHING: ChartNeeds = { clusterKinds: [], otherNamespaces: [], ignored: [] };
const ONLY_ROLES: ChartNeeds = { ...NOTHING, clusterKinds: ROLES };

export const chartNeeds = {
  alloy: ONLY_ROLES,
  'argo-cd': { ...NOTHING, clusterKinds: [CRD, ...ROLES] },
  'argo-rollouts': { ...NOTHING, clusterKinds: [CRD, ...ROLES] },
  'aws-for-fluent-bit': ONLY_ROLES,
  'aws-load-balancer-controller': {
    clusterKinds: [CRD, ...ROLES, ...WEBHOOKS, INGRESS_CLASS, INGRESS_CLASS_PARAMS],
    otherNamespaces: [],
    ignored: WEBHOOKS.map((kind) => ({ ...kind, jqPathExpressions: INJECTED_AUTHORITY })),
  },
  'cert-manager': {
    clusterKinds: [CRD, ...ROLES, ...WEBHOOKS],
    // Its leader election: global.leaderElection.namespace in values.yaml.
    otherNamespaces: ['kube-system'],
    ignored: WEBHOOKS.map((kind) => ({ ...kind, jqPathExpressions: INJECTED_AUTHORITY })),
  },
  'cluster-autoscaler': ONLY_ROLES,
  'external-dns': { ...NOTHING, clusterKinds: [CRD, ...ROLES] },
  'external-secrets': {
    ...NOTHING,
    clusterKinds: [CRD, ...ROLES, VALIDATING],
    ignored: [{ ...VALIDATING, jqPathExpressions: INJECTED_AUTHORITY }],
  },
  fluentd: ONLY_ROLES,
  'ingress-nginx': {
    ...NOTHING,
    clusterKinds: [...ROLES, VALIDATING, INGRESS_CLASS],
    ignored: [{ ...VALIDATING, jqPathExpressions: INJECTED_AUTHORITY }],
  },
  'istio-base': {
    ...NOTHING,
    clusterKinds: [CRD, ...ROLES, VALIDATING],
    ignored: [{ ...VALIDATING, jqPathExpressions: INJECTED_POLICY }],
  },
  'istio-cni': ONLY_ROLES,
  'istio-ingressgateway': NOTHING,
  istiod: {
    ...NOTHING,
    clusterKinds: [...ROLES, ...WEBHOOKS],
    ignored: WEBHOOKS.map((kind) => ({ ...kind, jqPathExpressions: INJECTED_POLICY })),
  },
  jaeger: NOTHING,
  karpenter: {
    clusterKinds: [CRD, ...ROLES],
    // The right to remove the leases of nodes that are gone.
    otherNamespaces: ['kube-node-lease'],
    ignored: [],
  },
  keda: {
    clusterKinds: [CRD, ...ROLES, API_SERVICE, VALIDATING],
    // The right to read who may ask an API server, which lives there.
    otherNamespaces: ['kube-system'],
    ignored: [
      { ...API_SERVICE, jqPathExpressions: ['.spec.caBundle'] },
      { ...VALIDATING, jqPathExpressions: INJECTED_AUTHORITY },
    ],
  },
  'kube-prometheus-stack': {
    clusterKinds: [CRD, ...ROLES, ...WEBHOOKS],
    // Services in front of CoreDNS, the scheduler and others, to be scraped.
    otherNamespaces: ['kube-system'],
    ignored: WEBHOOKS.map((kind) => ({ ...kind, jqPathExpressions: INJECTED_POLICY })),
  },
  loki: ONLY_ROLES,
  'metrics-server': { ...NOTHING, clusterKinds: [...ROLES, API_SERVICE] },
  'opentelemetry-collector': ONLY_ROLES,
  'strimzi-kafka-operator': {
    clusterKinds: [CRD, ...ROLES],
    // Bindings of its roles in the namespace it watches.
    otherNamespaces: [STRIMZI_NAMESPACE],
    ignored: [],
  },
  thanos: NOTHING,
  traefik: { ...NOTHING, clusterKinds: [CRD, ...ROLES, INGRESS_CLASS] },
  // Its binding is to cluster-admin, which is there; its own roles belong to a namespace.
  velero: { ...NOTHING, clusterKinds: [CRD, CLUSTER_ROLE_BINDING] },
  'vertical-pod-autoscaler': {
    ...NOTHING,
    clusterKinds: [CRD, ...ROLES, MUTATING],
    // A job of the chart makes the certificate.
    ignored: [{ ...MUTATING, jqPathExpressions: INJECTED_AUTHORITY }],
  },
} as const satisfies Record<AddonName, ChartNeeds>;

/** The needs of a chart; of one that is not in the table, none. */
export function chartNeedsOf(chart: string): ChartNeeds {
  const name = addons.find((addon) => addon.chart === chart)?.name;
  return name === undefined ? NOTHING : chartNeeds[name];
}
