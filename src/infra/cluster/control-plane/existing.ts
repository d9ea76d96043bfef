// A cluster that stands already. AWS is asked for it and for the provider of its identities; where they are not
// as the environment says, the plan fails, and says what is different.
import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster/index.js';
import { DataAwsIamOpenidConnectProvider } from '@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider/index.js';
import { clusterOf, networkOf } from '../../../model/parts.ts';
import { proves } from '../../../terraform/proves.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import type { ControlPlane } from './control-plane.ts';

const ORIGIN = ['cluster', 'existing'];
const ISSUER = 'data.aws_eks_cluster.main.identity[0].oidc[0].issuer';

export function findControlPlane(module: RootModule): ControlPlane {
  const cluster = findCluster(module);
  const provider = module.data(DataAwsIamOpenidConnectProvider, 'main', ORIGIN, {
    url: module.expression(ISSUER),
  });
  return {
    name: cluster.name,
    securityGroupId: cluster.vpcConfig.get(0).clusterSecurityGroupId,
    endpoint: cluster.endpoint,
    authority: cluster.certificateAuthority.get(0).data,
    identity: {
      providerArn: provider.arn,
      issuer: module.expression(`replace(${ISSUER}, "https://", "")`),
    },
  };
}

function findCluster(module: RootModule): DataAwsEksCluster {
  const { name, version, serviceCidr } = clusterOf(module.environment);
  const { controlPlane } = networkOf(module.environment).placement;
  // The reader is asked for, so that the state is read.
  module.stateOf('network');
  const outputs = 'data.terraform_remote_state.network.outputs';
  return module.data(DataAwsEksCluster, 'main', ORIGIN, {
    name,
    ...proves(module, [
      {
        condition: `self.version == "${version}"`,
        message: `Cluster ${name} has another version than cluster.version says, ${version}.`,
      },
      {
        condition: `self.kubernetes_network_config[0].service_ipv4_cidr == "${serviceCidr}"`,
        message: `Cluster ${name} has another range of Services than cluster.serviceCidr says, ${serviceCidr}.`,
      },
      {
        condition: `self.vpc_config[0].vpc_id == ${outputs}.vpc_id`,
        message: `Cluster ${name} is not in the VPC of network.existing.`,
      },
      {
        condition: `length(setsubtract(self.vpc_config[0].subnet_ids, ${outputs}.subnet_ids["${controlPlane}"])) == 0`,
        message: `Cluster ${name} has its control plane in other subnets than network.placement.controlPlane says, those of ${controlPlane}.`,
      },
      {
        condition: 'self.access_config[0].authentication_mode != "CONFIG_MAP"',
        message: `Cluster ${name} knows no access entries, only aws-auth: set its authentication mode to API_AND_CONFIG_MAP.`,
      },
    ]),
  });
}
