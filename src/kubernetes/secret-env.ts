// The keys of a Secret as variables of a container, each by its name: with `envFrom`, a pod starts without
// a key that is not there yet, such as that of an edge whose secret is still being fetched.
import type { EnvVar } from 'cdk8s-plus-27/lib/imports/k8s.js';

/** https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist */
export function secretEnv(name: string, keys: readonly string[]): EnvVar[] {
  return keys.toSorted().map((key) => ({ name: key, valueFrom: { secretKeyRef: { name, key } } }));
}
