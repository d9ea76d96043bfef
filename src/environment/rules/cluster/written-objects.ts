// Objects that the user wrote stand where their kinds do: in a namespace, or outside of all.
import { addonsOf, namespaceOf } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';
import { definitionIn, schemaDocuments, writtenObjects } from '../../definitions.ts';
import { groupKindOf, scopeOf } from '../../resource-kinds.ts';
import { OF_KUBERNETES } from './own-namespaces.ts';

export function checkWrittenObjects(environment: Environment): readonly Diagnostic[] {
  return writtenObjects(environment)
    .filter(isObject)
    .flatMap((artifact) => misplaced(environment, artifact));
}

/** A warning: somebody else may make it. */
export function checkWrittenNamespaces(environment: Environment): readonly Diagnostic[] {
  const objects = writtenObjects(environment).filter(isObject);
  if (objects.length === 0) return [];
  const made = new Set([
    ...OF_KUBERNETES,
    environment.delivery.argocd.namespace,
    ...Object.keys(environment.namespaces),
    ...addonsOf(environment).map((addon) => namespaceOf(environment, addon)),
    ...everyKind
      .flatMap(({ platform }) => platform?.namespaces?.(environment) ?? [])
      .map(({ name }) => name),
    ...objects.filter(isNamespace).map(({ object }) => object.metadata.name),
  ]);
  return objects.flatMap(({ object: { kind, metadata }, origin }) => {
    const { name, namespace } = metadata;
    if (namespace === undefined || made.has(namespace)) return [];
    const args = { object: `${kind} ${name}`, namespace };
    const path = [...origin, 'metadata', 'namespace'];
    return [diagnostic('model/manifest-namespace-unmade', args, { path })];
  });
}

function isNamespace({ object: { apiVersion, kind } }: KubernetesArtifact): boolean {
  return apiVersion === 'v1' && kind === 'Namespace';
}

export function checkSchemas(environment: Environment): readonly Diagnostic[] {
  return schemaDocuments(environment)
    .filter(({ document, path }) => definitionIn(document, path) === undefined)
    .map(({ path }) => diagnostic('model/schema-document', {}, { path }));
}

/** Those that are none are reported as such. */
function isObject({ object }: KubernetesArtifact): boolean {
  if (!isPlainObject(object)) return false;
  const { apiVersion, kind, metadata } = object as Readonly<Record<string, unknown>>;
  return typeof apiVersion === 'string' && typeof kind === 'string' && isPlainObject(metadata);
}

function misplaced(
  environment: Environment,
  { object, origin }: KubernetesArtifact,
): readonly Diagnostic[] {
  const { name, namespace } = object.metadata;
  const { group, kind } = groupKindOf(object);
  const scope = scopeOf(environment, { group, kind });
  const args = { object: `${kind} ${name}`, kind: `${group === '' ? 'core' : group}/${kind}` };
  if (scope === 'cluster' && namespace !== undefined) {
    const path = [...origin, 'metadata', 'namespace'];
    return [diagnostic('model/manifest-cluster-scoped', args, { path })];
  }
  if (scope !== undefined || namespace !== undefined) return [];
  const path = [...origin, 'kind'];
  return [diagnostic('model/manifest-scope-unknown', args, { path })];
}
