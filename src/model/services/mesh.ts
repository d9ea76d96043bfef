// Who is in the service mesh, and who calls into it from outside.

import { isIngressed } from '../edge/ingress.ts';
import { memoryBytes, milliCpu } from '../quantity.ts';
import type { Environment, Service } from '../schema/environment.ts';
import { callersOf } from './calls.ts';
import { consumerAt } from './consumers.ts';
import { podRequests, type Requests } from './containers.ts';

/** Of its control plane, and of the gateway in front of it. */
export const ISTIO_NAMESPACE = 'istio-system';
export const GATEWAY_NAMESPACE = 'istio-ingress';
/** Of the one ingress controller that joins a mesh it is no part of. */
export const NGINX_NAMESPACE = 'ingress-nginx';

/** Ports of Istio: https://istio.io/latest/docs/ops/deployment/application-requirements/ */
export const ISTIO_PORTS = { control: 15012, proxyMetrics: 15090 } as const;

/** What is of the sidecar in each pod of the mesh: ports, the user whose connections it leaves alone, and names
 * of containers. https://istio.io/latest/docs/ops/deployment/application-requirements/ */
export const OF_SIDECAR = {
  ports: [15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053, 15090],
  user: 1337,
  containers: ['istio-proxy', 'istio-init', 'istio-validation'],
} as const;

/** What each pod of the mesh asks for on top of its own. */
export const SIDECAR = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '2', memory: '1Gi' },
} as const;

/** What one pod of a service asks for, with its sidecar: thousandths of a CPU, and bytes. */
export function requestsInMesh(environment: Environment, key: string, service: Service): Requests {
  const { cpu, memory } = podRequests(service);
  if (!isMeshed(environment, key)) return { cpu, memory };
  const { requests } = SIDECAR;
  return { cpu: cpu + milliCpu(requests.cpu), memory: memory + memoryBytes(requests.memory) };
}

export function isMeshed(environment: Environment, consumer: string): boolean {
  const namespace = consumerAt(environment, consumer)?.namespace ?? '';
  return environment.mesh?.namespaces.includes(namespace) ?? false;
}

/** Whether the ingress controller has joined the mesh, where it is not the gateway of it. */
export function joinsMesh({ mesh, ingress }: Environment): boolean {
  return mesh?.ingress === true && ingress?.controller === 'ingress-nginx';
}

/**
 * Whether sidecars pass on what a service is sent without reading it. A request from outside bears the host
 * that the user asked for, which no sidecar knows: it would send it on in plain, as to a stranger.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/
 */
export function isOpaque(environment: Environment, service: string): boolean {
  return (
    joinsMesh(environment) && isMeshed(environment, service) && isIngressed(environment, service)
  );
}

/** Namespaces with pods that ask the control plane for certificates and configuration. */
export function meshedNamespaces(environment: Environment): readonly string[] {
  const { mesh } = environment;
  const joining = joinsMesh(environment) ? [NGINX_NAMESPACE] : [];
  return [...(mesh?.namespaces ?? []), GATEWAY_NAMESPACE, ...joining];
}

/** Whoever calls this one and is not in the mesh. */
export function callersOutside(environment: Environment, service: string): readonly string[] {
  return callersOf(environment, service).filter((caller) => !isMeshed(environment, caller));
}
