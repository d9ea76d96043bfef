// Kinds that no package declares, written by hand from the definitions of their makers. They hold what
// this repository writes and what stands beside it; another field is asked for here first.
import type { ShapeTable } from '../../src/check/kubernetes/schema/shape.ts';
import { certManager, certManagerKinds } from './cert-manager-kinds.ts';
import { karpenter } from './karpenter-kinds.ts';
import { strimzi, strimziKinds } from './strimzi-kinds.ts';

/** https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v2.13.0/config/crd/bases/elbv2.k8s.aws_targetgroupbindings.yaml */
const targetGroupBinding = {
  '#elbv2.k8s.aws/v1beta1/TargetGroupBinding': {
    fields: {
      apiVersion: 'text',
      kind: 'text',
      metadata: '#apis/meta/v1/ObjectMeta',
      spec: '#elbv2.k8s.aws/v1beta1/TargetGroupBindingSpec',
    },
    required: ['apiVersion', 'kind'],
  },
  '#elbv2.k8s.aws/v1beta1/TargetGroupBindingSpec': {
    fields: {
      assumeRoleExternalId: 'text',
      iamRoleArnToAssume: 'text',
      ipAddressType: { values: ['ipv4', 'ipv6'] },
      multiClusterTargetGroup: 'boolean',
      networking: '#elbv2.k8s.aws/v1beta1/TargetGroupBindingNetworking',
      nodeSelector: '#apis/meta/v1/LabelSelector',
      serviceRef: '#elbv2.k8s.aws/v1beta1/ServiceReference',
      targetGroupARN: 'text',
      targetGroupName: 'text',
      targetType: { values: ['instance', 'ip'] },
      vpcID: { text: { pattern: '^vpc-[0-9a-f]+$' } },
    },
    required: ['serviceRef'],
  },
  '#elbv2.k8s.aws/v1beta1/ServiceReference': {
    fields: { name: 'text', port: 'integer or text' },
    required: ['name', 'port'],
  },
  '#elbv2.k8s.aws/v1beta1/TargetGroupBindingNetworking': {
    fields: { ingress: { list: '#elbv2.k8s.aws/v1beta1/NetworkingIngressRule' } },
  },
  '#elbv2.k8s.aws/v1beta1/NetworkingIngressRule': {
    fields: {
      from: {
        list: {
          fields: {
            ipBlock: { fields: { cidr: 'text' }, required: ['cidr'] },
            securityGroup: { fields: { groupID: 'text' }, required: ['groupID'] },
          },
        },
      },
      ports: {
        list: { fields: { port: 'integer or text', protocol: { values: ['TCP', 'UDP'] } } },
      },
    },
    required: ['from', 'ports'],
  },
} as const satisfies ShapeTable['types'];

/** https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
const peerAuthentication = {
  '#security.istio.io/v1/PeerAuthentication': {
    fields: {
      apiVersion: 'text',
      kind: 'text',
      metadata: '#apis/meta/v1/ObjectMeta',
      spec: {
        fields: {
          mtls: '#security.istio.io/v1/MutualTls',
          portLevelMtls: { map: '#security.istio.io/v1/MutualTls' },
          selector: { fields: { matchLabels: { map: 'text' } } },
        },
      },
    },
    required: ['apiVersion', 'kind'],
  },
  '#security.istio.io/v1/MutualTls': {
    fields: { mode: { values: ['UNSET', 'DISABLE', 'PERMISSIVE', 'STRICT'] } },
  },
} as const satisfies ShapeTable['types'];

/** https://istio.io/latest/docs/reference/config/networking/ */
const istioRoutes = {
  '#networking.istio.io/v1/Gateway': {
    fields: {
      apiVersion: 'text',
      kind: 'text',
      metadata: '#apis/meta/v1/ObjectMeta',
      spec: {
        fields: {
          selector: { map: 'text' },
          servers: { list: '#networking.istio.io/v1/Server' },
        },
      },
    },
    required: ['apiVersion', 'kind'],
  },
  '#networking.istio.io/v1/Server': {
    fields: {
      hosts: { list: 'text' },
      name: 'text',
      port: {
        fields: { name: 'text', number: 'integer', protocol: 'text' },
        required: ['name', 'number', 'protocol'],
      },
      tls: {
        fields: {
          credentialName: 'text',
          maxProtocolVersion: '#networking.istio.io/v1/TlsVersion',
          minProtocolVersion: '#networking.istio.io/v1/TlsVersion',
          mode: {
            values: [
              'PASSTHROUGH',
              'SIMPLE',
              'MUTUAL',
              'AUTO_PASSTHROUGH',
              'ISTIO_MUTUAL',
              'OPTIONAL_MUTUAL',
            ],
          },
        },
      },
    },
    required: ['hosts', 'port'],
  },
  '#networking.istio.io/v1/TlsVersion': {
    values: ['TLS_AUTO', 'TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3'],
  },
  '#networking.istio.io/v1/VirtualService': {
    fields: {
      apiVersion: 'text',
      kind: 'text',
      metadata: '#apis/meta/v1/ObjectMeta',
      spec: {
        fields: {
          gateways: { list: 'text' },
          hosts: { list: 'text' },
          http: { list: '#networking.istio.io/v1/HttpRoute' },
        },
      },
    },
    required: ['apiVersion', 'kind'],
  },
  '#networking.istio.io/v1/HttpRoute': {
    fields: {
      headers: {
        fields: {
          request: '#networking.istio.io/v1/HeaderChanges',
          response: '#networking.istio.io/v1/HeaderChanges',
        },
      },
      match: {
        list: { fields: { uri: '#networking.istio.io/v1/StringMatch' } },
      },
      name: 'text',
      route: {
        list: {
          fields: {
            destination: {
              fields: {
                host: 'text',
                port: { fields: { number: 'integer' } },
                subset: 'text',
              },
              required: ['host'],
            },
            weight: 'integer',
          },
          required: ['destination'],
        },
      },
      timeout: 'text',
    },
  },
  '#networking.istio.io/v1/HeaderChanges': {
    fields: { add: { map: 'text' }, remove: { list: 'text' }, set: { map: 'text' } },
  },
  '#networking.istio.io/v1/StringMatch': {
    fields: { exact: 'text', prefix: 'text', regex: 'text' },
  },
} as const satisfies ShapeTable['types'];

const SCALE_TARGET = {
  fields: { apiVersion: 'text', kind: 'text', name: 'text' },
  required: ['kind', 'name'],
} as const;

/** https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md */
const verticalPodAutoscaler = {
  '#autoscaling.k8s.io/v1/VerticalPodAutoscaler': {
    fields: {
      apiVersion: 'text',
      kind: 'text',
      metadata: '#apis/meta/v1/ObjectMeta',
      spec: '#autoscaling.k8s.io/v1/VerticalPodAutoscalerSpec',
    },
    required: ['apiVersion', 'kind', 'spec'],
  },
  '#autoscaling.k8s.io/v1/VerticalPodAutoscalerSpec': {
    fields: {
      targetRef: SCALE_TARGET,
      updatePolicy: {
        fields: {
          minReplicas: 'integer',
          updateMode: { values: ['Off', 'Initial', 'Recreate', 'InPlaceOrRecreate'] },
        },
      },
      resourcePolicy: {
        fields: { containerPolicies: { list: '#autoscaling.k8s.io/v1/ContainerPolicy' } },
      },
    },
    required: ['targetRef'],
  },
  '#autoscaling.k8s.io/v1/ContainerPolicy': {
    fields: {
      containerName: 'text',
      controlledResources: { list: 'text' },
      controlledValues: { values: ['RequestsAndLimits', 'RequestsOnly'] },
      maxAllowed: { map: 'quantity' },
      minAllowed: { map: 'quantity' },
      mode: { values: ['Auto', 'Off'] },
    },
  },
} as const satisfies ShapeTable['types'];

/** https://keda.sh/docs/latest/reference/scaledobject-spec/ */
const scaledObject = {
  '#keda.sh/v1alpha1/ScaledObject': {
    fields: {
      apiVersion: 'text',
      kind: 'text',
      metadata: '#apis/meta/v1/ObjectMeta',
      spec: '#keda.sh/v1alpha1/ScaledObjectSpec',
    },
    required: ['apiVersion', 'kind', 'spec'],
  },
  '#keda.sh/v1alpha1/ScaledObjectSpec': {
    fields: {
      advanced: {
        fields: {
          horizontalPodAutoscalerConfig: {
            fields: { behavior: '#autoscaling/v2/HorizontalPodAutoscalerBehavior', name: 'text' },
          },
          restoreToOriginalReplicaCount: 'boolean',
        },
      },
      cooldownPeriod: 'integer',
      idleReplicaCount: 'integer',
      maxReplicaCount: 'integer',
      minReplicaCount: 'integer',
      pollingInterval: 'integer',
      scaleTargetRef: {
        fields: { apiVersion: 'text', envSourceContainerName: 'text', kind: 'text', name: 'text' },
        required: ['name'],
      },
      triggers: { list: '#keda.sh/v1alpha1/ScaleTrigger', minItems: 1 },
    },
    required: ['scaleTargetRef', 'triggers'],
  },
  '#keda.sh/v1alpha1/ScaleTrigger': {
    fields: {
      authenticationRef: { fields: { kind: 'text', name: 'text' }, required: ['name'] },
      metadata: { map: 'text' },
      metricType: { values: ['AverageValue', 'Value', 'Utilization'] },
      name: 'text',
      type: 'text',
      useCachedMetrics: 'boolean',
    },
    required: ['metadata', 'type'],
  },
  '#keda.sh/v1alpha1/TriggerAuthentication': {
    fields: {
      apiVersion: 'text',
      kind: 'text',
      metadata: '#apis/meta/v1/ObjectMeta',
      spec: '#keda.sh/v1alpha1/TriggerAuthenticationSpec',
    },
    required: ['apiVersion', 'kind', 'spec'],
  },
  '#keda.sh/v1alpha1/TriggerAuthenticationSpec': {
    fields: {
      podIdentity: {
        fields: {
          identityOwner: { values: ['keda', 'workload'] },
          provider: { values: ['azure-workload', 'gcp', 'aws', 'none'] },
          roleArn: 'text',
        },
        required: ['provider'],
      },
    },
  },
} as const satisfies ShapeTable['types'];

export const ownKinds: ShapeTable = {
  kinds: {
    'autoscaling.k8s.io/v1/VerticalPodAutoscaler': '#autoscaling.k8s.io/v1/VerticalPodAutoscaler',
    ...certManagerKinds,
    'elbv2.k8s.aws/v1beta1/TargetGroupBinding': '#elbv2.k8s.aws/v1beta1/TargetGroupBinding',
    'karpenter.k8s.aws/v1/EC2NodeClass': '#karpenter.k8s.aws/v1/EC2NodeClass',
    'karpenter.sh/v1/NodePool': '#karpenter.sh/v1/NodePool',
    'keda.sh/v1alpha1/ScaledObject': '#keda.sh/v1alpha1/ScaledObject',
    'keda.sh/v1alpha1/TriggerAuthentication': '#keda.sh/v1alpha1/TriggerAuthentication',
    ...strimziKinds,
    'networking.istio.io/v1/Gateway': '#networking.istio.io/v1/Gateway',
    'networking.istio.io/v1/VirtualService': '#networking.istio.io/v1/VirtualService',
    'security.istio.io/v1/PeerAuthentication': '#security.istio.io/v1/PeerAuthentication',
  },
  types: {
    ...certManager,
    ...karpenter,
    ...targetGroupBinding,
    ...peerAuthentication,
    ...istioRoutes,
    ...verticalPodAutoscaler,
    ...scaledObject,
    ...strimzi,
  },
};
