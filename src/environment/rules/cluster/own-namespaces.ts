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
  const ofKinds = everyKind.flatMap(({ noun, platform }) =>
    platform?.residents
      ? []
      : (platform?.namespaces?.(environment) ?? []).map(
          ({ name }) => [name, `every ${noun}`] as const,
        ),
  );
  const residents = new Map([
    ...OF_KUBERNETES.map((name) => [name, 'Kubernetes'] as const),
    [environment.delivery.argocd.namespace, 'Argo CD'] as const,
    ...ofKinds,
    ...addonsOf(environment).map(
      (addon) => [namespaceOf(environment, addon), `add-on ${addon.name}`] as const,
    ),
  ]);
  return ({ platform }: Kind, namespace: string): string | undefined => {
    const isOfServices = environment.namespaces[namespace] !== undefined && !platform?.written;
    return isOfServices ? 'services' : residents.get(namespace);
  };
}
