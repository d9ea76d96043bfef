// Kafka clusters that Strimzi runs: the cluster, its brokers, its topics, and who may reach it.
// https://strimzi.io/docs/operators/latest/configuring
import { ApiObject, type Chart } from 'cdk8s';
import { artifactsOf, componentChart } from '../../../kubernetes/component-chart.ts';
import type { KubernetesArtifact, KubernetesOutput } from '../../../model/artifact.ts';
import { STRIMZI_NAMESPACE, strimziClusters } from '../../../model/data/kafka-kind.ts';
import { standardLabels, syncWave } from '../../../model/kubernetes/labels.ts';
import { closedNamespace, type NamespacePlan } from '../../../model/kubernetes/namespace-plan.ts';
import {
  apiServerEgress,
  dnsEgress,
  NETWORK_POLICY,
  type NetworkPeer,
  networkPolicySpec,
  tcp,
} from '../../../model/kubernetes/network-policy.ts';
import { STORAGE_CLASS } from '../../../model/naming/storage.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { clientPods } from '../../../model/services/peers.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import { COMPONENT } from '../names.ts';
import type { Kafka } from '../schema.ts';
import { brokersOf, STRIMZI_CLUSTER_LABEL, STRIMZI_PORT, strimziVersion } from '../strimzi.ts';

/** After the operator and the storage, before the services. */
const WAVE = -10;
const API_VERSION = 'kafka.strimzi.io/v1';
/** Between brokers and controllers, and for the operators. */
const INNER_PORTS = [9090, 9091] as const;
const HOUR_MS = 3_600_000;

/** The memory of the smallest broker of MSK. */
const RESOURCES = {
  requests: { cpu: '250m', memory: '2Gi' },
  limits: { memory: '2Gi' },
} as const;

export function compileStrimzi(environment: Environment): KubernetesOutput {
  const clusters = strimziClusters(environment);
  if (clusters.length === 0) return { components: [], artifacts: [] };
  const source = { type: 'directory' } as const;
  const place = { namespace: STRIMZI_NAMESPACE, wave: WAVE, source, origin: ['kafka'] };
  return {
    components: [{ name: COMPONENT, ...place }],
    artifacts: clusters.flatMap(([key, kafka]) => compileCluster(environment, key, kafka)),
  };
}

function compileCluster(
  environment: Environment,
  key: string,
  kafka: Kafka,
): readonly KubernetesArtifact[] {
  const labels = standardLabels(environment, key, COMPONENT);
  const chart = componentChart(COMPONENT, { namespace: STRIMZI_NAMESPACE, labels });
  const clients = clientsOf(environment, key);
  addNetworkPolicy(chart, environment, key, clients);
  new ApiObject(chart, 'brokers', {
    apiVersion: API_VERSION,
    kind: 'KafkaNodePool',
    metadata: { name: `${key}-brokers`, labels: { [STRIMZI_CLUSTER_LABEL]: key } },
    spec: nodePoolSpec(key, kafka),
  });
  new ApiObject(chart, 'cluster', {
    apiVersion: API_VERSION,
    kind: 'Kafka',
    metadata: { name: key },
    spec: clusterSpec(key, kafka, clients),
  });
  for (const [name, topic] of sortedEntries(kafka.topics)) addTopic(chart, key, name, topic);
  return artifactsOf(chart, ['kafka', key]);
}

/** Those with an edge to it, in key order. */
function clientsOf(environment: Environment, key: string): readonly NetworkPeer[] {
  return consumersOf(environment)
    .flatMap((consumer) => (consumer.uses.kafka[key] === undefined ? [] : [consumer.key]))
    .sort()
    .flatMap((consumer) => clientPods(environment, consumer));
}

function nodePoolSpec(key: string, { brokers, storageGb }: Kafka) {
  return {
    replicas: brokers,
    roles: ['controller', 'broker'],
    storage: {
      type: 'persistent-claim',
      size: `${storageGb}Gi`,
      class: STORAGE_CLASS,
      deleteClaim: false,
    },
    resources: RESOURCES,
    template: {
      pod: {
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: { [STRIMZI_CLUSTER_LABEL]: key } },
          },
        ],
      },
    },
  };
}

/**
 * Without TLS: the authority that signs for the brokers is in a Secret that services in other namespaces
 * cannot read. Who connects is up to the peers, of which the operator makes a policy; without any it
 * would admit everybody.
 */
function clusterSpec(key: string, kafka: Kafka, clients: readonly NetworkPeer[]) {
  return {
    kafka: {
      version: strimziVersion(kafka),
      listeners: [
        {
          name: 'plain',
          port: STRIMZI_PORT,
          type: 'internal',
          tls: false,
          networkPolicyPeers: [brokersOf(key), ...clients],
        },
      ],
      config: configOf(kafka),
    },
    entityOperator: { topicOperator: {} },
  };
}

/** Kafka wants three copies of what it keeps for itself, which fewer brokers cannot hold. */
function configOf({ brokers, configuration }: Kafka): Readonly<Record<string, string>> {
  const copies = String(Math.min(3, brokers));
  const inSync = String(Math.max(1, Math.min(3, brokers) - 1));
  const merged = {
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': inSync,
    ...configuration,
  };
  return Object.fromEntries(sortedEntries(merged));
}

type Topic = Kafka['topics'][string];

function addTopic(chart: Chart, kafka: string, name: string, topic: Topic): void {
  const { partitions, replicationFactor, retentionHours } = topic;
  new ApiObject(chart, `topic-${name}`, {
    apiVersion: API_VERSION,
    kind: 'KafkaTopic',
    metadata: {
      name: `${kafka}-${name}`,
      labels: { [STRIMZI_CLUSTER_LABEL]: kafka },
      annotations: syncWave(1),
    },
    spec: {
      topicName: name,
      partitions,
      ...(replicationFactor === null ? {} : { replicas: replicationFactor }),
      config: { 'retention.ms': String(retentionHours * HOUR_MS) },
    },
  });
}

/** Beside the policies of the operator, which let in and leave going out to the namespace's. */
function addNetworkPolicy(
  chart: Chart,
  environment: Environment,
  key: string,
  clients: readonly NetworkPeer[],
): void {
  const own = brokersOf(key);
  const fromClients = clients.length > 0 ? [{ from: clients, ports: tcp(STRIMZI_PORT) }] : [];
  new ApiObject(chart, 'network-policy', {
    ...NETWORK_POLICY,
    metadata: { name: key, annotations: syncWave(-1) },
    spec: networkPolicySpec(
      { [STRIMZI_CLUSTER_LABEL]: key },
      [...fromClients, { from: [own], ports: tcp(...INNER_PORTS) }],
      [dnsEgress, { to: [own], ports: tcp(...INNER_PORTS) }, apiServerEgress(environment)],
    ),
  });
}

export function strimziNamespaces(environment: Environment): readonly NamespacePlan[] {
  if (strimziClusters(environment).length === 0) return [];
  return [closedNamespace(STRIMZI_NAMESPACE, ['kafka'])];
}
