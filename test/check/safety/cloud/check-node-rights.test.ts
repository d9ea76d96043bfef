import { describe, expect, it } from 'vitest';
import { checkNodeRights } from '../../../../src/check/safety/cloud/check-node-rights.ts';
import { compiledSmall } from '../../../support/compiled-small.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';
import { findings } from '../../../support/findings.ts';

describeCheck(checkNodeRights, {
  'a policy of the CNI on the role of nodes': {
    change: (open) => {
      const key = 'aws_iam_role_policy_attachment.nodes-AmazonEKSWorkerNodePolicy';
      elementIn(open, 'cluster', key).policy_arn = 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy';
    },
    found: ['check/node-rights at value of cluster.nodeGroups'],
  },
  'nothing where it is on that of a ServiceAccount': {
    change: (open) => {
      const key = 'aws_iam_role_policy_attachment.aws-ebs-csi-driver-AmazonEBSCSIDriverPolicy';
      elementIn(open, 'cluster', key).policy_arn = 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy';
    },
    found: [],
  },
});

describe('nodes of Karpenter', () => {
  it('are asked for one hop as well', () => {
    const input = compiledSmall({});
    const spec = { metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 2 } };
    const object = {
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'batch' },
      spec,
    };
    const artifact = {
      type: 'kubernetes',
      component: 'nodes',
      object,
      origin: ['cluster'],
    } as const;

    expect(findings(checkNodeRights({ ...input, objects: [artifact] }))).toEqual([
      'check/instance-metadata at value of cluster',
    ]);
  });
});
