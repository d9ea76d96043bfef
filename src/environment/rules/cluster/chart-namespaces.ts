// A chart has a namespace to itself, or shares it with other charts.
import { addonsOf, namespaceOf } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import type { Environment } from '../../../model/schema/environment.ts';

/** Those of every cluster, which are nobody's to make. */
const OF_KUBERNETES = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

export function checkChartNamespaces(environment: Environment): readonly Diagnostic[] {
  const { charts } = environment;
  const residents = Object.keys(charts).length > 0 ? residentsOf(environment) : new Map();
  return Object.entries(charts).flatMap(([chart, { namespace }]) => {
    const by = residents.get(namespace);
    if (by === undefined) return [];
    const path = ['charts', chart, 'namespace'];
    return [diagnostic('model/chart-namespace-taken', { chart, namespace, by }, { path })];
  });
}

/** Who lives where, charts left out. */
function residentsOf(environment: Environment): ReadonlyMap<string, string> {
  const ofKinds = everyKind.flatMap(({ noun, platform }) =>
    platform?.residents
      ? []
      : (platform?.namespaces?.(environment) ?? []).map(
          ({ name }) => [name, `every ${noun}`] as const,
        ),
  );
  return new Map([
    ...OF_KUBERNETES.map((name) => [name, 'Kubernetes'] as const),
    [environment.delivery.argocd.namespace, 'Argo CD'] as const,
    ...ofKinds,
    ...addonsOf(environment).map(
      (addon) => [namespaceOf(environment, addon), `add-on ${addon.name}`] as const,
    ),
    ...Object.keys(environment.namespaces).map((name) => [name, 'services'] as const),
  ]);
}
