// Charts and manifests of the user's own have a namespace to themselves, or share it with each other;
// manifests may also stand beside services.
import { addonsOf, namespaceOf } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Kind } from '../../../kinds/kind.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { entriesOf } from '../../edges.ts';

/** Those of every cluster, which are nobody's to make. */
export const OF_KUBERNETES = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** Services have namespaces of their own: all traffic that no edge allows is denied in them. */
export function checkServiceNamespaces(environment: Environment): readonly Diagnostic[] {
  const taken = residentsOf(environment);
  return Object.keys(environment.namespaces).flatMap((namespace) => {
    const isReserved = namespace.startsWith('kube-');
    const by = taken.get(namespace) ?? (isReserved ? 'Kubernetes' : undefined);
    if (by === undefined) return [];
    const where = { path: ['namespaces', namespace], target: 'key' } as const;
    return [diagnostic('model/service-namespace-taken', { namespace, by }, where)];
  });
}

export function checkOwnNamespaces(environment: Environment): readonly Diagnostic[] {
  const guests = everyKind.filter(({ platform }) => platform?.residents);
  const isAsked = guests.some((kind) => Object.keys(entriesOf(environment, kind)).length > 0);
  if (!isAsked) return [];
  const taken = takenIn(environment);
  return guests.flatMap((kind) =>
    Object.entries(entriesOf(environment, kind)).flatMap(([key, { namespace }]) => {
      const by = typeof namespace === 'string' ? taken(kind, namespace) : undefined;
      if (by === undefined) return [];
      const args = { owner: `${kind.noun} ${key}`, namespace: String(namespace), by };
      const path = [kind.collection, key, 'namespace'];
      return [diagnostic('model/chart-namespace-taken', args, { path })];
    }),
  );
}

/** Who lives where, those that are asked about left out. */
function takenIn(environment: Environment) {
  const residents = residentsOf(environment);
  return ({ platform }: Kind, namespace: string): string | undefined => {
    const isOfServices = environment.namespaces[namespace] !== undefined && !platform?.written;
    return isOfServices ? 'services' : residents.get(namespace);
  };
}

/** Who lives in the namespaces that are not for services, or a user's own. */
function residentsOf(environment: Environment): ReadonlyMap<string, string> {
  const ofKinds = everyKind.flatMap(({ noun, platform }) =>
    platform?.residents
      ? []
      : (platform?.namespaces?.(environment) ?? []).map(
          ({ name }) => [name, `every ${noun}`] as const,
        ),
  );
  return new Map([
    [environment.delivery.argocd.namespace, 'Argo CD'] as const,
    ...ofKinds,
    ...addonsOf(environment).map(
      (addon) => [namespaceOf(environment, addon), `add-on ${addon.name}`] as const,
    ),
    ...OF_KUBERNETES.map((name) => [name, 'Kubernetes'] as const),
  ]);
}
