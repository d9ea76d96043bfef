// Who gets to load balancers: nobody from outside to internal ones, and only addresses that they see.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { distributionsBefore } from '../../../model/edge/behind-distribution.ts';
import type { LoadBalancer } from '../../../model/schema/edge/edge.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkReach(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.edge.loadBalancers).flatMap(([key, balancer]) => [
    ...(balancer.scheme === 'internal' ? unreachable(environment, key, balancer) : []),
    ...unheard(environment, key, balancer),
  ]);
}

function unreachable(
  { edge }: Environment,
  key: string,
  { failover }: LoadBalancer,
): readonly Diagnostic[] {
  const at = ['edge', 'loadBalancers', key];
  const say = (by: string, path: readonly string[]) =>
    diagnostic('model/internal-unreachable', { loadBalancer: key, by }, { path, target: 'key' });
  const origins = distributionsBefore(edge, key).flatMap((distribution) =>
    Object.entries(edge.distributions[distribution]?.origins ?? {})
      .filter(([, { loadBalancer }]) => loadBalancer === key)
      .map(([origin]) =>
        say('CloudFront', ['edge', 'distributions', distribution, 'origins', origin]),
      ),
  );
  return [
    ...origins,
    ...(failover === null ? [] : [say('a health check of Route 53', [...at, 'failover'])]),
  ];
}

function unheard(
  { network }: Environment,
  key: string,
  { clients, source, scheme }: LoadBalancer,
): readonly Diagnostic[] {
  const isAttached = Boolean(network?.attachment ?? network?.transitGateway);
  return (clients ?? []).flatMap((client, index) => {
    const because = reasonAgainst(client, { source, scheme, isAttached });
    if (because === undefined) return [];
    const path = ['edge', 'loadBalancers', key, 'clients', index];
    return [diagnostic('model/clients-unheard', { loadBalancer: key, client, because }, { path })];
  });
}

interface Standing extends Pick<LoadBalancer, 'source' | 'scheme'> {
  readonly isAttached: boolean;
}

function reasonAgainst(client: string, { source, scheme, isAttached }: Standing) {
  if (source === 'cloudfront') return 'CloudFront alone reaches it';
  const isPrivate = client === 'vpc' || client === 'attached' || PRIVATE.test(client);
  if (scheme === 'internet' && isPrivate) {
    return 'requests to public addresses do not come from private ones';
  }
  if (client === 'attached' && !isAttached) return 'the network is attached to no other';
  return undefined;
}

/** RFC 1918. */
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;
