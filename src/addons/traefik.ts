// Routes requests to services by host and path, and ends TLS. Behind a load balancer of Terraform's.

import type { Json } from '../model/artifact.ts';
import {
  believedProxies,
  INGRESS_CLOSING_SECONDS,
  INGRESS_DRAIN_SECONDS,
  INGRESS_GRACE_SECONDS,
  INGRESS_SETTLE_SECONDS,
} from '../model/edge/ingress.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon } from './addon.ts';
import { CRD, INGRESS_CLASS, ROLES } from './shared/cluster-kinds.ts';
import { ingressController } from './shared/dependents.ts';
import { toIngressed } from './shared/ingressed.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly deployment: {
    readonly replicas: number;
    readonly minReadySeconds: number;
    readonly terminationGracePeriodSeconds: number;
  };
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable?: number };
  readonly ingressClass: {
    readonly enabled: boolean;
    readonly name: string;
    readonly isDefaultClass: boolean;
  };
  readonly ingressRoute: { readonly dashboard: { readonly enabled: boolean } };
  readonly providers: {
    readonly kubernetesIngress: {
      readonly publishedService: { readonly enabled: boolean };
      readonly ingressEndpoint: { readonly hostname: string };
    };
  };
  readonly service: { readonly spec: { readonly type: string } };
  readonly ports: {
    readonly web: { readonly expose: { readonly default: boolean } };
    readonly websecure: {
      readonly transport: {
        readonly lifeCycle: Readonly<Record<'requestAcceptGraceTimeout' | 'graceTimeOut', string>>;
      };
      readonly forwardedHeaders: { readonly trustedIPs: readonly string[] };
      readonly http: { readonly middlewares: readonly string[] };
    };
  };
  readonly extraObjects: readonly ReturnType<typeof middleware>[];
};

const CLASS_NAME = 'traefik';

export const traefik: Addon<'traefik'> = {
  name: 'traefik',
  repository: 'https://traefik.github.io/charts',
  chart: 'traefik',
  version: '41.3.0',
  namespace: 'traefik',
  wave: -15,
  pods: [replicatedPods('traefik', { replicas: 'deployment.replicas' })],
  watched: { port: 'metrics' },
  exporters: [
    {
      // https://doc.traefik.io/traefik/reference/install-configuration/observability/metrics/
      prefixes: ['traefik_'],
      metrics: ['traefik_service_requests_total'],
    },
  ],
  podSecurity: 'restricted',
  reach: (environment) => ({ fromLoadBalancers: [8443], egress: toIngressed(environment) }),
  clusterKinds: [CRD, ...ROLES, INGRESS_CLASS],
  definitions: { kinds: ['traefik.io', 'hub.traefik.io'] },
  // It limits every request at its door.
  ingress: {
    controller: 'traefik',
    className: CLASS_NAME,
    service: 'traefik',
    podPort: 8443,
    health: null,
    behind: ['network'],
    isMeshed: false,
    // Of all ports of that Service: https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/
    grpc: { ofService: { 'traefik.ingress.kubernetes.io/service.serversscheme': 'h2c' } },
  },
  neededBy: (environment) =>
    environment.ingress?.controller === 'traefik' ? ingressController(environment) : [],
  values,
};

const { namespace } = traefik;

/** Before it would be killed. */
const EXIT_SECONDS = 5;

function values(environment: Environment): Values {
  const { ingress, edge } = environment;
  const replicas = ingress?.replicas ?? replicasOf(environment);
  const middlewares = middlewaresOf(environment);
  return {
    fullnameOverride: 'traefik',
    deployment: {
      replicas,
      minReadySeconds: INGRESS_SETTLE_SECONDS,
      terminationGracePeriodSeconds: INGRESS_GRACE_SECONDS + EXIT_SECONDS,
    },
    resources: resources('200m', '128Mi', '512Mi'),
    topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': 'traefik' }),
    podDisruptionBudget: replicas > 1 ? { enabled: true, maxUnavailable: 1 } : { enabled: false },
    ingressClass: { enabled: true, name: CLASS_NAME, isDefaultClass: false },
    ingressRoute: { dashboard: { enabled: false } },
    providers: {
      kubernetesIngress: {
        // Argo CD takes an Ingress without an address for one that is still on its way.
        publishedService: { enabled: false },
        ingressEndpoint: { hostname: edge.loadBalancers[ingress?.loadBalancer ?? '']?.host ?? '' },
      },
    },
    // The load balancer and its target group are Terraform's; a TargetGroupBinding joins them.
    service: { spec: { type: 'ClusterIP' } },
    ports: {
      web: { expose: { default: false } },
      websecure: {
        // It goes on taking connections until the load balancer has let go of it.
        transport: {
          lifeCycle: {
            requestAcceptGraceTimeout: `${INGRESS_DRAIN_SECONDS}s`,
            graceTimeOut: `${INGRESS_CLOSING_SECONDS}s`,
          },
        },
        forwardedHeaders: { trustedIPs: believedProxies(environment) },
        http: {
          middlewares: middlewares.map(
            ({ metadata }) => `${namespace}-${metadata.name}@kubernetescrd`,
          ),
        },
      },
    },
    extraObjects: middlewares,
  };
}

const HSTS_SECONDS = 31_536_000;

/** https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/overview/ */
function middlewaresOf(environment: Environment) {
  const average = environment.ingress?.rateLimitPerSecond ?? null;
  // Behind CloudFront whose request it is stands in a header: its last entry, which CloudFront writes.
  const sourceCriterion =
    believedProxies(environment).length > 0
      ? { sourceCriterion: { ipStrategy: { depth: 1 } } }
      : {};
  return [
    middleware('compress', { compress: {} }),
    middleware('hsts', { headers: { stsSeconds: HSTS_SECONDS, stsIncludeSubdomains: true } }),
    ...(average === null
      ? []
      : [middleware('rate-limit', { rateLimit: { average, ...sourceCriterion } })]),
  ];
}

function middleware(name: string, spec: Json) {
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'Middleware',
    metadata: { name, namespace },
    spec,
  };
}
