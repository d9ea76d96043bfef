// The kinds of Strimzi 1.2 that we emit, with the fields of theirs that we may use, from its CRDs:
// https://github.com/strimzi/strimzi-kafka-operator/tree/main/packaging/install/cluster-operator
import type { ShapeTable } from '../../src/check/kubernetes/schema/shape.ts';

const NAMED = { apiVersion: 'text', kind: 'text', metadata: '#apis/meta/v1/ObjectMeta' } as const;

export const strimzi = {
  '#kafka.strimzi.io/v1/Kafka': {
    fields: { ...NAMED, spec: '#kafka.strimzi.io/v1/KafkaSpec' },
    required: ['apiVersion', 'kind', 'spec'],
  },
  '#kafka.strimzi.io/v1/KafkaSpec': {
    fields: {
      entityOperator: {
        fields: { topicOperator: { fields: { resources: '#v1/ResourceRequirements' } } },
      },
      kafka: {
        fields: {
          config: { map: 'text' },
          listeners: { list: '#kafka.strimzi.io/v1/KafkaListener', minItems: 1 },
          metadataVersion: 'text',
          version: 'text',
        },
        required: ['listeners'],
      },
    },
    required: ['kafka'],
  },
  '#kafka.strimzi.io/v1/KafkaListener': {
    fields: {
      name: 'text',
      networkPolicyPeers: { list: '#networking.k8s.io/v1/NetworkPolicyPeer' },
      port: 'integer',
      tls: 'boolean',
      type: {
        values: ['internal', 'route', 'loadbalancer', 'nodeport', 'ingress', 'cluster-ip'],
      },
    },
    required: ['name', 'port', 'type', 'tls'],
  },
  '#kafka.strimzi.io/v1/KafkaNodePool': {
    fields: { ...NAMED, spec: '#kafka.strimzi.io/v1/KafkaNodePoolSpec' },
    required: ['apiVersion', 'kind', 'spec'],
  },
  '#kafka.strimzi.io/v1/KafkaNodePoolSpec': {
    fields: {
      replicas: 'integer',
      resources: '#v1/ResourceRequirements',
      roles: { list: { values: ['controller', 'broker'] } },
      storage: {
        fields: {
          class: 'text',
          deleteClaim: 'boolean',
          size: 'text',
          type: { values: ['ephemeral', 'persistent-claim', 'jbod'] },
        },
        required: ['type'],
      },
      template: {
        fields: {
          pod: {
            fields: { topologySpreadConstraints: { list: '#v1/TopologySpreadConstraint' } },
          },
        },
      },
    },
    required: ['replicas', 'roles', 'storage'],
  },
  '#kafka.strimzi.io/v1/KafkaTopic': {
    fields: {
      ...NAMED,
      spec: {
        fields: {
          config: { map: 'text' },
          partitions: 'integer',
          replicas: 'integer',
          topicName: 'text',
        },
      },
    },
    required: ['apiVersion', 'kind', 'spec'],
  },
} as const satisfies ShapeTable['types'];

export const strimziKinds: ShapeTable['kinds'] = {
  'kafka.strimzi.io/v1/Kafka': '#kafka.strimzi.io/v1/Kafka',
  'kafka.strimzi.io/v1/KafkaNodePool': '#kafka.strimzi.io/v1/KafkaNodePool',
  'kafka.strimzi.io/v1/KafkaTopic': '#kafka.strimzi.io/v1/KafkaTopic',
};
