// From a field of an object to the line of the environment that most likely gave it.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';

/**
 * The origin of an artifact, followed by the longest end of `field` that the environment has there:
 * `spec.template.spec.containers[0].resources.limits.cpu` of a service is its `resources.limits.cpu`.
 */
export function pointAtField(
  environment: Environment,
  { origin }: KubernetesArtifact,
  field: Path,
): Path {
  const root = origin.reduce<unknown>(valueAt, environment);
  for (let start = 0; start < field.length; start += 1) {
    const end = field.slice(start);
    const isWord = typeof end[0] === 'string';
    if (isWord && end.reduce<unknown>(valueAt, root) !== undefined) return [...origin, ...end];
  }
  return origin;
}

function valueAt(value: unknown, key: string | number): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
