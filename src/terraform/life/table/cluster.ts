import type { LifeTable } from '../life.ts';

export const cluster: LifeTable = {
  aws_eks_node_group: {
    replacement: 'new first',
    because:
      'Pods need nodes to move to. EKS drains the nodes of a group that it deletes. https://docs.aws.amazon.com/eks/latest/userguide/delete-managed-node-group.html',
    name: {
      argument: 'node_group_name',
      max: 63,
      follows: ['ami_type', 'capacity_type', 'instance_types', 'node_role_arn', 'subnet_ids'],
    },
  },
  aws_launch_template: {
    replacement: 'new first',
    because: 'Node groups start instances from it.',
  },
};
