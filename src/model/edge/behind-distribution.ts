// Load balancers behind distributions: whose request it is, they read from a header.
import type { Edge } from '../schema/edge/edge.ts';
import type { WebAcl } from '../schema/edge/web-acl.ts';

/** Keys of distributions that a load balancer is an origin of. */
export function distributionsBefore({ distributions }: Edge, loadBalancer: string) {
  return Object.keys(distributions).filter((key) =>
    Object.values(distributions[key]?.origins ?? {}).some(
      (origin) => origin.loadBalancer === loadBalancer,
    ),
  );
}

/** The load balancer whose web ACL counts by the address that X-Forwarded-For names; else undefined. */
export function forwardedTo(
  edge: Edge,
  { protects }: Pick<WebAcl, 'protects'>,
): string | undefined {
  const [kind, key = ''] = protects.split('/');
  return kind === 'load-balancer' && distributionsBefore(edge, key).length > 0 ? key : undefined;
}
