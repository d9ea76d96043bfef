// Every host name that gets a record in our zone, or in the one we share.
import { everyKind } from '../kinds/kinds.ts';
import { edgeHosts, type NamedHost } from '../model/edge/entrance-hosts.ts';
import type { Environment } from '../model/schema/environment.ts';

export function recordHosts(environment: Environment): readonly NamedHost[] {
  return [...edgeHosts(environment), ...kindHosts(environment)];
}

/** Those of kinds: nothing else answers for one of them. */
export function kindHosts(environment: Environment): readonly NamedHost[] {
  return everyKind.flatMap(({ rules }) => rules?.hosts?.(environment) ?? []);
}
