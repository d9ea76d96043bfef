// Current CPU and memory of pods, for kubectl top and autoscalers.
import type { Need } from '../model/need.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon } from './addon.ts';
import { API_SERVICE, ROLES } from './shared/cluster-kinds.ts';
import { partsOfServices, rightSizing } from './shared/dependents.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly replicas: number;
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
  readonly metrics: { readonly enabled: boolean };
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable: number };
};

export const metricsServer: Addon<'metrics-server'> = {
  name: 'metrics-server',
  repository: 'https://kubernetes-sigs.github.io/metrics-server/',
  chart: 'metrics-server',
  version: '3.13.1',
  namespace: 'kube-system',
  wave: -20,
  pods: [replicatedPods('metrics-server', { replicas: 'replicas' })],
  idle: ['addonResizer'],
  watched: { port: 'https', isTls: true },
  podSecurity: 'restricted',
  clusterKinds: [...ROLES, API_SERVICE],
  neededBy,
  mayStand: true,
  values,
};

function values(environment: Environment): Values {
  const replicas = replicasOf(environment);
  return {
    fullnameOverride: 'metrics-server',
    replicas,
    // Otherwise only who may read all metrics of nodes may read its own.
    metrics: { enabled: true },
    resources: resources('100m', '200Mi', '400Mi'),
    topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': 'metrics-server' }),
    podDisruptionBudget: { enabled: replicas > 1, maxUnavailable: 1 },
  };
}

function neededBy(environment: Environment): readonly Need[] {
  const autoscaling = partsOfServices(environment, {
    what: 'the autoscaling',
    at: ['autoscaling'],
    isIn: ({ autoscaling }) => autoscaling !== null && autoscaling.by.length > 0,
  });
  return [...autoscaling, ...rightSizing(environment)];
}
