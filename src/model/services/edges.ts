// Which load balancers send to a service.
import { targetGroupKey } from '../edge/balancers.ts';
import type { Environment, Service } from '../schema/environment.ts';
import { portNamed, portsOf, type ServicePort } from './ports.ts';

export interface Exposure {
  readonly loadBalancer: string;
  readonly target: string;
  /** Names its target group and what binds pods to it. */
  readonly group: string;
  /** Name of the port of the service; null: the main one. */
  readonly port: string | null;
  /** Name of the port that its health check asks; null: the same. */
  readonly healthPort: string | null;
}

/** Load balancers and target keys that send traffic to a service. */
export function exposuresOf(environment: Environment, service: string): readonly Exposure[] {
  return Object.entries(environment.edge.loadBalancers).flatMap(([loadBalancer, balancer]) =>
    Object.entries(balancer.targets)
      .filter(([, target]) => target.service === service)
      .map(([key, target]) => ({
        ...{ loadBalancer, target: key, port: target.port, healthPort: target.healthCheck.port },
        group: targetGroupKey(environment, balancer, { key, target }),
      })),
  );
}

/** Where Prometheus reads its metrics; undefined: nowhere. */
export function metricsPort(service: Service): ServicePort | undefined {
  return service.metrics === null ? undefined : portNamed(service, service.metrics.port);
}

/** Ports to which a load balancer or Prometheus sends, neither of which has a certificate of a mesh. */
export function plainPorts(environment: Environment, key: string): readonly ServicePort[] {
  const service = environment.services[key];
  if (service === undefined) return [];
  const exposed = exposuresOf(environment, key).flatMap(({ port, healthPort }) =>
    [port, healthPort ?? port].map((name) => portNamed(service, name)?.name),
  );
  const names = [...exposed, metricsPort(service)?.name];
  return portsOf(service).filter(({ name }) => names.includes(name));
}
