// Routes requests to services by host and path, and ends TLS. Behind a load balancer of Terraform's.
import {
  believedProxies,
  INGRESS_CLOSING_SECONDS,
  INGRESS_DRAIN_SECONDS,
  INGRESS_GRACE_SECONDS,
  INGRESS_SETTLE_SECONDS,
} from '../model/edge/ingress.ts';
import { allIn, type EgressRule, tcp } from '../model/kubernetes/network-policy.ts';
import type { Environment } from '../model/schema/environment.ts';
import {
  ISTIO_NAMESPACE,
  ISTIO_PORTS,
  joinsMesh,
  NGINX_NAMESPACE,
} from '../model/services/mesh.ts';
import type { Addon } from './addon.ts';
import { INGRESS_CLASS, injectedAuthority, ROLES, VALIDATING } from './shared/cluster-kinds.ts';
import { ingressController } from './shared/dependents.ts';
import { toIngressed } from './shared/ingressed.ts';
import { modSecurity } from './shared/mod-security.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Switch = { readonly enabled: boolean };

type Values = {
  readonly fullnameOverride: string;
  readonly controller: {
    readonly replicaCount: number;
    readonly maxUnavailable?: number;
    readonly podLabels?: Readonly<Record<string, string>>;
    readonly podAnnotations?: Readonly<Record<string, string>>;
    readonly resources: Resources;
    readonly topologySpreadConstraints: Spread;
    readonly minReadySeconds: number;
    readonly terminationGracePeriodSeconds: number;
    readonly lifecycle: {
      readonly preStop: { readonly exec: { readonly command: readonly string[] } };
    };
    readonly ingressClassResource: Switch & { readonly name: string };
    readonly service: { readonly type: string };
    readonly publishService: Switch;
    readonly metrics: Switch;
    readonly extraArgs: Readonly<Record<string, string>>;
    readonly config: Readonly<Record<string, string>>;
    readonly admissionWebhooks: { readonly certManager: Switch; readonly patch: Switch };
    readonly allowSnippetAnnotations: boolean;
  };
};

const CLASS_NAME = 'nginx';

export const ingressNginx: Addon<'ingress-nginx'> = {
  name: 'ingress-nginx',
  repository: 'https://kubernetes.github.io/ingress-nginx',
  chart: 'ingress-nginx',
  // Retired: the last version there is.
  version: '4.15.1',
  namespace: NGINX_NAMESPACE,
  wave: -15,
  pods: [replicatedPods('controller', { at: 'controller.', budget: 'maxUnavailable' })],
  idle: ['controller.admissionWebhooks', 'defaultBackend'],
  watched: { port: 'metrics' },
  exporters: [
    {
      // https://kubernetes.github.io/ingress-nginx/user-guide/monitoring/
      prefixes: ['nginx_ingress_controller_'],
      metrics: ['nginx_ingress_controller_requests'],
    },
  ],
  podSecurity: 'restricted',
  reach: (environment) => ({
    fromApiServer: [8443],
    fromLoadBalancers: [443],
    egress: [...toIngressed(environment), ...toControlPlane(environment)],
  }),
  clusterKinds: [...ROLES, VALIDATING, INGRESS_CLASS],
  ignored: injectedAuthority(VALIDATING),
  ingress: {
    controller: 'ingress-nginx',
    className: CLASS_NAME,
    service: 'ingress-nginx-controller',
    podPort: 443,
    health: null,
    behind: ['network'],
    isMeshed: false,
    rateLimit: (perSecond) => ({ 'nginx.ingress.kubernetes.io/limit-rps': `${perSecond}` }),
    // https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol
    grpc: { ofIngress: { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' } },
    bodyLimit: (size) => ({ 'nginx.ingress.kubernetes.io/proxy-body-size': nginxSize(size) }),
  },
  neededBy: (environment) =>
    environment.ingress?.controller === 'ingress-nginx' ? ingressController(environment) : [],
  values,
};

/** That the controller waits after nginx is gone, and a few more. */
const EXIT_SECONDS = 15;

function values(environment: Environment): Values {
  const { ingress, edge } = environment;
  const replicaCount = ingress?.replicas ?? replicasOf(environment);
  const host = edge.loadBalancers[ingress?.loadBalancer ?? '']?.host;
  return {
    fullnameOverride: 'ingress-nginx',
    controller: {
      replicaCount,
      ...(replicaCount > 1 ? { maxUnavailable: 1 } : {}),
      ...sidecar(environment),
      resources: resources('200m', '256Mi', '1Gi'),
      topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': 'ingress-nginx' }),
      minReadySeconds: INGRESS_SETTLE_SECONDS,
      terminationGracePeriodSeconds: INGRESS_GRACE_SECONDS + EXIT_SECONDS,
      // Sends the signal, and waits until nginx is gone.
      lifecycle: { preStop: { exec: { command: ['/wait-shutdown'] } } },
      ingressClassResource: { enabled: true, name: CLASS_NAME },
      // The load balancer and its target group are Terraform's; a TargetGroupBinding joins them.
      service: { type: 'ClusterIP' },
      // Argo CD takes an Ingress without an address for one that is still on its way.
      metrics: { enabled: true },
      publishService: { enabled: host === undefined },
      extraArgs: {
        // It goes on taking connections until the load balancer has let go of it.
        'shutdown-grace-period': `${INGRESS_DRAIN_SECONDS}`,
        ...(host === undefined ? {} : { 'publish-status-address': host }),
      },
      config: configuration(environment),
      // Otherwise a job makes the certificate, as a Helm hook that runs at every sync.
      admissionWebhooks: { certManager: { enabled: true }, patch: { enabled: false } },
      allowSnippetAnnotations: false,
    },
  };
}

/** Of the mesh: what comes from load balancers, the API server and Prometheus does not pass through it.
 * https://istio.io/latest/docs/reference/config/annotations/ */
function sidecar(environment: Environment): Partial<Values['controller']> {
  if (!joinsMesh(environment)) return {};
  return {
    podLabels: { 'sidecar.istio.io/inject': 'true' },
    podAnnotations: { 'traffic.sidecar.istio.io/includeInboundPorts': '' },
  };
}

function toControlPlane(environment: Environment): readonly EgressRule[] {
  if (!joinsMesh(environment)) return [];
  return [{ to: [allIn(ISTIO_NAMESPACE)], ports: tcp(ISTIO_PORTS.control) }];
}

/** https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/ */
function configuration(environment: Environment): Readonly<Record<string, string>> {
  const proxies = believedProxies(environment);
  return {
    'use-http2': 'true',
    'use-gzip': 'true',
    hsts: 'true',
    'ssl-protocols': 'TLSv1.2 TLSv1.3',
    'worker-shutdown-timeout': `${INGRESS_CLOSING_SECONDS}s`,
    // Believed of the load balancer only, what counts is the last entry, which CloudFront writes.
    ...(proxies.length > 0
      ? { 'use-forwarded-headers': 'true', 'proxy-real-ip-cidr': proxies.join(',') }
      : {}),
    // To the address of the Service, which the sidecar knows, and not to those of pods, which it does not.
    ...(joinsMesh(environment) ? { 'service-upstream': 'true' } : {}),
    ...modSecurity(environment),
  };
}

/** `100Mi` as nginx writes it. https://nginx.org/en/docs/syntax.html */
function nginxSize(size: string): string {
  return size.replace(/i$/, '').toLowerCase();
}
