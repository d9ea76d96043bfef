// Which objects Argo CD deletes and makes anew where they differ, so that nothing of them is immutable.
import type { KubernetesObject } from '../../../model/artifact.ts';

const OPTIONS = 'argocd.argoproj.io/sync-options';
const HOOK = 'argocd.argoproj.io/hook';
const POLICY = 'argocd.argoproj.io/hook-delete-policy';

/** By either state: argoproj/argo-cd gitops-engine/pkg/sync/sync_context.go, applyObject, v3.4.4 */
export function isMadeAgain(...states: readonly KubernetesObject[]): boolean {
  return states.some(({ metadata: { annotations = {} } }) => {
    const options = (annotations[OPTIONS] ?? '').split(',').map((option) => option.trim());
    const isReplaced = options.includes('Replace=true') && options.includes('Force=true');
    return isReplaced || isNewHook(annotations);
  });
}

/** Without a policy it is as with this one: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
function isNewHook(annotations: Readonly<Record<string, string>>): boolean {
  const policy = annotations[POLICY] ?? 'BeforeHookCreation';
  return annotations[HOOK] !== undefined && policy.includes('BeforeHookCreation');
}
