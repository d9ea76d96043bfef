// Names that Argo CD's objects of one environment call each other by.
import { slugOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** DNS subdomain: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const OBJECT_NAME_MAX = 253;
/** https://github.com/helm/helm/blob/main/pkg/chart/common/util/validate_name.go */
const HELM_RELEASE_NAME_MAX = 53;

/** The name under which Argo CD knows the cluster it runs in. */
export const OWN_CLUSTER = 'in-cluster';

/** Before every component: a project must exist before what it admits. */
export const PROJECT_WAVE = -50;

export const WAVE_ANNOTATION = 'argocd.argoproj.io/sync-wave';
export const PATHS_ANNOTATION = 'argocd.argoproj.io/manifest-generate-paths';
export const COMPARE_ANNOTATION = 'argocd.argoproj.io/compare-options';
export const CONTENT_HASH_ANNOTATION = 'groundplan.dev/content-hash';

/** Deletes what an Application synced, or keeps a project while Applications refer to it. */
export const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

export function rootName(environment: Environment): string {
  return slugOf(environment);
}

export function projectName(environment: Environment): string {
  return slugOf(environment);
}

/** The project of the root Application alone. */
export function rootProjectName(environment: Environment): string {
  return `${slugOf(environment)}-root`;
}

export function applicationName(environment: Environment, component: string): string {
  const name = `${slugOf(environment)}-${component}`;
  if (name.length > OBJECT_NAME_MAX) throw new Error(`Application name too long: ${name}`);
  return name;
}

/** The component alone, so that objects of a chart are named alike in every environment. */
export function releaseName(component: string): string {
  if (component.length > HELM_RELEASE_NAME_MAX) {
    throw new Error(`Helm release name too long: ${component}`);
  }
  return component;
}
