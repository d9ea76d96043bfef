// Envoy at the edge of the mesh: ends TLS and routes requests to services by host and path. Behind load
// balancers of Terraform's. istiod fills in its container, as it fills in sidecars.

import {
  INGRESS_DRAIN_SECONDS,
  INGRESS_GRACE_SECONDS,
  INGRESS_PORT,
  INGRESS_SETTLE_SECONDS,
  trustedHops,
} from '../model/edge/ingress.ts';
import { allIn, tcp } from '../model/kubernetes/network-policy.ts';
import type { Environment } from '../model/schema/environment.ts';
import { ISTIO_NAMESPACE, ISTIO_PORTS } from '../model/services/mesh.ts';
import type { Addon } from './addon.ts';
import { ingressController } from './shared/dependents.ts';
import { toIngressed } from './shared/ingressed.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Port = {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: 'TCP';
};

type Values = {
  readonly name: string;
  readonly autoscaling: { readonly enabled: boolean };
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly maxUnavailable?: number };
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
  readonly service: { readonly type: string; readonly ports: readonly Port[] };
  readonly securityContext: {
    readonly seccompProfile: { readonly type: string };
    readonly sysctls: readonly { readonly name: string; readonly value: string }[];
  };
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly terminationGracePeriodSeconds: number;
  readonly minReadySeconds: number;
};

const SERVICE = 'istio-ingressgateway';
const POD_PORT = 443;

/** https://istio.io/latest/docs/ops/deployment/application-requirements/ */
const HEALTH = { port: 15021, path: '/healthz/ready' } as const;

export const istioIngressgateway: Addon<'istio-ingressgateway'> = {
  name: 'istio-ingressgateway',
  repository: 'https://istio-release.storage.googleapis.com/charts',
  chart: 'gateway',
  version: '1.30.3',
  namespace: 'istio-ingress',
  wave: -15,
  pods: [replicatedPods('gateway')],
  watched: { port: 'http-envoy-prom', path: '/stats/prometheus' },
  podSecurity: 'restricted',
  reach: (environment) => ({
    fromLoadBalancers: [POD_PORT, HEALTH.port],
    egress: [
      { to: [allIn(ISTIO_NAMESPACE)], ports: tcp(ISTIO_PORTS.control) },
      ...toIngressed(environment),
    ],
  }),
  ingress: {
    controller: 'istio',
    className: null,
    service: SERVICE,
    podPort: POD_PORT,
    health: HEALTH,
    behind: ['application', 'network'],
    isMeshed: true,
  },
  neededBy: (environment) =>
    environment.ingress?.controller === 'istio' ? ingressController(environment) : [],
  values,
};

function values(environment: Environment): Values {
  const { ingress } = environment;
  const replicaCount = ingress?.replicas ?? replicasOf(environment);
  return {
    name: SERVICE,
    // Fixed, since an autoscaler would change what Argo CD syncs.
    autoscaling: { enabled: false },
    replicaCount,
    podDisruptionBudget: replicaCount > 1 ? { maxUnavailable: 1 } : {},
    resources: resources('200m', '256Mi', '1Gi'),
    topologySpreadConstraints: spreadOf({ app: SERVICE }),
    // The load balancers and their target groups are Terraform's; TargetGroupBindings join them.
    service: {
      type: 'ClusterIP',
      ports: [port('status-port', HEALTH.port, HEALTH.port), port('https', INGRESS_PORT, POD_PORT)],
    },
    securityContext: {
      seccompProfile: { type: 'RuntimeDefault' },
      sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
    },
    podAnnotations: { 'proxy.istio.io/config': proxyConfig(environment) },
    terminationGracePeriodSeconds: INGRESS_GRACE_SECONDS,
    minReadySeconds: INGRESS_SETTLE_SECONDS,
  };
}

function port(name: string, number: number, targetPort: number): Port {
  return { name, port: number, targetPort, protocol: 'TCP' };
}

/** https://istio.io/latest/docs/ops/configuration/traffic-management/network-topologies/ */
function proxyConfig(environment: Environment): string {
  const { ingress } = environment;
  const isUsed = ingress?.controller === 'istio';
  return JSON.stringify({
    gatewayTopology: { numTrustedProxies: isUsed ? trustedHops(environment) : 0 },
    terminationDrainDuration: `${INGRESS_DRAIN_SECONDS}s`,
  });
}
