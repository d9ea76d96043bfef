// What every check is asked about: one environment and everything it compiled to.
import type {
  Component,
  Json,
  KubernetesArtifact,
  KubernetesObject,
  TerraformArtifact,
  TextArtifact,
} from '../model/artifact.ts';
import type { Environment } from '../model/schema/environment.ts';

export interface CheckInput {
  readonly environment: Environment;
  readonly stacks: readonly TerraformArtifact[];
  readonly components: readonly Component[];
  /** All Kubernetes objects, those of the components `argocd` and `root` included. */
  readonly objects: readonly KubernetesArtifact[];
  /** Files of the pipelines, and the page. */
  readonly texts: readonly TextArtifact[];
}

export type Body = { readonly [key: string]: Json };

/** `value` as an object; an empty one when it is not an object. */
export function asBody(value: unknown): Body {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Body)
    : {};
}

/** `value` as a list; an empty one when it is not a list. */
export function asList(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** How messages name an object: `Deployment backend-prod/cart-service`. */
export function nameOf({ kind, metadata }: KubernetesObject): string {
  const { namespace, name } = metadata;
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
