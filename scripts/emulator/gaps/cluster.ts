import { givesClustersOneIssuer, updatesNoVersion } from '../ask-emulator.ts';
import type { Gap } from '../gap.ts';
import { drift, LEFT_OUT, mentions, noOperation, partOf, unread, without } from './words.ts';

export const cluster: readonly Gap[] = [
  {
    type: 'aws_eks_cluster',
    missing: 'who may use it is forgotten',
    instead: without('access_config'),
  },
  {
    type: 'aws_eks_cluster',
    missing: 'until when it is supported is forgotten',
    instead: without('upgrade_policy'),
  },
  {
    type: 'aws_vpc_security_group_ingress_rule',
    missing: 'an EKS cluster has no security group of its own',
    instead: LEFT_OUT,
    only: mentions('cluster_security_group_id'),
  },
  {
    type: 'aws_vpc_security_group_egress_rule',
    missing: 'an EKS cluster has no security group of its own',
    instead: LEFT_OUT,
    only: mentions('cluster_security_group_id'),
  },
  {
    type: 'data.aws_security_group',
    missing: 'ids are made up, so that none stands under an id that is written',
    instead: LEFT_OUT,
    only: ({ body }) => String(body['id']).startsWith('sg-'),
  },
  {
    type: 'data.aws_eks_cluster',
    missing: 'who may use it is forgotten, which its proofs ask for',
    instead: without('lifecycle'),
    only: mentions('access_config'),
  },
  {
    type: 'aws_iam_openid_connect_provider',
    missing: 'all clusters of an account have one issuer',
    instead: LEFT_OUT,
    only: mentions('aws_eks_cluster'),
    stillMissing: givesClustersOneIssuer,
  },
  {
    type: 'aws_eks_node_group',
    missing: 'remote access is read back, although there is none, and asks for a new group',
    instead: unread('remote_access'),
  },
  {
    type: 'aws_eks_node_group',
    missing: 'how a group is updated and repaired is forgotten',
    instead: drift('node_repair_config', 'update_config'),
  },
  {
    type: 'aws_eks_node_group',
    missing: 'a group takes no other version, neither of its template nor of its image',
    instead: unread('launch_template', 'release_version', 'version'),
    stillMissing: updatesNoVersion,
  },
  {
    type: 'aws_autoscaling_schedule',
    missing: 'a node group has no Auto Scaling group',
    instead: LEFT_OUT,
    follows: ['aws_eks_node_group'],
  },
  {
    type: 'aws_launch_template',
    missing: 'its own tags are read back among those of what it launches',
    instead: drift(
      'tag_specifications',
      'default_version',
      'latest_version',
      'vpc_security_group_ids',
    ),
  },
  {
    type: 'aws_cloudformation_stack',
    missing: 'a list that is a parameter is read back in another form',
    instead: drift('parameters', 'outputs'),
  },
  noOperation('aws_eks_addon'),
  noOperation('data.aws_eks_addon_version'),
  noOperation('data.aws_eks_addon'),
  {
    type: 'data.aws_ssm_parameter',
    missing: 'it knows no images of EKS',
    instead: LEFT_OUT,
    only: mentions('/aws/service/eks/'),
  },
  noOperation('aws_eks_access_entry'),
  partOf('aws_eks_access_policy_association', 'aws_eks_access_entry'),
  {
    type: 'aws_instance',
    missing: 'a root volume has to name its size, which AWS takes from the image',
    instead: without('root_block_device'),
  },
  {
    type: 'aws_instance',
    missing: 'security groups are forgotten',
    instead: drift('vpc_security_group_ids'),
  },
];
