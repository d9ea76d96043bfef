// Labels and annotations that both Kubernetes planes put on what they make.
// https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
import { slugOf } from '../naming/core.ts';
import type { Environment } from '../schema/environment.ts';

export type Labels = Record<string, string>;

/** What selects the pods of a workload. Selectors are immutable, so nothing may ever be added. */
export function selectorLabels(environment: Environment, name: string): Labels {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': slugOf(environment),
  };
}

export function standardLabels(environment: Environment, name: string, component: string): Labels {
  return {
    ...selectorLabels(environment, name),
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/part-of': environment.system,
    'app.kubernetes.io/managed-by': 'groundplan',
  };
}

/** Order within one Argo CD Application; lower waves are healthy before higher ones start. */
export function syncWave(wave: number): Labels {
  return { 'argocd.argoproj.io/sync-wave': `${wave}` };
}
