// Watches what pods use, and says or sets what they request. Without a service that asks for
// `rightSizing: apply`, only the part that recommends runs.
import { restrictedContainer, restrictedPod } from '../model/kubernetes/pod-security.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon } from './addon.ts';
import { CRD, injectedAuthority, MUTATING, ROLES } from './shared/cluster-kinds.ts';
import { rightSizing } from './shared/dependents.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Part = {
  readonly enabled: boolean;
  readonly replicas: number;
  readonly podDisruptionBudget: { readonly enabled: boolean };
};

type Values = {
  readonly fullnameOverride: string;
  readonly podSecurityContext: typeof restrictedPod;
  readonly containerSecurityContext: typeof restrictedContainer;
  readonly recommender: Part;
  readonly updater: Part;
  readonly admissionController: Part;
};

export const verticalPodAutoscaler: Addon<'vertical-pod-autoscaler'> = {
  name: 'vertical-pod-autoscaler',
  repository: 'https://kubernetes.github.io/autoscaler',
  chart: 'vertical-pod-autoscaler',
  version: '0.11.0',
  namespace: 'vpa',
  wave: -20,
  podSecurity: 'restricted',
  reach: () => ({ fromApiServer: [8000] }),
  clusterKinds: [CRD, ...ROLES, MUTATING],
  // A job of the chart makes the certificate.
  ignored: injectedAuthority(MUTATING),
  definitions: { kinds: ['autoscaling.k8s.io'] },
  neededBy: rightSizing,
  values,
};

function values(environment: Environment): Values {
  const replicas = replicasOf(environment);
  const applies = Object.values(environment.services).some(
    ({ rightSizing }) => rightSizing === 'apply',
  );
  const part = (enabled: boolean) => ({
    enabled,
    replicas,
    podDisruptionBudget: { enabled: replicas > 1 },
  });
  return {
    fullnameOverride: 'vpa',
    podSecurityContext: restrictedPod,
    containerSecurityContext: restrictedContainer,
    recommender: part(true),
    updater: part(applies),
    admissionController: part(applies),
  };
}
