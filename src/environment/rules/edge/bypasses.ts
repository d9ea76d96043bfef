// Ways past a distribution: a load balancer behind it that everybody reaches, and that believes what stands
// in X-Forwarded-For.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { distributionsBefore, forwardedTo } from '../../../model/edge/behind-distribution.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkBypasses(environment: Environment): readonly Diagnostic[] {
  return [...unprotected(environment), ...forged(environment)];
}

/** What the distribution refuses, by web ACL or by country, its origin would answer. */
function unprotected({ edge }: Environment): readonly Diagnostic[] {
  const protectedBy = new Set(Object.values(edge.webAcls).map(({ protects }) => protects));
  return Object.entries(edge.loadBalancers).flatMap(([loadBalancer, { source }]) => {
    if (source !== 'internet' || protectedBy.has(`load-balancer/${loadBalancer}`)) return [];
    const distribution = distributionsBefore(edge, loadBalancer).find(
      (key) =>
        protectedBy.has(`distribution/${key}`) ||
        (edge.distributions[key]?.geoRestriction ?? null) !== null,
    );
    if (distribution === undefined) return [];
    const where = { path: ['edge', 'loadBalancers', loadBalancer], target: 'key' } as const;
    return [diagnostic('model/origin-bypass', { loadBalancer, distribution }, where)];
  });
}

function forged({ edge }: Environment): readonly Diagnostic[] {
  return Object.entries(edge.webAcls).flatMap(([acl, definition]) => {
    const loadBalancer = forwardedTo(edge, definition);
    const { source, type } = edge.loadBalancers[loadBalancer ?? ''] ?? {};
    // One of type network has no web ACL, which is reported as such.
    const isLimited = definition.rateLimit.requestsOfSender !== null;
    if (loadBalancer === undefined || type === 'network') return [];
    if (source !== 'internet' || isLimited) return [];
    const where = { path: ['edge', 'webAcls', acl, 'rateLimit'], target: 'key' } as const;
    return [diagnostic('model/forwarded-address-forged', { acl, loadBalancer }, where)];
  });
}
