// The CustomResourceDefinitions that the repository holds, in `schemas/` and among manifests.
import type { Path } from '../diagnostics/diagnostic.ts';
import { everyKind } from '../kinds/kinds.ts';
import type { GroupKind, KubernetesArtifact } from '../model/artifact.ts';
import type { Environment } from '../model/schema/environment.ts';
import { oncePer } from '../model/values/once-per.ts';
import { asPlainObject, type PlainObject } from '../model/values/plain-object.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';

export interface Definition extends GroupKind {
  readonly isNamespaced: boolean;
  /** What each version takes, as OpenAPI 3. */
  readonly versions: Readonly<Record<string, PlainObject>>;
  readonly origin: Path;
}

/** A document of `schemas/`. */
export interface SchemaDocument {
  readonly document: unknown;
  readonly path: Path;
}

export function schemaDocuments({ schemas }: Environment): readonly SchemaDocument[] {
  return sortedEntries(schemas).flatMap(([file, documents]) =>
    documents.map((document, index) => ({ document, path: ['schemas', file, index] })),
  );
}

export function writtenObjects(environment: Environment): readonly KubernetesArtifact[] {
  return everyKind.flatMap(({ platform }) => platform?.written?.(environment) ?? []);
}

/** Read once: it is asked about every object. */
export const definitionsOf = oncePer((environment: Environment): readonly Definition[] =>
  [
    ...schemaDocuments(environment),
    ...writtenObjects(environment).map(({ object, origin }) => ({
      document: object,
      path: origin,
    })),
  ].flatMap(({ document, path }) => definitionIn(document, path) ?? []),
);

/** https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/ */
export function definitionIn(document: unknown, origin: Path): Definition | undefined {
  const { apiVersion, kind, spec } = asPlainObject(document) ?? {};
  if (apiVersion !== 'apiextensions.k8s.io/v1' || kind !== 'CustomResourceDefinition')
    return undefined;
  const { group, names, scope, versions } = asPlainObject(spec) ?? {};
  const defined = asPlainObject(names)?.['kind'];
  if (typeof group !== 'string' || typeof defined !== 'string') return undefined;
  const schemas = (Array.isArray(versions) ? versions : []).flatMap((version: unknown) => {
    const { name, schema } = asPlainObject(version) ?? {};
    const open = asPlainObject(asPlainObject(schema)?.['openAPIV3Schema']);
    return typeof name === 'string' && open !== undefined ? [[name, open] as const] : [];
  });
  return {
    group,
    kind: defined,
    isNamespaced: scope !== 'Cluster',
    versions: Object.fromEntries(schemas),
    origin,
  };
}
