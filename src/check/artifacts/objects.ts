// Finds Kubernetes objects by their kind, and by what others call them.
import type { KubernetesArtifact } from '../../model/artifact.ts';
import { groupBy } from '../../model/values/group-by.ts';
import type { CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';

const byKind = oncePerInput(({ objects }) => groupBy(objects, ({ object }) => object.kind));

export function objectsOf(input: CheckInput, kind: string): readonly KubernetesArtifact[] {
  return byKind(input).get(kind) ?? [];
}

const componentNamespaces = oncePerInput(
  ({ components }) => new Map(components.map(({ name, namespace }) => [name, namespace])),
);

/** Its own namespace, or that of the component that syncs it. */
export function namespaceOf(input: CheckInput, { component, object }: KubernetesArtifact): string {
  return object.metadata.namespace ?? componentNamespaces(input).get(component) ?? '';
}

const byName = oncePerInput(
  (input) =>
    new Map(
      input.objects.map((artifact) => {
        const { kind, metadata } = artifact.object;
        return [`${kind} ${namespaceOf(input, artifact)}/${metadata.name}`, artifact] as const;
      }),
    ),
);

export interface ObjectName {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export function findObject(
  input: CheckInput,
  { kind, namespace, name }: ObjectName,
): KubernetesArtifact | undefined {
  return byName(input).get(`${kind} ${namespace}/${name}`);
}

/** Namespaces where charts start pods that no object of ours shows. */
export const chartNamespaces = oncePerInput(
  ({ components }: CheckInput): ReadonlySet<string> =>
    new Set(
      components.filter(({ source }) => source.type === 'chart').map(({ namespace }) => namespace),
    ),
);
