// Makes Kafka clusters out of objects of kafka.strimzi.io, in the one namespace that holds them.
// https://strimzi.io/docs/operators/latest/deploying

import { STRIMZI_NAMESPACE, strimziClusters } from '../model/data/kafka-kind.ts';
import { allIn } from '../model/kubernetes/network-policy.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon } from './addon.ts';
import { CRD, ROLES } from './shared/cluster-kinds.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Values = {
  readonly replicas: number;
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly minAvailable: number };
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
  readonly watchNamespaces: readonly string[];
  readonly extraEnvs: readonly { readonly name: string; readonly value: string }[];
};

export const strimziKafkaOperator: Addon<'strimzi-kafka-operator'> = {
  name: 'strimzi-kafka-operator',
  repository: 'quay.io/strimzi-helm',
  chart: 'strimzi-kafka-operator',
  version: '1.2.0',
  namespace: 'strimzi',
  wave: -20,
  pods: [replicatedPods('operator', { replicas: 'replicas' })],
  watched: { port: 'http', labels: { name: 'strimzi-cluster-operator' } },
  podSecurity: 'restricted',
  // The brokers it looks after.
  reach: () => ({ egress: [{ to: [allIn(STRIMZI_NAMESPACE)] }] }),
  clusterKinds: [CRD, ...ROLES],
  // Bindings of its roles in the namespace it watches.
  otherNamespaces: [STRIMZI_NAMESPACE],
  definitions: { kinds: ['kafka.strimzi.io', 'core.strimzi.io'] },
  leaving: {
    kinds: ['kafka.strimzi.io/Kafka', 'kafka.strimzi.io/KafkaNodePool'],
    stays: 'brokers run on without anybody who replaces them or renews their certificates',
    first:
      'Move what uses it and take the cluster out first, and remove the add-on in a later change',
  },
  values,
};

function values(environment: Environment): Values {
  const isUsed = strimziClusters(environment).length > 0;
  const replicas = replicasOf(environment);
  return {
    replicas,
    podDisruptionBudget: { enabled: replicas > 1, minAvailable: 1 },
    resources: resources('200m', '384Mi', '384Mi'),
    topologySpreadConstraints: spreadOf({ name: 'strimzi-cluster-operator' }),
    watchNamespaces: isUsed ? [STRIMZI_NAMESPACE] : [],
    // What it makes out of the objects then fits a namespace of that level.
    extraEnvs: [{ name: 'STRIMZI_POD_SECURITY_PROVIDER_CLASS', value: 'restricted' }],
  };
}
