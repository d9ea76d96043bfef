import { controllerOf } from '../../addons/addons.ts';
import { targetPorts } from '../../model/edge/balancers.ts';
import { entrancesOf } from '../../model/edge/ingress.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { transportOf } from '../../model/services/ports.ts';
import { uniqueBy } from '../../model/values/unique-by.ts';

export interface PodPort {
  readonly port: number;
  readonly transport: 'TCP' | 'UDP';
}

/** The ports on which pods of a load balancer take requests and health checks. */
export function podPorts(environment: Environment, loadBalancer: string): readonly PodPort[] {
  const targets = Object.values(environment.edge.loadBalancers[loadBalancer]?.targets ?? {});
  const own = targets.flatMap((target) => {
    const { port, health } = targetPorts(environment, target);
    return [port, health].flatMap((each) =>
      each === undefined ? [] : [{ port: each.port, transport: transportOf(each) }],
    );
  });
  const isEntrance = entrancesOf(environment).includes(loadBalancer);
  const all = [...own, ...(isEntrance ? controllerPorts(environment) : [])];
  return uniqueBy(all, ({ port, transport }) => `${transport} ${port}`);
}

function controllerPorts({ ingress }: Environment): readonly PodPort[] {
  if (ingress === null) return [];
  const { podPort, health } = controllerOf(ingress);
  const ports = [podPort, ...(health === null ? [] : [health.port])];
  return ports.map((port) => ({ port, transport: 'TCP' }));
}
