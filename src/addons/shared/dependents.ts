// What rests on add-ons, where several of them ask for the same.
import type { Need } from '../../model/need.ts';
import type { Environment, Service } from '../../model/schema/environment.ts';

interface Part {
  /** In words. */
  readonly what: string;
  readonly at: readonly string[];
  /** Whether a service has it. */
  readonly isIn: (service: Service) => boolean;
}

/** A part of each service that has it. */
export function partsOfServices(
  { services }: Environment,
  { what, at, isIn }: Part,
): readonly Need[] {
  return Object.entries(services)
    .filter(([, service]) => isIn(service))
    .map(([key]) => ({ what: `${what} of service ${key}`, path: ['services', key, ...at] }));
}

export function rightSizing(environment: Environment): readonly Need[] {
  return partsOfServices(environment, {
    what: 'the right-sizing',
    at: ['rightSizing'],
    isIn: (service) => service.rightSizing !== null,
  });
}

export function ingressController({ ingress }: Environment): readonly Need[] {
  if (ingress === null) return [];
  return [{ what: 'the ingress controller', path: ['ingress', 'controller'] }];
}

export function serviceMesh({ mesh }: Environment): readonly Need[] {
  return mesh === null ? [] : [{ what: 'the mesh', path: ['mesh'] }];
}

export function shippingOfLogs(
  { observability: { logs } }: Environment,
  shipper: typeof logs.shipper,
): readonly Need[] {
  if (logs.shipper !== shipper) return [];
  const path = ['observability', 'logs', 'shipper'];
  return [{ what: 'the shipping of logs', path }];
}

export function logsInSearch({ observability }: Environment): readonly Need[] {
  if (observability.logs.search === null) return [];
  return [{ what: 'logs in a search domain', path: ['observability', 'logs', 'search'] }];
}
