import { controllerOf } from '../../addons/addons.ts';
import { entrancesOf } from '../../model/edge/ingress.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** The ports on which pods of a load balancer take requests and health checks. */
export function podPorts(environment: Environment, loadBalancer: string): readonly number[] {
  const { services, edge } = environment;
  const targets = Object.values(edge.loadBalancers[loadBalancer]?.targets ?? {});
  const own = targets.map(({ service }) => services[service]?.port ?? 0);
  const isEntrance = entrancesOf(environment).includes(loadBalancer);
  return [...new Set([...own, ...(isEntrance ? controllerPorts(environment) : [])])];
}

function controllerPorts({ ingress }: Environment): readonly number[] {
  if (ingress === null) return [];
  const { podPort, health } = controllerOf(ingress);
  return [podPort, ...(health === null ? [] : [health.port])];
}
