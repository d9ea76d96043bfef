// The bastion: where people come in by SSH, or by Session Manager, who may not reach the cluster directly.
// There is no key pair: EC2 Instance Connect brings a key for a minute, and logs for whom.

import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter/index.js';
import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile/index.js';
import { Instance } from '@cdktf/provider-aws/lib/instance/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { regionalArn } from '../../model/naming/core.ts';
import { bastionName } from '../../model/naming/network.ts';
import { EC2_ARCHITECTURE } from '../../model/nodes/architectures.ts';
import { architectureOf } from '../../model/nodes/instance-types.ts';
import { clusterOf, networkOf } from '../../model/parts.ts';
import type { Bastion } from '../../model/schema/network/network.ts';
import { serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addAccessEntry } from './access-entries.ts';
import type { ControlPlane } from './control-plane/control-plane.ts';

const ORIGIN = ['network', 'bastion'];
const IMAGE = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default';

export function addBastion(module: RootModule, cluster: ControlPlane): void {
  const { bastion } = networkOf(module.environment);
  if (bastion === null) return;
  const roleArn = addInstance(module, bastion);
  module.resource(VpcSecurityGroupIngressRule, 'control-plane-from-bastion-443', ORIGIN, {
    securityGroupId: cluster.securityGroupId,
    referencedSecurityGroupId: module.stateOf('network').entry('security_group_ids', 'bastion'),
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    description: 'Kubernetes API',
  });
  if (bastion.access === null) return;
  addAccessEntry(module, cluster, {
    // No key of cluster.admins holds an underscore.
    key: 'bastion_instance',
    origin: [...ORIGIN, 'access'],
    principalArn: roleArn,
    access: bastion.access,
  });
}

/** Returns the ARN of its role. */
function addInstance(module: RootModule, { instanceType, tier }: Bastion): string {
  const name = bastionName(module.environment);
  const { role, profile } = addProfile(module);
  const network = module.stateOf('network');
  const image = module.data(DataAwsSsmParameter, 'bastion-image', ORIGIN, {
    name: `${IMAGE}-${EC2_ARCHITECTURE[architectureOf(instanceType)]}`,
  });
  module.resource(Instance, 'bastion', ORIGIN, {
    ami: image.insecureValue,
    instanceType,
    subnetId: network.item('subnet_ids', tier, 0),
    associatePublicIpAddress: true,
    vpcSecurityGroupIds: [network.entry('security_group_ids', 'bastion')],
    iamInstanceProfile: profile.name,
    metadataOptions: {
      httpTokens: 'required',
      httpPutResponseHopLimit: 1,
      httpEndpoint: 'enabled',
    },
    rootBlockDevice: { encrypted: true, volumeType: 'gp3' },
    tags: { Name: name },
    // A newer image would replace the instance, and whoever is on it, at the next apply.
    lifecycle: { ignoreChanges: ['ami'] },
  });
  return role.arn;
}

function addProfile(module: RootModule) {
  const { environment } = module;
  const name = bastionName(environment);
  const { path } = environment.aws.iam;
  const { role } = addRole(module, {
    key: 'bastion',
    name,
    origin: ORIGIN,
    trust: serviceTrust('ec2.amazonaws.com'),
    managed: ['AmazonSSMManagedInstanceCore'],
    statements: [
      {
        sid: 'FindCluster',
        actions: ['eks:DescribeCluster'],
        resources: [regionalArn(environment, 'eks', `cluster/${clusterOf(environment).name}`)],
      },
    ],
  });
  const profile = module.resource(IamInstanceProfile, 'bastion', ORIGIN, {
    name,
    ...(path === '/' ? {} : { path }),
    role: role.name,
  });
  return { role, profile };
}
