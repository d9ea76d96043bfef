// The environment variables of a consumer that are secret: which properties of which secrets they
// are composed of. The values never leave AWS Secrets Manager and the cluster.

import type { SecretRead } from '../model/kubernetes/external-secret.ts';
import type { Environment } from '../model/schema/environment.ts';
import { uniqueBy } from '../model/values/unique-by.ts';
import { grantsOf } from './edges.ts';

export interface SecretVariables {
  readonly reads: readonly SecretRead[];
  /** Variable → Go template over the names of `reads`. */
  readonly variables: Readonly<Record<string, string>>;
}

export function secretVariables(environment: Environment, consumer: string): SecretVariables {
  const all = grantsOf(environment, consumer).flatMap(({ secrets = [] }) => secrets);
  return {
    // Two addresses of one store share a login.
    reads: uniqueBy(
      all.flatMap(({ reads }) => reads),
      ({ as }) => as,
    ).toSorted(byName),
    variables: Object.fromEntries(all.map(({ variable, template }) => [variable, template])),
  };
}

/** Independent of the order in which the edges are written. */
function byName(a: SecretRead, b: SecretRead): number {
  return a.as < b.as ? -1 : 1;
}
