// The small environment behind CloudFront, a Network Load Balancer and an ingress controller.
import type { Environment } from '../../src/model/schema/environment.ts';
import { anEnvironment, aService, type Overrides } from './an-environment.ts';

const INGRESS = {
  loadBalancer: 'main',
  rateLimitPerSecond: 50,
  issuer: { email: 'platform@shop.io' },
};

export function ingressOverrides(ingress: Overrides = {}): Overrides {
  const controller = String(ingress['controller'] ?? 'traefik');
  return {
    addons: { [controller]: {} },
    edge: {
      loadBalancers: {
        main: { type: 'network', source: 'cloudfront', targets: null, routes: null },
      },
      distributions: { main: { domains: ['www.shop.io', 'studio.shop.io'] } },
    },
    ingress: { ...INGRESS, controller, ...ingress },
    services: {
      web: { ingress: { hosts: ['www.shop.io'] } },
      studio: aService({ ingress: { hosts: ['studio.shop.io', 'www.shop.io'], paths: ['/cms'] } }),
    },
  };
}

export function withIngress(ingress: Overrides = {}): Environment {
  return anEnvironment(ingressOverrides(ingress));
}

/** The same with ingress-nginx in a strict mesh. */
export function meshedNginxOverrides(mesh: Overrides = {}): Overrides {
  const names = ['istio-base', 'istio-cni', 'istiod', 'ingress-nginx'];
  const strict = { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'], ingress: true };
  return {
    ...ingressOverrides({ controller: 'ingress-nginx' }),
    mesh: { ...strict, ...mesh },
    addons: Object.fromEntries(names.map((name) => [name, {}])),
  };
}

/** The same behind an Application Load Balancer, with the gateway of a strict mesh as its controller. */
export function gatewayOverrides(ingress: Overrides = {}): Overrides {
  const mesh = { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'] };
  const names = ['istio-base', 'istio-cni', 'istiod', 'istio-ingressgateway'];
  return {
    ...ingressOverrides({ controller: 'istio', rateLimitPerSecond: null, ...ingress }),
    mesh,
    addons: Object.fromEntries(names.map((name) => [name, {}])),
    edge: {
      loadBalancers: {
        main: { source: 'cloudfront', targets: null, routes: null },
        tcp: { type: 'network', host: 'tcp.shop.io' },
      },
      distributions: { main: { domains: ['www.shop.io', 'studio.shop.io'] } },
    },
  };
}

export function withGateway(ingress: Overrides = {}): Environment {
  return anEnvironment(gatewayOverrides(ingress));
}
