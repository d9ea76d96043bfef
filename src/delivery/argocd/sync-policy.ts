// How Argo CD syncs a component: the parts of spec.syncPolicy, with a reason for each option.
import { isCustomResource } from '../../environment/resource-kinds.ts';
import type { Component, IgnoredField, KubernetesObject } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';

/**
 * Automatic sync does not try a failed commit again beyond its retries, and a first install waits
 * for what Terraform still creates: ten tries are about half an hour.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/
 */
export const RETRY = {
  limit: 10,
  backoff: { duration: '10s', factor: 2, maxDuration: '5m' },
} as const;

/** `allowEmpty` stays away: an empty folder must never delete everything. */
export function automated(environment: Environment): { prune: boolean; selfHeal: boolean } {
  const { prune, selfHeal } = environment.delivery.argocd;
  return { prune, selfHeal };
}

/** Sorted, each with its reason: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/ */
export function syncOptions(
  component: Component,
  objects: readonly KubernetesObject[],
): readonly string[] {
  const isDirectory = component.source.type === 'directory';
  // A chart brings custom resources or not depending on its values, which Argo CD renders.
  const hasCustomResources = !isDirectory || objects.some(isCustomResource);
  return [
    // A hook acts on what is synced with it, so where hooks may run everything is applied.
    ...(isDirectory && !objects.some(isHook) ? ['ApplyOutOfSyncOnly=true'] : []),
    // Two Applications that own one object would overwrite each other for ever.
    'FailOnSharedResource=true',
    // What replaces an object is healthy before the object goes.
    'PruneLast=true',
    ...(ignoredDifferences(component).length > 0 ? ['RespectIgnoreDifferences=true'] : []),
    // Large CRDs do not fit the annotation of client-side apply.
    'ServerSideApply=true',
    // The definition may come from another Application, a wave earlier.
    ...(hasCustomResources ? ['SkipDryRunOnMissingResource=true'] : []),
  ];
}

function isHook({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.['argocd.argoproj.io/hook'] !== undefined;
}

export function ignoredDifferences({ source }: Component): readonly IgnoredField[] {
  return source.ignored ?? [];
}
