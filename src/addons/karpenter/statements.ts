// What Karpenter may do: its documented policy, which stays within what carries the tag of the cluster.
// https://karpenter.sh/docs/reference/cloudformation/#karpentercontrollerpolicy
import { interruptionQueueName, karpenterNodeRoleName } from '../../model/naming/cluster.ts';
import { ownRoleArn, regionalArn } from '../../model/naming/core.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';

const POOL = 'karpenter.sh/nodepool';
const CLASS = 'karpenter.k8s.aws/ec2nodeclass';
const REGION = 'topology.kubernetes.io/region';

export function karpenterStatements(environment: Environment): readonly Statement[] {
  return [
    ...launch(environment),
    ...buySpot(environment),
    ...tag(environment),
    ...look(environment),
    ...hearOfInterruptions(environment),
    ...handOverProfiles(environment),
  ];
}

/** What it makes carries the cluster in two tags, and may only be made with them. */
function requested(environment: Environment) {
  const { name } = clusterOf(environment);
  return {
    [`aws:RequestTag/kubernetes.io/cluster/${name}`]: 'owned',
    'aws:RequestTag/eks:eks-cluster-name': name,
  };
}

function owned(environment: Environment) {
  return { [`aws:ResourceTag/kubernetes.io/cluster/${clusterOf(environment).name}`]: 'owned' };
}

function made(environment: Environment): readonly string[] {
  const kinds = [
    'fleet',
    'instance',
    'volume',
    'network-interface',
    'launch-template',
    'spot-instances-request',
  ];
  return kinds.map((kind) => regionalArn(environment, 'ec2', `${kind}/*`));
}

function launch(environment: Environment): readonly Statement[] {
  const { region } = environment.aws;
  const arn = (resource: string) => regionalArn(environment, 'ec2', resource);
  return [
    {
      sid: 'LaunchFrom',
      actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
      resources: [
        // Images and their snapshots are of AWS' own account.
        `arn:aws:ec2:${region}::image/*`,
        `arn:aws:ec2:${region}::snapshot/*`,
        arn('security-group/*'),
        arn('subnet/*'),
      ],
    },
    {
      sid: 'LaunchFromOwnTemplates',
      actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
      resources: [arn('launch-template/*')],
      condition: {
        StringEquals: owned(environment),
        StringLike: { [`aws:ResourceTag/${POOL}`]: '*' },
      },
    },
    {
      sid: 'LaunchWithTags',
      actions: ['ec2:RunInstances', 'ec2:CreateFleet', 'ec2:CreateLaunchTemplate'],
      resources: made(environment),
      condition: {
        StringEquals: requested(environment),
        StringLike: { [`aws:RequestTag/${POOL}`]: '*' },
      },
    },
    {
      sid: 'Remove',
      actions: ['ec2:TerminateInstances', 'ec2:DeleteLaunchTemplate'],
      resources: [arn('instance/*'), arn('launch-template/*')],
      condition: {
        StringEquals: owned(environment),
        StringLike: { [`aws:ResourceTag/${POOL}`]: '*' },
      },
    },
  ];
}

/** An account that never had spot instances lacks the role by which EC2 takes them back.
 * https://karpenter.sh/docs/troubleshooting/#missing-service-linked-role */
function buySpot(environment: Environment): readonly Statement[] {
  const { account } = environment.aws;
  const pools = Object.values(clusterOf(environment).nodePools);
  if (!pools.some(({ capacity }) => capacity === 'spot')) return [];
  return [
    {
      sid: 'BuySpot',
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [
        `arn:aws:iam::${account}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
      ],
      condition: { StringEquals: { 'iam:AWSServiceName': 'spot.amazonaws.com' } },
    },
  ];
}

function tag(environment: Environment): readonly Statement[] {
  return [
    {
      sid: 'TagWhatIsMade',
      actions: ['ec2:CreateTags'],
      resources: made(environment),
      condition: {
        StringEquals: {
          ...requested(environment),
          'ec2:CreateAction': ['RunInstances', 'CreateFleet', 'CreateLaunchTemplate'],
        },
        StringLike: { [`aws:RequestTag/${POOL}`]: '*' },
      },
    },
    {
      sid: 'NameInstances',
      actions: ['ec2:CreateTags'],
      resources: [regionalArn(environment, 'ec2', 'instance/*')],
      condition: {
        StringEquals: owned(environment),
        StringLike: { [`aws:ResourceTag/${POOL}`]: '*' },
        StringEqualsIfExists: {
          'aws:RequestTag/eks:eks-cluster-name': clusterOf(environment).name,
        },
        'ForAllValues:StringEquals': {
          'aws:TagKeys': ['eks:eks-cluster-name', 'karpenter.sh/nodeclaim', 'Name'],
        },
      },
    },
  ];
}

function look(environment: Environment): readonly Statement[] {
  const { region } = environment.aws;
  return [
    {
      sid: 'Look',
      actions: [
        'ec2:DescribeCapacityReservations',
        'ec2:DescribeImages',
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeInstanceTypeOfferings',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplates',
        'ec2:DescribePlacementGroups',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSpotPriceHistory',
        'ec2:DescribeSubnets',
      ],
      resources: ['*'],
      condition: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    {
      sid: 'FindImages',
      actions: ['ssm:GetParameter'],
      resources: [`arn:aws:ssm:${region}::parameter/aws/service/*`],
    },
    { sid: 'FindPrices', actions: ['pricing:GetProducts'], resources: ['*'] },
    {
      sid: 'FindCluster',
      actions: ['eks:DescribeCluster'],
      resources: [regionalArn(environment, 'eks', `cluster/${clusterOf(environment).name}`)],
    },
  ];
}

function hearOfInterruptions(environment: Environment): readonly Statement[] {
  return [
    {
      sid: 'HearOfInterruptions',
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
      resources: [regionalArn(environment, 'sqs', interruptionQueueName(environment))],
    },
  ];
}

/** It makes an instance profile per node class, around the one role that nodes get. */
function handOverProfiles(environment: Environment): readonly Statement[] {
  const { account, region } = environment.aws;
  const resources = [`arn:aws:iam::${account}:instance-profile/*`];
  const request = { ...requested(environment), [`aws:RequestTag/${REGION}`]: region };
  const resource = { ...owned(environment), [`aws:ResourceTag/${REGION}`]: region };
  const ofRequest = { [`aws:RequestTag/${CLASS}`]: '*' };
  const ofResource = { [`aws:ResourceTag/${CLASS}`]: '*' };
  return [
    {
      sid: 'HandOverRole',
      actions: ['iam:PassRole'],
      resources: [ownRoleArn(environment, karpenterNodeRoleName(environment))],
      condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
    },
    {
      sid: 'MakeProfiles',
      actions: ['iam:CreateInstanceProfile'],
      resources,
      condition: { StringEquals: request, StringLike: ofRequest },
    },
    {
      sid: 'TagProfiles',
      actions: ['iam:TagInstanceProfile'],
      resources,
      condition: {
        StringEquals: { ...request, ...resource },
        StringLike: { ...ofRequest, ...ofResource },
      },
    },
    {
      sid: 'ChangeProfiles',
      actions: [
        'iam:AddRoleToInstanceProfile',
        'iam:RemoveRoleFromInstanceProfile',
        'iam:DeleteInstanceProfile',
      ],
      resources,
      condition: { StringEquals: resource, StringLike: ofResource },
    },
    { sid: 'ReadProfiles', actions: ['iam:GetInstanceProfile'], resources },
    { sid: 'ListProfiles', actions: ['iam:ListInstanceProfiles'], resources: ['*'] },
  ];
}
