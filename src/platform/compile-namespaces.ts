// The namespaces: how strict their pods are, how much they may ask for, and that nothing in them
// talks to anything unless a policy says so.

import { ApiObject, type Chart } from 'cdk8s';
import {
  KubeConfigMap,
  KubeNamespace,
  KubeResourceQuota,
  Quantity,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { controllerOf, installedAddons, namespaceOf } from '../addons/addons.ts';
import { grantsOf } from '../environment/edges.ts';
import { rdsAuthorities } from '../facts/rds-authorities.ts';
import { everyKind } from '../kinds/kinds.ts';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesArtifact, KubernetesOutput } from '../model/artifact.ts';
import { AUTHORITY_CONFIG_MAP, AUTHORITY_FILE } from '../model/kubernetes/authority.ts';
import { type Labels, standardLabels, syncWave } from '../model/kubernetes/labels.ts';
import {
  closedNamespace,
  type NamespacePlan,
  sharedLevel,
} from '../model/kubernetes/namespace-plan.ts';
import {
  dnsEgress,
  NETWORK_POLICY,
  networkPolicySpec,
} from '../model/kubernetes/network-policy.ts';
import { clusterOf } from '../model/parts.ts';
import type { Environment } from '../model/schema/environment.ts';
import { consumersOf } from '../model/services/consumers.ts';
import { exposuresOf } from '../model/services/edges.ts';
import { uniqueBy } from '../model/values/unique-by.ts';
import { addMembers } from './namespace-members.ts';
import { addAddonPolicies } from './namespace-policies.ts';
import { NODE_HOURS } from './nodes/limit-pod.ts';
import { addRolloutReader } from './rollout-reader.ts';

const COMPONENT = 'namespaces';
const WAVE = -40;

/** Made by EKS, and not ours to label. */
const SYSTEM_NAMESPACE = 'kube-system';

/**
 * A namespace is deleted with all that is in it, so a person does it, once what takes its place is there. A sync
 * that waited for a confirmation would hold up everything that comes after namespaces, which is all there is.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/compare-options/#ignoring-resources-that-are-extraneous
 */
const LEFT_TO_PEOPLE = {
  'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=confirm',
};

export function compileNamespaces(environment: Environment): KubernetesOutput {
  const plans = [
    ...servicePlans(environment),
    ...nodeHoursPlans(environment),
    ...kindPlans(environment),
    ...addonPlans(environment),
  ];
  const source = { type: 'directory' } as const;
  const origin = ['namespaces'];
  return {
    components: [{ name: COMPONENT, namespace: SYSTEM_NAMESPACE, wave: WAVE, source, origin }],
    artifacts: merged(plans).flatMap((plan) => compileNamespace(environment, plan)),
  };
}

/** What several kinds need is made once, with what any of them needs in it. */
function merged(plans: readonly NamespacePlan[]): readonly NamespacePlan[] {
  return uniqueBy(plans, ({ name }) => name).map((plan) => {
    const sharing = plans.filter(({ name }) => name === plan.name);
    return {
      ...plan,
      podSecurity: sharedLevel(sharing.map(({ podSecurity }) => podSecurity)),
      hasDatabaseClients: sharing.some((each) => each.hasDatabaseClients),
    };
  });
}

function servicePlans(environment: Environment): readonly NamespacePlan[] {
  return Object.entries(environment.namespaces).map(([name, { podSecurity, quota }]) => ({
    name,
    podSecurity,
    quota,
    hasDatabaseClients: hasDatabaseClients(environment, name),
    origin: ['namespaces', name],
  }));
}

function hasDatabaseClients(environment: Environment, namespace: string): boolean {
  return consumersOf(environment).some(
    ({ key, ...consumer }) =>
      consumer.namespace === namespace &&
      grantsOf(environment, key).some(({ isSignedByRds = false }) => isSignedByRds),
  );
}

function nodeHoursPlans(environment: Environment): readonly NamespacePlan[] {
  const pools = Object.keys(clusterOf(environment).nodePools);
  if (environment.schedule === null || pools.length === 0) return [];
  return [closedNamespace(NODE_HOURS, ['schedule'])];
}

function kindPlans(environment: Environment): readonly NamespacePlan[] {
  const plans = everyKind.flatMap(({ platform }) => platform?.namespaces?.(environment) ?? []);
  return plans.map((plan) => ({
    ...plan,
    hasDatabaseClients: plan.hasDatabaseClients || hasDatabaseClients(environment, plan.name),
  }));
}

/** Charts that share a namespace get the level of the one that needs most. */
function addonPlans(environment: Environment): readonly NamespacePlan[] {
  const addons = installedAddons(environment);
  const names = new Set(addons.map((addon) => namespaceOf(environment, addon)));
  names.delete(SYSTEM_NAMESPACE);
  return [...names].map((name) => {
    const residents = addons.filter((addon) => namespaceOf(environment, addon) === name);
    const podSecurity = sharedLevel(residents.map((addon) => addon.podSecurity));
    return { ...closedNamespace(name, ['addons', residents[0]?.name ?? '']), podSecurity };
  });
}

function compileNamespace(
  environment: Environment,
  plan: NamespacePlan,
): readonly KubernetesArtifact[] {
  const labels = standardLabels(environment, plan.name, 'namespace');
  const chart = componentChart(COMPONENT, { labels });
  new KubeNamespace(chart, 'namespace', {
    metadata: {
      name: plan.name,
      annotations: LEFT_TO_PEOPLE,
      labels: {
        ...securityLabels(environment, plan),
        ...readinessGate(environment, plan.name),
        ...sidecarLabel(environment, plan.name),
      },
    },
  });
  const hasAddons = addAddonPolicies(chart, environment, plan.name);
  addDefaultDeny(chart, plan.name, hasAddons ? 2 : 1);
  if (plan.hasDatabaseClients) addAuthorities(chart, environment, plan.name);
  addQuota(chart, plan);
  addRolloutReader(chart, environment, plan.name);
  addMembers(chart, plan.name, environment.namespaces[plan.name]?.members ?? {});
  return artifactsOf(chart, plan.origin);
}

/** https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/ */
function securityLabels(environment: Environment, { podSecurity }: NamespacePlan): Labels {
  const { version } = clusterOf(environment);
  const labels = ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, podSecurity],
    [`pod-security.kubernetes.io/${mode}-version`, `v${version}`],
  ]);
  return Object.fromEntries(labels);
}

/**
 * Makes a new pod ready only once its load balancer target is healthy, so that a rolling update
 * does not outrun the load balancer.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 */
function readinessGate(environment: Environment, namespace: string): Labels {
  const { ingress, services } = environment;
  const isEntrance = ingress !== null && controllerOf(ingress).namespace === namespace;
  const isExposed = Object.entries(services).some(
    ([key, service]) => service.namespace === namespace && exposuresOf(environment, key).length > 0,
  );
  return isEntrance || isExposed ? { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' } : {};
}

/** https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/ */
function sidecarLabel({ mesh }: Environment, namespace: string): Labels {
  return mesh?.namespaces.includes(namespace) ? { 'istio-injection': 'enabled' } : {};
}

function addDefaultDeny(chart: Chart, namespace: string, wave: number): void {
  new ApiObject(chart, 'default-deny', {
    ...NETWORK_POLICY,
    metadata: { name: 'default-deny', namespace, annotations: syncWave(wave) },
    spec: networkPolicySpec({}, [], [dnsEgress]),
  });
}

/** Before every pod that mounts it: this component is among the first. */
function addAuthorities(chart: Chart, { aws }: Environment, namespace: string): void {
  new KubeConfigMap(chart, 'authorities', {
    metadata: { name: AUTHORITY_CONFIG_MAP, namespace, annotations: syncWave(1) },
    data: { [AUTHORITY_FILE]: rdsAuthorities(aws.region) ?? '' },
  });
}

function addQuota(chart: Chart, { name, quota }: NamespacePlan): void {
  if (quota === null) return;
  new KubeResourceQuota(chart, 'quota', {
    metadata: { name: 'quota', namespace: name, annotations: syncWave(1) },
    spec: {
      hard: {
        pods: Quantity.fromNumber(quota.pods),
        'requests.cpu': Quantity.fromString(quota.cpu),
        'requests.memory': Quantity.fromString(quota.memory),
      },
    },
  });
}
