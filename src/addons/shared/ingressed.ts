// The services that an ingress controller hands requests to.
import { isIngressed } from '../../model/edge/ingress.ts';
import { type EgressRule, podsIn, tcp } from '../../model/kubernetes/network-policy.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

export function toIngressed(environment: Environment): readonly EgressRule[] {
  return sortedEntries(environment.services)
    .filter(([key]) => isIngressed(environment, key))
    .flatMap(([key, { namespace, port }]) =>
      port === null ? [] : [{ to: [podsIn(namespace, key)], ports: tcp(port) }],
    );
}
