// Routes requests to services by host and path, and ends TLS. Behind a load balancer of Terraform's.

import { believedProxies } from '../model/edge/ingress.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon } from './addon.ts';
import { INGRESS_CLASS, injectedAuthority, ROLES, VALIDATING } from './shared/cluster-kinds.ts';
import { ingressController } from './shared/dependents.ts';
import { toIngressed } from './shared/ingressed.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Switch = { readonly enabled: boolean };

type Values = {
  readonly fullnameOverride: string;
  readonly controller: {
    readonly replicaCount: number;
    readonly maxUnavailable?: number;
    readonly ingressClassResource: Switch & { readonly name: string };
    readonly service: { readonly type: string };
    readonly publishService: Switch;
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
  namespace: 'ingress-nginx',
  wave: -15,
  podSecurity: 'restricted',
  reach: (environment) => ({
    fromApiServer: [8443],
    fromLoadBalancers: [443],
    egress: toIngressed(environment),
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
  },
  neededBy: (environment) =>
    environment.ingress?.controller === 'ingress-nginx' ? ingressController(environment) : [],
  values,
};

function values(environment: Environment): Values {
  const { ingress, edge } = environment;
  const replicaCount = ingress?.replicas ?? replicasOf(environment);
  const host = edge.loadBalancers[ingress?.loadBalancer ?? '']?.host;
  return {
    fullnameOverride: 'ingress-nginx',
    controller: {
      replicaCount,
      ...(replicaCount > 1 ? { maxUnavailable: 1 } : {}),
      ingressClassResource: { enabled: true, name: CLASS_NAME },
      // The load balancer and its target group are Terraform's; a TargetGroupBinding joins them.
      service: { type: 'ClusterIP' },
      // Argo CD takes an Ingress without an address for one that is still on its way.
      publishService: { enabled: host === undefined },
      extraArgs: host === undefined ? {} : { 'publish-status-address': host },
      config: configuration(environment),
      // Otherwise a job makes the certificate, as a Helm hook that runs at every sync.
      admissionWebhooks: { certManager: { enabled: true }, patch: { enabled: false } },
      allowSnippetAnnotations: false,
    },
  };
}

/** https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/ */
function configuration(environment: Environment): Readonly<Record<string, string>> {
  const { ingress } = environment;
  const proxies = believedProxies(environment);
  return {
    'use-http2': 'true',
    'use-gzip': 'true',
    hsts: 'true',
    'ssl-protocols': 'TLSv1.2 TLSv1.3',
    // Believed of the load balancer only, what counts is the last entry, which CloudFront writes.
    ...(proxies.length > 0
      ? { 'use-forwarded-headers': 'true', 'proxy-real-ip-cidr': proxies.join(',') }
      : {}),
    ...FIREWALL[ingress?.modSecurity ?? 'off'],
  };
}

const OWASP = { 'enable-modsecurity': 'true', 'enable-owasp-modsecurity-crs': 'true' } as const;
const FIREWALL = {
  off: {},
  detect: OWASP,
  block: { ...OWASP, 'modsecurity-snippet': 'SecRuleEngine On' },
} as const;
