// The ports of a service, the main one first and then those it names, and what is spoken on them.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Service } from '../schema/environment.ts';
import type { Protocol } from '../schema/services/ports.ts';
import { sortedEntries } from '../values/sorted-entries.ts';

export interface ServicePort {
  /** Of the port of the container and of the Service. */
  readonly name: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly isMain: boolean;
  /** Below the service. */
  readonly path: Path;
}

type Ported = Pick<Service, 'port' | 'protocol' | 'ports'>;

/** None of a worker. */
export function portsOf({ port, protocol, ports }: Ported): readonly ServicePort[] {
  if (port === null) return [];
  const main = { name: protocol, port, protocol, isMain: true, path: ['port'] };
  const named = sortedEntries(ports).map(([name, each]) => ({
    ...{ name, ...each },
    ...{ isMain: false, path: ['ports', name] },
  }));
  return [main, ...named];
}

/** The port of that name, or the main one where no name is written; a name that nothing has is reported. */
export function portNamed(service: Ported, name: string | null): ServicePort | undefined {
  return portsOf(service).find((each) => (name === null ? each.isMain : each.name === name));
}

/** The protocol below it, as Kubernetes and security groups name it. */
export function transportOf({ protocol }: Pick<ServicePort, 'protocol'>): 'TCP' | 'UDP' {
  return protocol === 'udp' ? 'UDP' : 'TCP';
}

/** As network policies have them. */
export function portsAt(ports: readonly ServicePort[]) {
  return ports.map((port) => ({ protocol: transportOf(port), port: port.port }));
}
