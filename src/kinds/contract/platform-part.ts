// What a kind has inside the cluster beside the services that use it.
import type { KubernetesOutput } from '../../model/artifact.ts';
import type { NamespacePlan } from '../../model/kubernetes/namespace-plan.ts';
import type { Environment } from '../../model/schema/environment.ts';

export interface PlatformPart {
  readonly compile: (environment: Environment) => KubernetesOutput;
  /** Namespaces it needs; one that several kinds need is made once. */
  readonly namespaces?: (environment: Environment) => readonly NamespacePlan[];
}
