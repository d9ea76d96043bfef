// A namespace as it is to be.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../schema/environment.ts';

type Namespace = Environment['namespaces'][string];

export type PodSecurity = Namespace['podSecurity'];

export interface NamespacePlan {
  readonly name: string;
  readonly podSecurity: PodSecurity;
  readonly quota: Namespace['quota'];
  /** Whether jobs in it connect to databases of RDS. */
  readonly hasDatabaseClients: boolean;
  readonly origin: Path;
}

/** For pods of our own: as strict as can be. */
export function closedNamespace(name: string, origin: Path): NamespacePlan {
  const plan = { name, podSecurity: 'restricted', quota: null, origin } as const;
  return { ...plan, hasDatabaseClients: false };
}
