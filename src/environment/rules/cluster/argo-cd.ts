// Whether Argo CD can be as available as it is asked to be.
import { REDIS_MEMBERS } from '../../../addons/argo-cd/argo-cd.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { homeNodes } from '../../../model/nodes/node-pools.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkArgoCd({ cluster, delivery }: Environment): readonly Diagnostic[] {
  if (cluster === null || delivery.argocd.highlyAvailable !== true) return [];
  const found = homeNodes(cluster);
  if (found >= REDIS_MEMBERS) return [];
  const path = ['delivery', 'argocd', 'highlyAvailable'];
  return [diagnostic('model/argocd-nodes', { found, wanted: REDIS_MEMBERS }, { path })];
}
