// The services that an ingress controller hands requests to.
import { isIngressed } from '../../model/edge/ingress.ts';
import { ingressPorts } from '../../model/edge/ingress-routes.ts';
import { type EgressRule, podsIn, tcp } from '../../model/kubernetes/network-policy.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

export function toIngressed(environment: Environment): readonly EgressRule[] {
  return sortedEntries(environment.services)
    .filter(([key]) => isIngressed(environment, key))
    .flatMap(([key, service]) => {
      const ports = ingressPorts(service).map(({ port }) => port);
      return ports.length === 0
        ? []
        : [{ to: [podsIn(service.namespace, key)], ports: tcp(...ports) }];
    });
}
