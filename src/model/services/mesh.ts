// Who is in the service mesh, and which of its services are reached from outside of it.

import { controllerOf, isIngressed } from '../edge/ingress.ts';
import type { Environment } from '../schema/environment.ts';
import { callersOf, exposuresOf } from './edges.ts';

/** Ports of Istio: https://istio.io/latest/docs/ops/deployment/application-requirements/ */
export const ISTIO_PORTS = { control: 15012, proxyMetrics: 15090 } as const;

/** What each pod of the mesh asks for on top of its own. */
export const SIDECAR = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '2', memory: '1Gi' },
} as const;

export function isMeshed({ mesh, services }: Environment, service: string): boolean {
  return mesh?.namespaces.includes(services[service]?.namespace ?? '') ?? false;
}

/** Load balancers, most ingress controllers and Prometheus have no certificate of the mesh. */
export function isReachedInPlain(environment: Environment, service: string): boolean {
  const isScraped = (environment.services[service]?.metrics ?? null) !== null;
  const isExposed = exposuresOf(environment, service).length > 0;
  return isExposed || isScraped || isIngressedInPlain(environment, service);
}

function isIngressedInPlain(environment: Environment, service: string): boolean {
  const { ingress } = environment;
  return ingress !== null && !controllerOf(ingress).isMeshed && isIngressed(environment, service);
}

/** Services that call this one and are not in the mesh. */
export function callersOutside(environment: Environment, service: string): readonly string[] {
  return callersOf(environment, service).filter((caller) => !isMeshed(environment, caller));
}
