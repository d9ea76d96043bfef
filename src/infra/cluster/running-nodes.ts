// How many nodes run. EKS refuses bounds that the desired size is outside of, also where an update leaves
// it as it is: "Minimum capacity 3 can't be greater than desired size 2". So it is said each time, and is
// what runs, moved into the bounds; a group that takes the place of another begins with its size.
// https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html
import { DataAwsEksClusters } from '@cdktf/provider-aws/lib/data-aws-eks-clusters/index.js';
import { DataAwsEksNodeGroup } from '@cdktf/provider-aws/lib/data-aws-eks-node-group/index.js';
import { DataAwsEksNodeGroups } from '@cdktf/provider-aws/lib/data-aws-eks-node-groups/index.js';
import { Token } from 'cdktf';
import { prefixOf } from '../../model/naming/core.ts';
import { clusterOf } from '../../model/parts.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['cluster', 'nodeGroups'];
const SIZE = 'group.scaling_config[0].desired_size';

/** Asks for what runs; nothing does before the cluster is made. */
export function findRunningNodes(module: RootModule): void {
  const { name } = clusterOf(module.environment);
  module.data(DataAwsEksClusters, 'all', ORIGIN, {});
  module.data(DataAwsEksNodeGroups, 'running', ORIGIN, {
    clusterName: name,
    count: Token.asNumber(
      module.expression(`contains(data.aws_eks_clusters.all.names, "${name}") ? 1 : 0`),
    ),
  });
  const names = module.expression('toset(flatten(data.aws_eks_node_groups.running[*].names))');
  module
    .data(DataAwsEksNodeGroup, 'running', ORIGIN, {
      clusterName: name,
      nodeGroupName: module.expression('each.key'),
    })
    .addOverride('for_each', names);
}

/** Of the group that stands under the key, with any mark or none. */
export function desiredSize(module: RootModule, key: string): number {
  const group = clusterOf(module.environment).nodeGroups[key];
  const isOwn = [
    `can(regex("^${prefixOf(module.environment)}-${key}(-[0-9a-z]{7})?$", name))`,
    ...alike(module, key).map((other) => `name != "${other}"`),
  ].join(' && ');
  const running = `[for name, group in data.aws_eks_node_group.running : ${SIZE} if ${isOwn}]`;
  return Token.asNumber(
    module.expression(`min(${group?.max}, max(concat([${group?.min}], ${running})...))`),
  );
}

/** Names of groups without a mark that look as if they were one of this key with one. */
function alike(module: RootModule, key: string): readonly string[] {
  return Object.keys(clusterOf(module.environment).nodeGroups)
    .filter((other) => new RegExp(`^${key}-[0-9a-z]{7}$`).test(other))
    .map((other) => `${prefixOf(module.environment)}-${other}`);
}
