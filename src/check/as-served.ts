// Objects as the API server has them: those of manifests that name no namespace are in the one that their
// Application says, and a field that is null is not there.
// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
import { groupKindOf, isClusterScoped } from '../environment/resource-kinds.ts';
import type { Component, KubernetesArtifact, KubernetesObject } from '../model/artifact.ts';
import type { Environment } from '../model/schema/environment.ts';
import { isPlainObject } from '../model/values/plain-object.ts';

export function asServed(
  environment: Environment,
  components: readonly Component[],
  objects: readonly KubernetesArtifact[],
): readonly KubernetesArtifact[] {
  const namespaces = new Map(components.map(({ name, namespace }) => [name, namespace]));
  return objects.map((artifact) => {
    if (!artifact.isWritten) return artifact;
    const object = withoutNull(artifact.object) as KubernetesObject;
    const namespace = namespaces.get(artifact.component);
    const isPlaced = object.metadata.namespace !== undefined || namespace === undefined;
    if (isPlaced || isClusterScoped(environment, groupKindOf(object))) {
      return { ...artifact, object };
    }
    return { ...artifact, object: { ...object, metadata: { ...object.metadata, namespace } } };
  });
}

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isPlainObject(value)) return value;
  const there = Object.entries(value).filter(([, each]) => each !== null);
  return Object.fromEntries(there.map(([key, each]) => [key, withoutNull(each)]));
}
