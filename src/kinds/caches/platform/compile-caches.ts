// What looks after caches from inside of Kubernetes.
import type { KubernetesOutput } from '../../../model/artifact.ts';
import { DATABASE_NAMESPACE } from '../../../model/identity.ts';
import { closedNamespace, type NamespacePlan } from '../../../model/kubernetes/namespace-plan.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { JobSecrets } from '../../contract/platform-part.ts';
import { cacheLogins } from '../logins.ts';
import { cacheLoginName } from '../names.ts';
import { cacheTasks } from '../tasks.ts';
import { compileLogins } from './logins.ts';
import { compileSnapshots } from './snapshots.ts';

export function compileCaches(environment: Environment): KubernetesOutput {
  const outputs = [compileSnapshots(environment), compileLogins(environment)];
  return {
    components: outputs.flatMap(({ components }) => components),
    artifacts: outputs.flatMap(({ artifacts }) => artifacts),
  };
}

export function cacheJobSecrets(environment: Environment): JobSecrets {
  const caches = new Set(cacheLogins(environment).map(({ cache }) => cache));
  return { reads: [...caches].map((key) => cacheLoginName(environment, key, '*')), masters: [] };
}

export function cacheNamespaces(environment: Environment): readonly NamespacePlan[] {
  if (cacheTasks(environment).length === 0) return [];
  return [closedNamespace(DATABASE_NAMESPACE, ['caches'])];
}
