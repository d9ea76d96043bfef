// Watches what pods use, and says or sets what they request. Without a service that asks for
// `rightSizing: apply`, only the part that recommends runs.
import { restrictedContainer, restrictedPod } from '../model/kubernetes/pod-security.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon, ChartPods } from './addon.ts';
import { CRD, injectedAuthority, MUTATING, ROLES } from './shared/cluster-kinds.ts';
import { rightSizing } from './shared/dependents.ts';
import { type Resources, resources } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Part = {
  readonly enabled: boolean;
  readonly replicas: number;
  readonly podDisruptionBudget: { readonly enabled: boolean };
  readonly resources: Resources;
};

type Values = {
  readonly fullnameOverride: string;
  readonly podSecurityContext: typeof restrictedPod;
  readonly containerSecurityContext: typeof restrictedContainer;
  readonly recommender: Part;
  readonly updater: Part;
  readonly admissionController: Part & { readonly certGen: { readonly resources: Resources } };
};

export const verticalPodAutoscaler: Addon<'vertical-pod-autoscaler'> = {
  name: 'vertical-pod-autoscaler',
  repository: 'https://kubernetes.github.io/autoscaler',
  chart: 'vertical-pod-autoscaler',
  version: '0.11.0',
  namespace: 'vpa',
  wave: -20,
  pods: [
    podsOf('recommender'),
    podsOf('updater'),
    podsOf('admissionController', 'admissionController.certGen.resources'),
  ],
  watched: { port: 'prometheus' },
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
  const part = (enabled: boolean, needed: Resources) => ({
    enabled,
    replicas,
    podDisruptionBudget: { enabled: replicas > 1 },
    resources: needed,
  });
  return {
    fullnameOverride: 'vpa',
    podSecurityContext: restrictedPod,
    containerSecurityContext: restrictedContainer,
    recommender: part(true, resources('50m', '256Mi', '1Gi')),
    updater: part(applies, resources('50m', '128Mi', '512Mi')),
    admissionController: {
      ...part(applies, resources('50m', '128Mi', '512Mi')),
      certGen: { resources: resources('10m', '32Mi', '64Mi') },
    },
  };
}

function podsOf(part: string, ...more: readonly string[]): ChartPods {
  return {
    part,
    resources: [`${part}.resources`, ...more],
    onlyIf: `${part}.enabled`,
    replicated: {
      replicas: `${part}.replicas`,
      budget: `${part}.podDisruptionBudget`,
      spread: null,
    },
  };
}
