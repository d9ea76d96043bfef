// The control plane that is made: its logs, its role, the cluster and the provider of its identities.
import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster/index.js';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider/index.js';
import { prefixOf } from '../../../model/naming/core.ts';
import { clusterOf, networkOf } from '../../../model/parts.ts';
import { kubernetesSupport } from '../../../model/supported-versions.ts';
import { addLogGroup } from '../../../terraform/log-group.ts';
import { serviceTrust } from '../../../terraform/policy.ts';
import { addRole } from '../../../terraform/role.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import type { ControlPlane } from './control-plane.ts';

const ORIGIN = ['cluster'];

export function makeControlPlane(module: RootModule): ControlPlane {
  const logs = addControlPlaneLogs(module);
  const cluster = addControlPlane(module, logs);
  const issuer = module.expression(
    'replace(aws_eks_cluster.main.identity[0].oidc[0].issuer, "https://", "")',
  );
  const provider = module.resource(IamOpenidConnectProvider, 'main', ORIGIN, {
    url: module.expression('aws_eks_cluster.main.identity[0].oidc[0].issuer'),
    clientIdList: ['sts.amazonaws.com'],
  });
  return {
    name: cluster.name,
    securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
    endpoint: cluster.endpoint,
    authority: cluster.certificateAuthority.get(0).data,
    identity: { providerArn: provider.arn, issuer },
  };
}

/** EKS would create the group itself, without retention and key. */
function addControlPlaneLogs(module: RootModule): CloudwatchLogGroup {
  return addLogGroup(module, 'control-plane', {
    name: `/aws/eks/${clusterOf(module.environment).name}/cluster`,
    origin: ['cluster', 'logTypes'],
  });
}

function addControlPlane(module: RootModule, logs: CloudwatchLogGroup): EksCluster {
  const cluster = clusterOf(module.environment);
  const network = networkOf(module.environment);
  const { role, attachments } = addRole(module, {
    key: 'control-plane',
    name: `${prefixOf(module.environment)}-eks-control-plane`,
    origin: ORIGIN,
    trust: serviceTrust('eks.amazonaws.com'),
    managed: ['AmazonEKSClusterPolicy'],
  });
  const { publicCidrs } = cluster.endpoint;
  return module.resource(EksCluster, 'main', ORIGIN, {
    name: cluster.name,
    version: cluster.version,
    roleArn: role.arn,
    enabledClusterLogTypes: cluster.logTypes,
    bootstrapSelfManagedAddons: false,
    accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
    kubernetesNetworkConfig: { serviceIpv4Cidr: cluster.serviceCidr, ipFamily: 'ipv4' },
    encryptionConfig: {
      resources: ['secrets'],
      provider: { keyArn: module.stateOf('security').entry('key_arns', 'cluster') },
    },
    vpcConfig: {
      subnetIds: module.stateOf('network').list('subnet_ids', network.placement.controlPlane),
      endpointPrivateAccess: true,
      endpointPublicAccess: publicCidrs.length > 0,
      ...(publicCidrs.length > 0 ? { publicAccessCidrs: publicCidrs } : {}),
    },
    upgradePolicy: {
      supportType: kubernetesSupport(cluster.version) === 'extended' ? 'EXTENDED' : 'STANDARD',
    },
    dependsOn: [...attachments, logs],
    // EKS refuses subnets in zones that it was not made with, and needs none there for nodes to join:
    // https://github.com/aws/containers-roadmap/issues/2330
    lifecycle: { preventDestroy: true, ignoreChanges: ['vpc_config[0].subnet_ids'] },
  });
}
