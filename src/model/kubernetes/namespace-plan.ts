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

/** Strictest first. */
const LEVELS = ['restricted', 'baseline', 'privileged'] as const satisfies readonly PodSecurity[];

/** What pods that need these can share; of none, the strictest. */
export function sharedLevel(needed: readonly PodSecurity[]): PodSecurity {
  return LEVELS.findLast((level) => needed.includes(level)) ?? 'restricted';
}

/** For pods of our own: as strict as can be. */
export function closedNamespace(name: string, origin: Path): NamespacePlan {
  const plan = { name, podSecurity: 'restricted', quota: null, origin } as const;
  return { ...plan, hasDatabaseClients: false };
}
