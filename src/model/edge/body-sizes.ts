// How large the bodies of requests may be, on the ways that lead through a web ACL.
import { memoryBytes } from '../quantity.ts';
import type { Edge } from '../schema/edge/edge.ts';
import type { WebAcl } from '../schema/edge/web-acl.ts';
import type { Environment } from '../schema/environment.ts';
import { entrancesOf, isIngressed } from './ingress.ts';
import { BODY_SIZE_BYTES, BODY_SIZE_RULE } from './managed-rules.ts';

/** A way in to a service that says, or does not say, how large bodies may be. */
export interface BodyEntrance {
  readonly service: string;
  readonly maxBodySize: string | null;
  /** Where it would say so. */
  readonly path: readonly string[];
}

/** Load balancers to which the requests go that a web ACL lets pass. */
function balancersBehind(edge: Edge, { protects }: Pick<WebAcl, 'protects'>): readonly string[] {
  const [kind, key = ''] = protects.split('/');
  if (kind === 'load-balancer') return [key];
  const origins = Object.values(edge.distributions[key]?.origins ?? {});
  const keys = origins.flatMap(({ loadBalancer }) => (loadBalancer === null ? [] : [loadBalancer]));
  return [...new Set(keys)];
}

export function bodyEntrances(
  environment: Environment,
  acl: Pick<WebAcl, 'protects'>,
): readonly BodyEntrance[] {
  const { edge, services } = environment;
  const balancers = balancersBehind(edge, acl);
  const targets = balancers.flatMap((key) =>
    Object.entries(edge.loadBalancers[key]?.targets ?? {}).map(([target, each]) => ({
      service: each.service,
      maxBodySize: each.maxBodySize,
      path: ['edge', 'loadBalancers', key, 'targets', target],
    })),
  );
  const entrances = entrancesOf(environment);
  if (!balancers.some((key) => entrances.includes(key))) return targets;
  const ingressed = Object.entries(services)
    .filter(([service]) => isIngressed(environment, service))
    .map(([service, { ingress }]) => ({
      service,
      maxBodySize: ingress?.maxBodySize ?? null,
      path: ['services', service, 'ingress'],
    }));
  return [...targets, ...ingressed];
}

/** Whether bodies come that the Common Rule Set takes for too large. */
export function takesUploads(environment: Environment, acl: Pick<WebAcl, 'protects'>): boolean {
  return bodyEntrances(environment, acl).some(
    ({ maxBodySize }) => maxBodySize !== null && memoryBytes(maxBodySize) > BODY_SIZE_BYTES,
  );
}

/** What is written, and before it what follows from uploads. */
export function ruleOverridesOf(
  environment: Environment,
  acl: Pick<WebAcl, 'protects' | 'ruleOverrides' | 'managedRules'>,
): WebAcl['ruleOverrides'] {
  const counts = limitsBodies(acl) && takesUploads(environment, acl);
  return { ...(counts ? { [BODY_SIZE_RULE]: 'count' } : {}), ...acl.ruleOverrides };
}

export function limitsBodies({ managedRules }: Pick<WebAcl, 'managedRules'>): boolean {
  return managedRules.includes('AWSManagedRulesCommonRuleSet');
}
