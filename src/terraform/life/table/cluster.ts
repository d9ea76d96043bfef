// What an EKS cluster is made of.
import type { LifeTable } from '../life.ts';

export const cluster: LifeTable = {
  aws_eks_cluster: { replacement: 'refused', because: 'Everything runs in it.' },
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
  terraform_data: { replacement: 'in place', because: 'A value in the state.' },
  aws_autoscaling_schedule: {
    replacement: 'old first',
    because: 'A scaling group has one action of a name; it belongs to the group that it names.',
  },
  aws_eks_addon: {
    replacement: 'in place',
    because: 'Version, configuration and role change in place.',
  },
  aws_eks_access_entry: { replacement: 'old first', because: 'A cluster has one per principal.' },
  aws_eks_access_policy_association: {
    replacement: 'old first',
    because:
      'A principal has a policy once: the old one, deleted last, would take the new one away.',
  },
  aws_iam_openid_connect_provider: {
    replacement: 'old first',
    because: 'An account has one per issuer.',
  },
  aws_instance: {
    replacement: 'new first',
    because: 'People are on the bastion; nothing names it.',
  },
  aws_iam_instance_profile: { replacement: 'in place', because: 'Its role changes in place.' },
};
