// Managed node groups, each with a launch template.

import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group/index.js';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template/index.js';
import { DataResource } from 'cdktf';
import { prefixOf } from '../../model/naming/core.ts';
import { nodeLabels } from '../../model/nodes/gpus.ts';
import { nodeImage } from '../../model/nodes/node-images.ts';
import { nodeTaints } from '../../model/nodes/placement.ts';
import { clusterOf, networkOf } from '../../model/parts.ts';
import type { NodeGroup } from '../../model/schema/cluster/cluster.ts';
import { tagsOf } from '../../model/tags.ts';
import { serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import type { ControlPlane } from './control-plane/control-plane.ts';
import { carriesClusterGroup } from './control-plane-rules.ts';
import { desiredSize, findRunningNodes } from './running-nodes.ts';

const ORIGIN = ['cluster', 'nodeGroups'];
export const NODE_POLICIES = [
  'AmazonEKSWorkerNodePolicy',
  'AmazonEC2ContainerRegistryPullOnly',
] as const;
const TAINT_EFFECT = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
} as const;

export function addNodeGroups(module: RootModule, cluster: ControlPlane): readonly EksNodeGroup[] {
  const { nodeGroups } = clusterOf(module.environment);
  if (Object.keys(nodeGroups).length === 0 && isStanding(module)) return [];
  const { role, attachments } = addRole(module, {
    key: 'nodes',
    name: `${prefixOf(module.environment)}-eks-nodes`,
    origin: ORIGIN,
    trust: serviceTrust('ec2.amazonaws.com'),
    managed: NODE_POLICIES,
  });
  const releases = recommendedReleases(module);
  if (Object.keys(nodeGroups).length > 0) findRunningNodes(module);
  const groups = Object.entries(nodeGroups).map(([key, group]) => {
    const origin = [...ORIGIN, key];
    const template = addLaunchTemplate(module, { key, group, cluster });
    return module.resource(EksNodeGroup, key, origin, {
      clusterName: cluster.name,
      nodeGroupName: `${prefixOf(module.environment)}-${key}`,
      nodeRoleArn: role.arn,
      subnetIds: subnetIdsOf(module, group),
      version: clusterOf(module.environment).version,
      releaseVersion: group.releaseVersion ?? releases[nodeImage(group).amiType] ?? '',
      amiType: nodeImage(group).amiType,
      capacityType: group.capacity === 'spot' ? 'SPOT' : 'ON_DEMAND',
      instanceTypes: group.instanceTypes,
      scalingConfig: {
        minSize: group.min,
        maxSize: group.max,
        desiredSize: desiredSize(module, key),
      },
      updateConfig: { maxUnavailable: 1 },
      // https://docs.aws.amazon.com/eks/latest/userguide/node-repair.html
      ...(group.repair ? { nodeRepairConfig: { enabled: true } } : {}),
      launchTemplate: { id: template.id, version: template.latestVersion.toString() },
      ...(Object.keys(nodeLabels(group)).length > 0 ? { labels: nodeLabels(group) } : {}),
      ...(Object.keys(nodeTaints(group)).length > 0 ? { taint: taintsOf(group) } : {}),
      dependsOn: [...attachments],
    });
  });
  if (groups.length > 0) awaitNodeGroups(module, groups);
  return groups;
}

/** Changes with any of the groups, after a new one is ready, so that one that is taken away goes after it: its
 * pods have somewhere to move. Otherwise Terraform makes the one and removes the other at once. */
function awaitNodeGroups(module: RootModule, groups: readonly EksNodeGroup[]): void {
  module.resource(DataResource, 'node-groups', ORIGIN, {
    input: Object.fromEntries(groups.map((group) => [group.friendlyUniqueId, group.id])),
  });
}

/** By type of image. A group keeps the image that it was made with until another release is named: nobody would patch it.
 * https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html */
function recommendedReleases(module: RootModule): Readonly<Record<string, string>> {
  const { nodeGroups, version } = clusterOf(module.environment);
  const images = Object.values(nodeGroups)
    .filter(({ releaseVersion }) => releaseVersion === null)
    .map(nodeImage);
  const releases = new Map(images.map((image) => [image.amiType, image]));
  return Object.fromEntries(
    [...releases.values()].map(({ amiType, key, parameters }) => [
      amiType,
      module.data(DataAwsSsmParameter, key, ORIGIN, {
        name: `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${parameters}/recommended/release_version`,
      }).insecureValue,
    ]),
  );
}

function taintsOf(group: NodeGroup) {
  return Object.entries(nodeTaints(group)).map(([key, { value, effect }]) => ({
    key,
    value,
    effect: TAINT_EFFECT[effect],
  }));
}

function subnetIdsOf(module: RootModule, group: NodeGroup): string[] {
  const { aws } = module.environment;
  const tier = networkOf(module.environment).placement.nodes;
  const network = module.stateOf('network');
  return group.zones.map((zone) => network.item('subnet_ids', tier, aws.zones.indexOf(zone)));
}

function isStanding({ environment }: RootModule): boolean {
  return clusterOf(environment).existing !== null;
}

/** Whether the group of the nodes is the one that EKS makes for the cluster. */
function isNodeGroup({ environment }: RootModule): boolean {
  return clusterOf(environment).existing?.nodeSecurityGroup === null;
}

interface TemplateInput {
  readonly key: string;
  readonly group: NodeGroup;
  readonly cluster: ControlPlane;
}

function addLaunchTemplate(module: RootModule, { key, group, cluster }: TemplateInput) {
  const name = `${prefixOf(module.environment)}-${key}`;
  return module.resource(LaunchTemplate, key, [...ORIGIN, key], {
    name,
    updateDefaultVersion: true,
    vpcSecurityGroupIds: [
      module.stateOf('network').entry('security_group_ids', 'nodes'),
      ...(carriesClusterGroup(module) && !isNodeGroup(module) ? [cluster.securityGroupId] : []),
    ],
    blockDeviceMappings: [
      {
        deviceName: '/dev/xvda',
        ebs: {
          encrypted: 'true',
          volumeType: 'gp3',
          volumeSize: group.diskGb,
          deleteOnTermination: 'true',
        },
      },
    ],
    // One hop: no pod outside of the host network reads the credentials of its node. EKS tells a pod with a role
    // its region (AWS_REGION), the controller of load balancers finds its VPC by name, and the drivers of
    // volumes ask Kubernetes where their node is.
    // https://github.com/aws/amazon-eks-pod-identity-webhook
    metadataOptions: {
      httpTokens: 'required',
      httpPutResponseHopLimit: 1,
      httpEndpoint: 'enabled',
    },
    monitoring: { enabled: true },
    // The default tags of the provider reach the template, and nothing that is launched from it.
    tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({
      resourceType,
      tags: { Name: name, ...tagsOf(module.environment) },
    })),
  });
}
