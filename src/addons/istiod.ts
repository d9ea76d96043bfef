// The control plane of the mesh: gives sidecars their certificates and configuration, and adds them to
// the pods of the namespaces that are labelled for it.
import { allIn, tcp } from '../model/kubernetes/network-policy.ts';
import type { Environment } from '../model/schema/environment.ts';
import { ISTIO_PORTS, meshedNamespaces, SIDECAR } from '../model/services/mesh.ts';
import type { Addon } from './addon.ts';
import { injectedPolicy, ROLES, WEBHOOKS } from './shared/cluster-kinds.ts';
import { serviceMesh } from './shared/dependents.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Profile = { readonly type: string };

type Values = {
  readonly autoscaleEnabled: boolean;
  readonly replicaCount: number;
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
  readonly cni: { readonly enabled: boolean };
  readonly seccompProfile: Profile;
  readonly env: Readonly<Record<string, string>>;
  readonly global: {
    readonly defaultPodDisruptionBudget: { readonly enabled: boolean };
    readonly proxy: { readonly seccompProfile: Profile; readonly resources: typeof SIDECAR };
  };
};

export const istiod: Addon<'istiod'> = {
  name: 'istiod',
  repository: 'https://istio-release.storage.googleapis.com/charts',
  chart: 'istiod',
  version: '1.30.3',
  namespace: 'istio-system',
  wave: -26,
  pods: [
    replicatedPods('istiod', { budget: 'global.defaultPodDisruptionBudget' }),
    { part: 'sidecars', resources: ['global.proxy.resources'] },
  ],
  idle: ['global.waypoint'],
  watched: { port: 'http-monitoring' },
  exporters: [
    {
      // Of sidecars and gateways: https://istio.io/latest/docs/reference/config/metrics/
      prefixes: ['istio_'],
      metrics: ['istio_requests_total', 'istio_request_duration_milliseconds_bucket'],
    },
  ],
  podSecurity: 'restricted',
  // Sidecars and gateways ask it for certificates and configuration.
  reach: (environment) => ({
    fromApiServer: [15017],
    ingress: [
      {
        from: meshedNamespaces(environment).map(allIn),
        ports: tcp(ISTIO_PORTS.control),
      },
    ],
  }),
  clusterKinds: [...ROLES, ...WEBHOOKS],
  ignored: injectedPolicy(...WEBHOOKS),
  neededBy: serviceMesh,
  leaving: {
    kinds: ['security.istio.io/PeerAuthentication'],
    stays:
      'pods that run keep a sidecar whose certificate expires within a day, and refuse those that are started without one',
    first:
      'Write mesh.mutualTls: permissive first, then take mesh out and replace every pod, and remove the add-ons in a later change',
  },
  values,
};

const RUNTIME_DEFAULT = { type: 'RuntimeDefault' } as const;

function values(environment: Environment): Values {
  const replicaCount = replicasOf(environment);
  return {
    // Fixed, since an autoscaler would change what Argo CD syncs.
    autoscaleEnabled: false,
    replicaCount,
    resources: resources('500m', '1Gi', '2Gi'),
    topologySpreadConstraints: spreadOf({ app: 'istiod' }),
    cni: { enabled: true },
    seccompProfile: RUNTIME_DEFAULT,
    // Starts sidecars before the container of the service, and stops them after it.
    env: { ENABLE_NATIVE_SIDECARS: 'true' },
    global: {
      defaultPodDisruptionBudget: { enabled: replicaCount > 1 },
      proxy: { seccompProfile: RUNTIME_DEFAULT, resources: SIDECAR },
    },
  };
}
