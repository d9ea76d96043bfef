// Who counts the requests by which a canary is judged.
import { isIngressed } from '../edge/ingress.ts';
import type { Environment } from '../schema/environment.ts';
import type { Canary } from '../schema/services/service.ts';
import { isMeshed, isOpaque } from './mesh.ts';

export type CanaryMeasure = Exclude<Canary['measuredBy'], null>;

/** What is asked for; else the first that is there, since only the ingress cannot tell two versions apart. */
export function canaryMeasure(environment: Environment, service: string): CanaryMeasure | null {
  const { measuredBy } = environment.services[service]?.rollout.canary ?? {};
  const there = (['service', 'mesh', 'ingress'] as const).filter((measure) =>
    isThere(environment, service, measure),
  );
  if (measuredBy) return there.includes(measuredBy) ? measuredBy : null;
  return there[0] ?? null;
}

function isThere(environment: Environment, service: string, measure: CanaryMeasure): boolean {
  const { metrics = null, protocol } = environment.services[service] ?? {};
  if (measure === 'mesh') {
    const isRead = isMeshed(environment, service) && !isOpaque(environment, service);
    return isRead && protocol !== 'tcp';
  }
  // Of gRPC both of the others see answers with status 200.
  if (protocol !== 'http') return false;
  if (measure === 'service') return metrics !== null;
  // Behind the gateway of a mesh, the mesh counts.
  return isIngressed(environment, service) && environment.ingress?.controller !== 'istio';
}
