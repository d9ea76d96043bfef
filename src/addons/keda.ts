// Scales workloads by events: lengths of queues, lags of consumers, schedules.

import { STRIMZI_NAMESPACE } from '../model/data/kafka-kind.ts';
import { allIn, podsIn, tcp } from '../model/kubernetes/network-policy.ts';
import type { Reach } from '../model/kubernetes/reach.ts';
import type { Need } from '../model/need.ts';
import type { Environment } from '../model/schema/environment.ts';
import { scalerTypes, watchedQueues } from '../model/services/triggers.ts';
import type { Addon, AddonAccount, ChartPods } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { API_SERVICE, CRD, injectedAuthority, ROLES, VALIDATING } from './shared/cluster-kinds.ts';
import { partsOfServices } from './shared/dependents.ts';
import { type Resources, resources, type Spread, spreadOf } from './shared/pods.ts';
import { prometheus } from './shared/prometheus.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Replicated = { readonly replicaCount: number };
type Budget = { readonly maxUnavailable?: number };

type Switch = { readonly enabled: boolean };

type Values = {
  readonly prometheus: Readonly<Record<'operator' | 'metricServer' | 'webhooks', Switch>>;
  readonly crds: { readonly install: boolean };
  readonly serviceAccount?: { readonly operator: AccountValues };
  readonly operator: Replicated;
  readonly metricsServer: Replicated;
  readonly webhooks: Replicated;
  readonly podDisruptionBudget: Readonly<Record<'operator' | 'metricServer' | 'webhooks', Budget>>;
  readonly resources: Readonly<Record<'operator' | 'metricServer' | 'webhooks', Resources>>;
  readonly topologySpreadConstraints: Readonly<
    Record<'operator' | 'metricsServer' | 'webhooks', Spread>
  >;
};

const account: AddonAccount = {
  serviceAccount: 'keda-operator',
  isNeeded: (environment) => watchedQueues(environment).length > 0,
  statements: ({ environment }) => [
    {
      sid: 'CountMessages',
      actions: ['sqs:GetQueueAttributes'],
      resources: watchedQueues(environment),
    },
  ],
};

export const keda: Addon<'keda'> = {
  name: 'keda',
  repository: 'https://kedacore.github.io/charts',
  chart: 'keda',
  version: '2.20.2',
  namespace: 'keda',
  wave: -20,
  // The chart spells its second part in two ways.
  pods: [
    podsOf('operator', 'operator'),
    podsOf('metricsServer', 'metricServer'),
    podsOf('webhooks', 'webhooks'),
  ],
  watched: {
    port: 'metrics',
    pods: ['keda-operator', 'keda-operator-metrics-apiserver', 'keda-admission-webhooks'],
  },
  podSecurity: 'restricted',
  reach,
  clusterKinds: [CRD, ...ROLES, API_SERVICE, VALIDATING],
  // The binding that lets its metrics server read who may ask an API server, which lives there.
  otherNamespaces: ['kube-system'],
  ignored: [
    { ...API_SERVICE, jqPathExpressions: ['.spec.caBundle'] },
    ...injectedAuthority(VALIDATING),
  ],
  definitions: {
    kinds: ['keda.sh', 'eventing.keda.sh'],
    clusterScoped: ['keda.sh/ClusterTriggerAuthentication'],
    unless: { value: ['crds', 'install'], isSet: true },
  },
  accounts: [account],
  neededBy,
  leaving: {
    kinds: ['keda.sh/ScaledObject', 'keda.sh/TriggerAuthentication'],
    stays: 'a ScaledObject cannot be deleted without it, and its pods stay as many as they are',
    first: 'Take autoscaling.triggers out first, and remove the add-on in a later change',
  },
  values,
};

const METRICS = { enabled: true } as const;

function values(environment: Environment): Values {
  const replicaCount = replicasOf(environment);
  const budget = replicaCount > 1 ? { maxUnavailable: 1 } : {};
  return {
    crds: { install: true },
    ...(watchedQueues(environment).length === 0
      ? {}
      : { serviceAccount: { operator: accountValues(environment, account) } }),
    prometheus: { operator: METRICS, metricServer: METRICS, webhooks: METRICS },
    operator: { replicaCount },
    metricsServer: { replicaCount },
    webhooks: { replicaCount },
    podDisruptionBudget: { operator: budget, metricServer: budget, webhooks: budget },
    resources: {
      operator: resources('100m', '128Mi', '1000Mi'),
      metricServer: resources('100m', '128Mi', '1000Mi'),
      webhooks: resources('50m', '64Mi', '256Mi'),
    },
    topologySpreadConstraints: {
      operator: spreadOf({ app: 'keda-operator' }),
      metricsServer: spreadOf({ app: 'keda-operator-metrics-apiserver' }),
      webhooks: spreadOf({ app: 'keda-admission-webhooks' }),
    },
  };
}

function podsOf(part: string, short: string): ChartPods {
  return {
    part,
    resources: [`resources.${short}`],
    replicated: {
      replicas: `${part}.replicaCount`,
      budget: `podDisruptionBudget.${short}`,
      spread: `topologySpreadConstraints.${part}`,
    },
  };
}

function neededBy(environment: Environment): readonly Need[] {
  return partsOfServices(environment, {
    what: 'the scaling by triggers',
    at: ['autoscaling', 'triggers'],
    isIn: ({ autoscaling }) => Object.keys(autoscaling?.triggers ?? {}).length > 0,
  });
}

/** Its metrics server is an API that is passed on to; its operator asks what triggers are about. */
function reach(environment: Environment): Reach {
  const { addons, network } = environment;
  const triggers = scalerTypes(environment);
  const isElsewhere = triggers.some((type) => type !== 'prometheus' && !type.startsWith('aws-'));
  const cidrs = network?.subnets[network.placement.data]?.cidrs ?? [];
  const stores = [...cidrs.map((cidr) => ({ ipBlock: { cidr } })), allIn(STRIMZI_NAMESPACE)];
  const metrics = { to: [podsIn(prometheus.namespace, prometheus.app)], ports: tcp(9090) };
  return {
    fromApiServer: [6443, 9443],
    isOutside: triggers.some((type) => type !== 'prometheus'),
    egress: [
      ...(addons['kube-prometheus-stack'] ? [metrics] : []),
      ...(isElsewhere ? [{ to: stores }] : []),
    ],
  };
}
