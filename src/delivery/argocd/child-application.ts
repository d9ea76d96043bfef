// One child Application per component.
import type { Component, KubernetesObject } from '../../model/artifact.ts';
import type { Environment, Tier } from '../../model/schema/environment.ts';
import { componentPath } from '../dist-paths.ts';
import {
  applicationName,
  COMPARE_ANNOTATION,
  CONTENT_HASH_ANNOTATION,
  FINALIZER,
  PATHS_ANNOTATION,
  projectName,
  releaseName,
  WAVE_ANNOTATION,
} from './argocd-names.ts';
import { contentHash } from './content-hash.ts';
import { automated, ignoredDifferences, RETRY, syncOptions } from './sync-policy.ts';

/**
 * Whether removing a component from Git deletes its objects, or only stops managing them. In
 * production a line removed by mistake must not take a namespace down: docs/decisions/0006.
 */
const FINALIZERS = {
  development: [FINALIZER],
  staging: [FINALIZER],
  production: [],
  shared: [],
} as const satisfies Record<Tier, readonly string[]>;

export function childApplication(
  environment: Environment,
  component: Component,
  objects: readonly KubernetesObject[],
): KubernetesObject {
  const ignored = ignoredDifferences(component);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: metadataOf(environment, component, objects),
    spec: {
      project: projectName(environment),
      destination: {
        name: environment.delivery.argocd.cluster,
        namespace: component.namespace,
      },
      source: sourceOf(environment, component),
      syncPolicy: {
        automated: automated(environment),
        syncOptions: syncOptions(component, objects),
        retry: RETRY,
      },
      ...(ignored.length > 0 && { ignoreDifferences: ignored }),
      revisionHistoryLimit: 10,
    },
  };
}

function metadataOf(
  environment: Environment,
  component: Component,
  objects: readonly KubernetesObject[],
) {
  const finalizers = FINALIZERS[environment.tier];
  return {
    name: applicationName(environment, component.name),
    namespace: environment.delivery.argocd.namespace,
    labels: { 'app.kubernetes.io/part-of': projectName(environment) },
    annotations: {
      [COMPARE_ANNOTATION]: 'ServerSideDiff=true',
      [PATHS_ANNOTATION]: '.',
      [WAVE_ANNOTATION]: String(component.wave),
      // The spec of a chart's Application holds its version and values, so it changes by itself.
      ...(component.source.type === 'directory' && {
        [CONTENT_HASH_ANNOTATION]: contentHash(objects),
      }),
    },
    ...(finalizers.length > 0 && { finalizers }),
  };
}

function sourceOf(environment: Environment, component: Component) {
  const { source } = component;
  if (source.type === 'directory') {
    return {
      repoURL: environment.delivery.repository,
      targetRevision: environment.delivery.branch,
      path: componentPath(environment, component.name),
      directory: { recurse: false, include: '*.yaml' },
    };
  }
  return {
    repoURL: source.repository,
    chart: source.chart,
    targetRevision: source.version,
    helm: { releaseName: releaseName(component.name), valuesObject: source.values },
  };
}
