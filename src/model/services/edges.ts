// Who calls a service, and which load balancers send to it.
import type { Environment } from '../schema/environment.ts';
import { consumersOf } from './consumers.ts';

/** The consumers that call a service, in key order. */
export function callersOf(environment: Environment, callee: string): readonly string[] {
  return consumersOf(environment)
    .filter(({ uses }) => uses.services.includes(callee))
    .map(({ key }) => key)
    .sort();
}

/** Load balancers and target keys that send traffic to a service. */
export function exposuresOf(
  environment: Environment,
  service: string,
): readonly { readonly loadBalancer: string; readonly target: string }[] {
  return Object.entries(environment.edge.loadBalancers).flatMap(([loadBalancer, { targets }]) =>
    Object.entries(targets)
      .filter(([, target]) => target.service === service)
      .map(([target]) => ({ loadBalancer, target })),
  );
}
