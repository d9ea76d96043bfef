// How long a pod of a service takes to go: first its traffic drains, then its processes are told to stop.
import type { Environment } from '../schema/environment.ts';
import { exposuresOf } from './edges.ts';

/** How long the processes get to finish after they were told to stop. */
const FINISH_SECONDS = 30;
/** Until every node and load balancer has heard that a pod is going. */
const PROPAGATION_SECONDS = 10;

/** Target groups wait that long for what is under way; the slowest one counts. */
export function deregistrationSeconds(environment: Environment, service: string): number {
  const { loadBalancers } = environment.edge;
  const seconds = exposuresOf(environment, service).map(
    ({ loadBalancer, target }) => loadBalancers[loadBalancer]?.targets[target]?.drainSeconds ?? 0,
  );
  return Math.max(0, ...seconds);
}

/**
 * Seconds a stopping container keeps serving: what is already on its way has to arrive, and behind
 * a load balancer the connections to it are drained first. Nobody sends to a worker.
 */
export function drainSeconds(environment: Environment, service: string): number {
  const port = environment.services[service]?.port ?? null;
  return port === null ? 0 : deregistrationSeconds(environment, service) + PROPAGATION_SECONDS;
}

/** From the decision to stop a pod until it is killed. */
export function graceSeconds(environment: Environment, service: string): number {
  const written = environment.services[service]?.shutdownSeconds ?? null;
  return written ?? drainSeconds(environment, service) + FINISH_SECONDS;
}
