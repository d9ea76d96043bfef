// Who is in the service mesh, and who calls into it from outside.

import type { Environment } from '../schema/environment.ts';
import { callersOf } from './edges.ts';

/** Of its control plane, and of the gateway in front of it. */
export const ISTIO_NAMESPACE = 'istio-system';
export const GATEWAY_NAMESPACE = 'istio-ingress';

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

/** Services that call this one and are not in the mesh. */
export function callersOutside(environment: Environment, service: string): readonly string[] {
  return callersOf(environment, service).filter((caller) => !isMeshed(environment, caller));
}
