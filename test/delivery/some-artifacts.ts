// What other rooms would have compiled.
import { addons } from '../../src/addons/addons.ts';
import type {
  Component,
  KubernetesArtifact,
  KubernetesObject,
  TerraformArtifact,
} from '../../src/model/artifact.ts';

export function aStack(stack: string, dependsOn: readonly string[] = []): TerraformArtifact {
  const empty = { dependsOnOthers: [], document: {}, origins: {} };
  return { type: 'terraform', stack, dependsOn, ...empty };
}

export function aFolder(name: string, changes: Partial<Component> = {}): Component {
  return {
    name,
    namespace: 'shop',
    wave: 0,
    source: { type: 'directory' },
    origin: [],
    ...changes,
  };
}

/** With what the add-on of that name permits. */
export function aChart(chart: string, changes: Partial<Component> = {}): Component {
  const { clusterKinds, otherNamespaces, ignored } =
    addons.find((addon) => addon.chart === chart) ?? {};
  return {
    name: chart,
    namespace: `${chart}-system`,
    wave: -10,
    source: {
      type: 'chart',
      repository: `https://charts.example.com/${chart}`,
      chart,
      version: '1.2.3',
      values: { replicas: 2 },
      ...(clusterKinds && { clusterKinds }),
      ...(otherNamespaces && { otherNamespaces }),
      ...(ignored && { ignored }),
    },
    origin: ['addons', chart],
    ...changes,
  };
}

export function anObject(
  kind: string,
  name: string,
  changes: Partial<KubernetesObject> = {},
): KubernetesObject {
  return { apiVersion: 'v1', kind, metadata: { name, namespace: 'shop' }, ...changes };
}

export function inComponent(component: string, object: KubernetesObject): KubernetesArtifact {
  return { type: 'kubernetes', component, object, origin: [] };
}
