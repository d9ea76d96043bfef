// The controller behind blue-green rollouts and canaries.

import { podsIn, tcp } from '../model/kubernetes/network-policy.ts';
import type { Need } from '../model/need.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon } from './addon.ts';
import { CRD, ROLES } from './shared/cluster-kinds.ts';
import { partsOfServices } from './shared/dependents.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { prometheus } from './shared/prometheus.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly installCRDs: boolean;
  readonly keepCRDs: boolean;
  readonly controller: {
    readonly replicas: number;
    readonly pdb: { readonly enabled: boolean; readonly maxUnavailable: number };
    readonly resources: Resources;
    readonly topologySpreadConstraints: Spread;
  };
  readonly dashboard: { readonly enabled: boolean };
};

export const argoRollouts: Addon<'argo-rollouts'> = {
  name: 'argo-rollouts',
  repository: 'https://argoproj.github.io/argo-helm',
  chart: 'argo-rollouts',
  version: '2.41.0',
  namespace: 'argo-rollouts',
  wave: -20,
  pods: [replicatedPods('controller', { at: 'controller.', replicas: 'replicas', budget: 'pdb' })],
  idle: ['dashboard'],
  watched: { port: 'metrics' },
  exporters: [
    {
      // https://argo-rollouts.readthedocs.io/en/stable/features/controller-metrics/
      prefixes: ['rollout_', 'analysis_run_'],
      metrics: ['rollout_info', 'rollout_info_replicas_available', 'rollout_info_replicas_desired'],
    },
  ],
  podSecurity: 'restricted',
  // What a canary is judged by.
  reach: ({ addons }) =>
    addons['kube-prometheus-stack']
      ? { egress: [{ to: [podsIn(prometheus.namespace, prometheus.app)], ports: tcp(9090) }] }
      : {},
  clusterKinds: [CRD, ...ROLES],
  definitions: {
    kinds: [
      'argoproj.io/AnalysisRun',
      'argoproj.io/AnalysisTemplate',
      'argoproj.io/ClusterAnalysisTemplate',
      'argoproj.io/Experiment',
      'argoproj.io/Rollout',
    ],
    clusterScoped: ['argoproj.io/ClusterAnalysisTemplate'],
    unless: { value: ['installCRDs'], isSet: true },
  },
  neededBy,
  leaving: {
    kinds: ['argoproj.io/Rollout'],
    stays:
      'pods that stop are not started again, and a Service of a blue-green rollout goes on selecting them',
    first:
      'Write rollout.strategy: rolling first, through canary where it is blueGreen, and remove the add-on in a later change',
  },
  values,
};

function values(environment: Environment): Values {
  const replicas = replicasOf(environment);
  return {
    fullnameOverride: 'argo-rollouts',
    installCRDs: true,
    keepCRDs: true,
    controller: {
      replicas,
      pdb: { enabled: replicas > 1, maxUnavailable: 1 },
      resources: resources('100m', '128Mi', '512Mi'),
      topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': 'argo-rollouts' }),
    },
    dashboard: { enabled: false },
  };
}

function neededBy(environment: Environment): readonly Need[] {
  return partsOfServices(environment, {
    what: 'the rollout',
    at: ['rollout', 'strategy'],
    isIn: ({ rollout }) => rollout.strategy !== 'rolling',
  });
}
