// Paths as deep as the environment goes: a fault in a value points at the key that gives the value.
import type { Path } from '../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../model/artifact.ts';
import type { Environment } from '../model/schema/environment.ts';
import { entryOf, valueAt } from '../model/values/value-at.ts';

/** Adds `keys` to the origin of an artifact, as far as the environment has them. */
export function pointAt(environment: Environment, origin: Path, ...keys: Path): Path {
  const path = [...origin];
  let value = valueAt(environment, origin);
  for (const key of keys) {
    value = entryOf(value, key);
    if (value === undefined) break;
    path.push(key);
  }
  return path;
}

/** A field of an artifact, if it is a document of the user's; what made the artifact has only `otherwise`. */
export function pointAtWritten(
  { origin, isWritten }: KubernetesArtifact,
  field: Path,
  otherwise: Path = origin,
): Path {
  return isWritten ? [...origin, ...field] : otherwise;
}

/**
 * The origin of an artifact, followed by the longest end of `field` that the environment has there:
 * `spec.template.spec.containers[0].resources.limits.cpu` of a service is its `resources.limits.cpu`.
 */
export function pointAtField(
  environment: Environment,
  { origin, isWritten }: KubernetesArtifact,
  field: Path,
): Path {
  // A document of the user's has the very field, or the parent that misses it.
  if (isWritten) return [...origin, ...field];
  const root = valueAt(environment, origin);
  for (let start = 0; start < field.length; start += 1) {
    const end = field.slice(start);
    const isWord = typeof end[0] === 'string';
    if (isWord && valueAt(root, end) !== undefined) return [...origin, ...end];
  }
  return origin;
}
