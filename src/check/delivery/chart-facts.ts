// What the pinned charts bring to a cluster beyond their own workloads, read from their CRDs and
// templates at the versions in src/addons.
import { type AddonName, addons } from '../../addons/addons.ts';
import { asBody, type Body } from '../check-input.ts';

interface ChartFacts {
  /** API groups whose kinds it defines, or `group/Kind` where two charts share a group. */
  readonly defines: readonly string[];
  /** The value that decides whether it does, and what holds when it is not set. */
  readonly unless?: { readonly value: readonly string[]; readonly isSet: boolean };
  /** Namespaces it writes to beside its own. */
  readonly alsoWritesTo: readonly string[];
}

const NOTHING: ChartFacts = { defines: [], alsoWritesTo: [] };

const FACTS = {
  alloy: {
    defines: ['monitoring.grafana.com'],
    unless: { value: ['crds', 'create'], isSet: true },
    alsoWritesTo: [],
  },
  'argo-cd': {
    defines: ['argoproj.io/Application', 'argoproj.io/ApplicationSet', 'argoproj.io/AppProject'],
    unless: { value: ['crds', 'install'], isSet: true },
    alsoWritesTo: [],
  },
  'argo-rollouts': {
    defines: [
      'argoproj.io/AnalysisRun',
      'argoproj.io/AnalysisTemplate',
      'argoproj.io/ClusterAnalysisTemplate',
      'argoproj.io/Experiment',
      'argoproj.io/Rollout',
    ],
    unless: { value: ['installCRDs'], isSet: true },
    alsoWritesTo: [],
  },
  'aws-load-balancer-controller': {
    defines: ['elbv2.k8s.aws', 'gateway.k8s.aws', 'aga.k8s.aws'],
    alsoWritesTo: [],
  },
  'cert-manager': {
    defines: ['cert-manager.io', 'acme.cert-manager.io'],
    unless: { value: ['crds', 'enabled'], isSet: false },
    // Leader election, unless global.leaderElection.namespace says otherwise.
    alsoWritesTo: ['kube-system'],
  },
  'external-dns': { defines: ['externaldns.k8s.io'], alsoWritesTo: [] },
  'external-secrets': {
    defines: ['external-secrets.io', 'generators.external-secrets.io'],
    unless: { value: ['installCRDs'], isSet: true },
    alsoWritesTo: [],
  },
  'istio-base': {
    defines: [
      'extensions.istio.io',
      'networking.istio.io',
      'security.istio.io',
      'telemetry.istio.io',
    ],
    unless: { value: ['base', 'enableCRDTemplates'], isSet: true },
    alsoWritesTo: [],
  },
  karpenter: {
    defines: ['karpenter.sh', 'karpenter.k8s.aws', 'autoscaling.x-k8s.io'],
    // The right to remove the leases of nodes that are gone.
    alsoWritesTo: ['kube-node-lease'],
  },
  keda: {
    defines: ['keda.sh', 'eventing.keda.sh'],
    unless: { value: ['crds', 'install'], isSet: true },
    // The binding that lets its metrics server read who may ask an API server.
    alsoWritesTo: ['kube-system'],
  },
  'kube-prometheus-stack': {
    defines: ['monitoring.coreos.com'],
    unless: { value: ['crds', 'enabled'], isSet: true },
    // Services in front of CoreDNS and others, to be scraped.
    alsoWritesTo: ['kube-system'],
  },
  'strimzi-kafka-operator': {
    defines: ['kafka.strimzi.io', 'core.strimzi.io'],
    // Bindings of its roles in the namespaces it watches.
    alsoWritesTo: ['kafka'],
  },
  traefik: { defines: ['traefik.io', 'hub.traefik.io'], alsoWritesTo: [] },
  velero: { defines: ['velero.io'], alsoWritesTo: [] },
  'vertical-pod-autoscaler': { defines: ['autoscaling.k8s.io'], alsoWritesTo: [] },
} as const satisfies Partial<Record<AddonName, ChartFacts>>;

const BY_CHART: ReadonlyMap<string, ChartFacts> = new Map<string, ChartFacts>(
  Object.entries(FACTS).map(([name, facts]) => [chartOf(name), facts]),
);

const DEFINERS: ReadonlyMap<string, string> = new Map(
  [...BY_CHART].flatMap(([chart, { defines }]) => defines.map((name) => [name, chart] as const)),
);

/** An add-on may have another name than its chart. */
function chartOf(addon: string): string {
  return addons.find(({ name }) => name === addon)?.chart ?? addon;
}

export function namespacesBeside(chart: unknown): readonly string[] {
  return (BY_CHART.get(String(chart)) ?? NOTHING).alsoWritesTo;
}

/** The chart that brings the definition of a kind; undefined for kinds of no chart. */
export function definerOf(group: string, kind: string): string | undefined {
  return DEFINERS.get(`${group}/${kind}`) ?? DEFINERS.get(group);
}

/** Whether a chart brings its definitions with these values. */
export function bringsDefinitions(chart: string, values: Body): boolean {
  const { unless } = BY_CHART.get(chart) ?? NOTHING;
  if (!unless) return true;
  const [last = '', ...parents] = unless.value.toReversed();
  const parent = parents.reduceRight((body, key) => asBody(body[key]), values);
  return (parent[last] ?? unless.isSet) === true;
}
