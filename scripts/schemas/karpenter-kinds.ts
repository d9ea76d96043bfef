// The kinds of Karpenter 1.14, from its CRDs: https://github.com/aws/karpenter-provider-aws/tree/main/pkg/apis/crds
import type { ShapeTable } from '../../src/check/kubernetes/schema/shape.ts';

const SPAN = { text: { pattern: '^(([0-9]+(s|m|h))+|Never)$' } } as const;

const nodePool = {
  '#karpenter.sh/v1/NodePool': {
    fields: {
      apiVersion: 'text',
      kind: 'text',
      metadata: '#apis/meta/v1/ObjectMeta',
      spec: '#karpenter.sh/v1/NodePoolSpec',
    },
    required: ['apiVersion', 'kind', 'spec'],
  },
  '#karpenter.sh/v1/NodePoolSpec': {
    fields: {
      disruption: {
        fields: {
          budgets: {
            list: {
              fields: {
                duration: 'text',
                nodes: 'text',
                reasons: { list: 'text' },
                schedule: 'text',
              },
              required: ['nodes'],
            },
          },
          consolidateAfter: SPAN,
          consolidationPolicy: { values: ['WhenEmpty', 'WhenEmptyOrUnderutilized', 'Balanced'] },
        },
        required: ['consolidateAfter'],
      },
      limits: { map: 'quantity' },
      replicas: 'integer',
      template: '#karpenter.sh/v1/NodeClaimTemplate',
      weight: 'integer',
    },
    required: ['template'],
  },
  '#karpenter.sh/v1/NodeClaimTemplate': {
    fields: {
      metadata: { fields: { annotations: { map: 'text' }, labels: { map: 'text' } } },
      spec: {
        fields: {
          expireAfter: SPAN,
          nodeClassRef: {
            fields: { group: 'text', kind: 'text', name: 'text' },
            required: ['group', 'kind', 'name'],
          },
          requirements: {
            list: {
              fields: {
                key: 'text',
                minValues: 'integer',
                operator: {
                  values: ['Gte', 'Lte', 'In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'],
                },
                values: { list: 'text' },
              },
              required: ['key', 'operator'],
            },
          },
          startupTaints: { list: '#karpenter.sh/v1/Taint' },
          taints: { list: '#karpenter.sh/v1/Taint' },
          terminationGracePeriod: { text: { pattern: '^([0-9]+(s|m|h))+$' } },
        },
        required: ['nodeClassRef', 'requirements'],
      },
    },
    required: ['spec'],
  },
  '#karpenter.sh/v1/Taint': {
    fields: {
      effect: { values: ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] },
      key: 'text',
      value: 'text',
    },
    required: ['effect', 'key'],
  },
} as const satisfies ShapeTable['types'];

const SELECTOR = { fields: { id: 'text', name: 'text', tags: { map: 'text' } } } as const;

const nodeClass = {
  '#karpenter.k8s.aws/v1/EC2NodeClass': {
    fields: {
      apiVersion: 'text',
      kind: 'text',
      metadata: '#apis/meta/v1/ObjectMeta',
      spec: '#karpenter.k8s.aws/v1/EC2NodeClassSpec',
    },
    required: ['apiVersion', 'kind', 'spec'],
  },
  '#karpenter.k8s.aws/v1/EC2NodeClassSpec': {
    fields: {
      amiFamily: { values: ['AL2', 'AL2023', 'Bottlerocket', 'Custom'] },
      amiSelectorTerms: {
        list: { fields: { alias: 'text', id: 'text', name: 'text', tags: { map: 'text' } } },
        minItems: 1,
      },
      blockDeviceMappings: {
        list: {
          fields: {
            deviceName: 'text',
            ebs: {
              fields: {
                deleteOnTermination: 'boolean',
                encrypted: 'boolean',
                kmsKeyID: 'text',
                volumeSize: { text: { pattern: '^[1-9][0-9]*(Gi|G|Ti|T)$' } },
                volumeType: { values: ['standard', 'io1', 'io2', 'gp2', 'sc1', 'st1', 'gp3'] },
              },
            },
            rootVolume: 'boolean',
          },
        },
      },
      detailedMonitoring: 'boolean',
      instanceProfile: 'text',
      kubelet: 'any',
      metadataOptions: {
        fields: {
          httpEndpoint: { values: ['enabled', 'disabled'] },
          httpProtocolIPv6: { values: ['enabled', 'disabled'] },
          httpPutResponseHopLimit: { number: { integer: true, minimum: 1, maximum: 64 } },
          httpTokens: { values: ['required', 'optional'] },
        },
      },
      role: 'text',
      securityGroupSelectorTerms: { list: SELECTOR, minItems: 1 },
      subnetSelectorTerms: {
        list: { fields: { id: 'text', tags: { map: 'text' } } },
        minItems: 1,
      },
      tags: { map: 'text' },
      userData: 'text',
    },
    required: ['amiSelectorTerms', 'securityGroupSelectorTerms', 'subnetSelectorTerms'],
  },
} as const satisfies ShapeTable['types'];

export const karpenter = { ...nodePool, ...nodeClass };
