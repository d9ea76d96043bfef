// What the ingress controller answers for a service: its hosts, and on each of them the paths, and the
// port of the service that they lead to.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { ServiceIngress } from '../schema/edge/ingress.ts';
import type { Service } from '../schema/environment.ts';
import { portNamed, type ServicePort } from '../services/ports.ts';

export interface IngressHost {
  readonly host: string;
  readonly paths: readonly string[];
  /** Name of the port; null: the main one. */
  readonly port: string | null;
  /** Below the service. */
  readonly at: Path;
  /** What of it names the host. */
  readonly target: 'key' | 'value';
}

/** As they are written. */
export function hostsOf(ingress: ServiceIngress | null): readonly IngressHost[] {
  if (ingress === null) return [];
  const { hosts, paths, port } = ingress;
  const at = ['ingress', 'hosts'];
  if (Array.isArray(hosts)) {
    return hosts.map((host, index) => ({
      ...{ host, paths, port },
      ...{ at: [...at, index], target: 'value' },
    }));
  }
  return Object.entries(hosts).map(([host, own]) => ({
    ...{ host, paths: own.paths ?? paths, port: own.port ?? port },
    ...{ at: [...at, host], target: 'key' },
  }));
}

/** Ports of a service that the ingress controller sends to, the main one first. */
export function ingressPorts(service: Service): readonly ServicePort[] {
  const ports = hostsOf(service.ingress).flatMap(({ port }) => portNamed(service, port) ?? []);
  return ports.filter(
    ({ name }, index) => ports.findIndex((earlier) => earlier.name === name) === index,
  );
}
