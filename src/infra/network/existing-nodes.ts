// The security group that the nodes of a cluster carry which stands already.
import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster/index.js';
import { DataAwsSecurityGroup } from '@cdktf/provider-aws/lib/data-aws-security-group/index.js';
import { clusterOf } from '../../model/parts.ts';
import type { ExistingCluster } from '../../model/schema/cluster/existing.ts';
import { proves } from '../../terraform/proves.ts';
import type { RootModule } from '../../terraform/root-module.ts';

export function findNodeGroup(module: RootModule, { nodeSecurityGroup }: ExistingCluster): string {
  const { name } = clusterOf(module.environment);
  if (nodeSecurityGroup === null) {
    const cluster = module.data(DataAwsEksCluster, 'main', ['cluster', 'existing'], { name });
    return cluster.vpcConfig.get(0).clusterSecurityGroupId;
  }
  const origin = ['cluster', 'existing', 'nodeSecurityGroup'];
  return module.data(DataAwsSecurityGroup, 'nodes', origin, {
    id: nodeSecurityGroup,
    ...proves(module, [
      {
        condition: 'self.vpc_id == data.aws_vpc.main.id',
        message: `The security group of cluster.existing, ${nodeSecurityGroup}, is not in the VPC of network.existing.`,
      },
    ]),
  }).id;
}
