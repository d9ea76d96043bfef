// What becomes of the objects of a component that Git no longer has.
import type { KubernetesObject } from '../../../model/artifact.ts';
import { isPlainObject } from '../../../model/values/plain-object.ts';
import type { TransitionInput } from '../../transition.ts';
import { valueAt } from './changed-fields.ts';

/**
 * `pruned`: its Application is there, and takes them away last. `deleted`: they go with their Application.
 * `left`: nobody takes them away, and they still say whose they were.
 */
export type Fate = 'pruned' | 'deleted' | 'left';

/** https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/ */
const CASCADES = /^resources-finalizer\.argocd\.argoproj\.io/;

export function fateOf(input: TransitionInput, component: string): Fate {
  const application = removedApplications(input).find((each) => componentOf(each) === component);
  if (application === undefined) {
    return input.environment.delivery.argocd.prune ? 'pruned' : 'left';
  }
  return cascades(application) ? 'deleted' : 'left';
}

export function removedApplications({ objects }: TransitionInput): readonly KubernetesObject[] {
  return objects.flatMap(({ before, after }) =>
    before?.kind === 'Application' && after === null ? [before] : [],
  );
}

/** That of the folder that it syncs, or of the release of its chart. */
export function componentOf(application: KubernetesObject): string | undefined {
  const source = valueAt(application, 'spec.source');
  if (!isPlainObject(source)) return undefined;
  const { path } = source;
  if (typeof path === 'string') return path.slice(path.lastIndexOf('/') + 1);
  const release = valueAt(source, 'helm.releaseName');
  return typeof release === 'string' ? release : undefined;
}

export function cascades({ metadata }: KubernetesObject): boolean {
  const finalizers: unknown = Reflect.get(metadata, 'finalizers');
  return Array.isArray(finalizers) && finalizers.some((each) => CASCADES.test(String(each)));
}
