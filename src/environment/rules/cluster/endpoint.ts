// The address of the Kubernetes API: somebody has to reach it before Argo CD is there, and when it is not.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkEndpoint({ cluster, network }: Environment): readonly Diagnostic[] {
  if (cluster === null) return [];
  const { publicCidrs, clients } = cluster.endpoint;
  const empty = Object.entries(clients)
    .filter(([, { subnets, cidrs }]) => subnets === null && cidrs.length === 0)
    .map(([client]) => {
      const path = ['cluster', 'endpoint', 'clients', client];
      return diagnostic('model/endpoint-client-empty', { client }, { path, target: 'key' });
    });
  const isReached = publicCidrs.length > 0 || Object.keys(clients).length > 0;
  if (isReached || cluster.existing !== null || (network?.bastion ?? null) !== null) return empty;
  const where = { path: ['cluster'], target: 'key' } as const;
  return [diagnostic('model/endpoint-unreachable', {}, where)];
}
