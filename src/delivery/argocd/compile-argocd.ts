// Argo CD's own objects: the root Application, and the folder it syncs.
import type { KubernetesArtifact, KubernetesObject } from '../../model/artifact.ts';
import { type DeliveryInput, objectsOf } from '../delivery-input.ts';
import { environmentProject, rootProject } from './app-project.ts';
import { childApplication } from './child-application.ts';
import { rootApplication } from './root-application.ts';

const ORIGIN = ['delivery', 'argocd'] as const;

/** None without a cluster. Component `root` is root.yaml; component `argocd` is the folder argocd/. */
export function compileArgocd(input: DeliveryInput): readonly KubernetesArtifact[] {
  const { environment, components, artifacts } = input;
  if (environment.cluster === null) return [];
  const children = components.map((component) => ({
    type: 'kubernetes' as const,
    component: 'argocd',
    object: childApplication(environment, component, objectsOf(artifacts, component)),
    origin: component.origin,
  }));
  assertDistinct(children.map(({ object }) => object.metadata.name));
  return [
    artifact('root', rootApplication(environment)),
    artifact('argocd', rootProject(environment)),
    artifact('argocd', environmentProject(input)),
    ...children,
  ];
}

function artifact(component: string, object: KubernetesObject): KubernetesArtifact {
  return { type: 'kubernetes', component, object, origin: ORIGIN };
}

function assertDistinct(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new Error(`Two components share the name of an Application: ${twice}`);
}
