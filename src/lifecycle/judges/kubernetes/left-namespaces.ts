// A namespace that is no longer written: Argo CD keeps it, and what the project no longer admits it does not
// prune either. argoproj/argo-cd controller/state.go, IsLiveResourcePermitted, v3.4.4
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { TransitionInput } from '../../transition.ts';

export function judgeLeftNamespaces({
  environment,
  objects,
}: TransitionInput): readonly Diagnostic[] {
  if (environment.cluster === null) return [];
  return objects.flatMap(({ before, after, origin }) => {
    if (before?.kind !== 'Namespace' || after !== null) return [];
    const args = { namespace: before.metadata.name };
    return [diagnostic('lifecycle/left-namespace', args, { path: origin, target: 'key' })];
  });
}
