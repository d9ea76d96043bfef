// The Application that is applied by hand, once. It syncs the folder of all the others.
import type { KubernetesObject } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { argocdPath } from '../dist-paths.ts';
import {
  COMPARE_ANNOTATION,
  OWN_CLUSTER,
  PATHS_ANNOTATION,
  rootName,
  rootProjectName,
} from './argocd-names.ts';
import { automated, RETRY } from './sync-policy.ts';

/**
 * Lets an operator pause a child or ask for a refresh without the root taking it back:
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
 */
const LEFT_TO_OPERATORS = {
  group: 'argoproj.io',
  kind: 'Application',
  jsonPointers: [
    '/spec/syncPolicy/automated',
    '/metadata/annotations/argocd.argoproj.io~1refresh',
    '/operation',
  ],
} as const;

/** Has no finalizer in any tier: deleting it leaves everything running. */
export function rootApplication(environment: Environment): KubernetesObject {
  const { namespace } = environment.delivery.argocd;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: rootName(environment),
      namespace,
      annotations: { [COMPARE_ANNOTATION]: 'ServerSideDiff=true', [PATHS_ANNOTATION]: '.' },
    },
    spec: {
      project: rootProjectName(environment),
      // Applications are read where Argo CD runs, whichever cluster they deploy to.
      destination: { name: OWN_CLUSTER, namespace },
      source: {
        repoURL: environment.delivery.repository,
        targetRevision: environment.delivery.branch,
        path: argocdPath(environment),
        directory: { recurse: false, include: '*.yaml' },
      },
      ignoreDifferences: [LEFT_TO_OPERATORS],
      syncPolicy: {
        automated: automated(environment),
        syncOptions: ['PruneLast=true', 'RespectIgnoreDifferences=true', 'ServerSideApply=true'],
        retry: RETRY,
      },
      revisionHistoryLimit: 10,
    },
  };
}
