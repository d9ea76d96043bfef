// The two AppProjects of an environment. Each allows what its Applications use and nothing else.
import { groupKindOf, isClusterScoped } from '../../environment/resource-kinds.ts';
import type { GroupKind, KubernetesObject } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { DeliveryInput } from '../delivery-input.ts';
import {
  FINALIZER,
  OWN_CLUSTER,
  PROJECT_WAVE,
  projectName,
  rootProjectName,
  WAVE_ANNOTATION,
} from './argocd-names.ts';

const APPLICATION = { group: 'argoproj.io', kind: 'Application' };
const APPLICATION_SET = { group: 'argoproj.io', kind: 'ApplicationSet' };
const APP_PROJECT = { group: 'argoproj.io', kind: 'AppProject' };

/** The project of the components. */
export function environmentProject(input: DeliveryInput): KubernetesObject {
  const { environment } = input;
  const { cluster } = environment.delivery.argocd;
  return appProject(environment, projectName(environment), {
    description: `Components of ${projectName(environment)}`,
    sourceRepos: sourceRepos(input),
    destinations: namespaces(input).map((namespace) => ({ name: cluster, namespace })),
    clusterResourceWhitelist: clusterKinds(input),
    // Namespaced kinds stay open, because charts choose theirs from values that Argo CD renders.
    // These three are closed: with one of them a component could leave its own project.
    namespaceResourceBlacklist: [APP_PROJECT, APPLICATION, APPLICATION_SET],
  });
}

/** The project of the root: it may write Applications and AppProjects, and nothing else. */
export function rootProject(environment: Environment): KubernetesObject {
  return appProject(environment, rootProjectName(environment), {
    description: `Root Application of ${projectName(environment)}`,
    sourceRepos: [environment.delivery.repository],
    destinations: [{ name: OWN_CLUSTER, namespace: environment.delivery.argocd.namespace }],
    clusterResourceWhitelist: [],
    namespaceResourceWhitelist: [APP_PROJECT, APPLICATION],
  });
}

function appProject(environment: Environment, name: string, spec: object): KubernetesObject {
  const metadata = {
    name,
    namespace: environment.delivery.argocd.namespace,
    annotations: { [WAVE_ANNOTATION]: String(PROJECT_WAVE) },
    // Argo CD then keeps a project for as long as an Application refers to it.
    finalizers: [FINALIZER],
  };
  return { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata, spec };
}

function sourceRepos({ environment, components }: DeliveryInput): readonly string[] {
  const charts = components.flatMap(({ source }) =>
    source.type === 'chart' ? [source.repository] : [],
  );
  return sortedUnique([environment.delivery.repository, ...charts]);
}

function namespaces({ components, artifacts }: DeliveryInput): readonly string[] {
  const ofCharts = components.flatMap(({ source }) =>
    source.type === 'chart' ? (source.otherNamespaces ?? []) : [],
  );
  const ofObjects = artifacts.flatMap(({ object }) => object.metadata.namespace ?? []);
  const own = components.map(({ namespace }) => namespace);
  return sortedUnique([...own, ...ofCharts, ...ofObjects]);
}

function clusterKinds({ environment, components, artifacts }: DeliveryInput): readonly GroupKind[] {
  const ofCharts = components.flatMap(({ source }) =>
    source.type === 'chart' ? (source.clusterKinds ?? []) : [],
  );
  const ofObjects = artifacts
    .map(({ object }) => groupKindOf(object))
    .filter((kind) => isClusterScoped(environment, kind));
  const byName = new Map([...ofCharts, ...ofObjects].map((kind) => [nameOf(kind), kind]));
  return sortedUnique([...byName.keys()]).flatMap((name) => byName.get(name) ?? []);
}

function nameOf({ group, kind }: GroupKind): string {
  return `${group}/${kind}`;
}

function sortedUnique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
