import type { KubernetesObject } from '../../model/artifact.ts';
import { isPlainObject, type PlainObject } from '../../model/values/plain-object.ts';

/** Empty where it has none. */
export function specOf({ spec }: KubernetesObject): PlainObject {
  return isPlainObject(spec) ? spec : {};
}
