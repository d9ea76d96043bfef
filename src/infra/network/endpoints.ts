// VPC endpoints: traffic to AWS that does not pass the NAT gateways.

import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { MAIL_ENDPOINT, MAIL_PORTS } from '../../model/edge/mail-endpoint.ts';
import { reachableFrom } from '../../model/landscape/landscape.ts';
import { prefixOf, slugOf } from '../../model/naming/core.ts';
import { networkOf } from '../../model/parts.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { sharesEndpoints } from './attachment.ts';
import type { Place } from './vpc/placed-subnet.ts';

export interface AddedEndpoint {
  /** Terraform's name of it, such as `ecr-api`. */
  readonly key: string;
  readonly arn: string;
}

/** Returns those with an address, the interface endpoints. */
export function addEndpoints(module: RootModule, input: Place): readonly AddedEndpoint[] {
  const { aws } = module.environment;
  const network = networkOf(module.environment);
  for (const service of network.endpoints.gateway) {
    module.resource(VpcEndpoint, service, ['network', 'endpoints', 'gateway'], {
      vpcId: input.vpcId,
      serviceName: `com.amazonaws.${aws.region}.${service}`,
      vpcEndpointType: 'Gateway',
      routeTableIds: [...input.tables.values()],
      tags: { Name: `${prefixOf(module.environment)}-${service}` },
    });
  }
  return network.endpoints.interface.length > 0 ? addInterfaces(module, input) : [];
}

function addInterfaces(module: RootModule, { vpcId, subnets }: Place): readonly AddedEndpoint[] {
  const { aws } = module.environment;
  const network = networkOf(module.environment);
  const origin = ['network', 'endpoints', 'interface'];
  const name = `${prefixOf(module.environment)}-endpoints`;
  const group = module.resource(SecurityGroup, 'endpoints', origin, {
    name,
    description: 'Interface endpoints',
    vpcId,
    tags: { Name: name },
  });
  module.resource(VpcSecurityGroupIngressRule, 'endpoints-from-vpc-443', origin, {
    securityGroupId: group.id,
    cidrIpv4: network.cidr,
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    description: 'AWS API calls from inside the VPC',
  });
  for (const port of network.endpoints.interface.includes(MAIL_ENDPOINT) ? MAIL_PORTS : []) {
    module.resource(VpcSecurityGroupIngressRule, `endpoints-from-vpc-${port}`, origin, {
      securityGroupId: group.id,
      cidrIpv4: network.cidr,
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
      description: 'Mail from inside the VPC',
    });
  }
  for (const other of sharesEndpoints(network)
    ? reachableFrom(module.environment, module.landscape)
    : []) {
    module.resource(VpcSecurityGroupIngressRule, `endpoints-from-${slugOf(other)}-443`, origin, {
      securityGroupId: group.id,
      cidrIpv4: networkOf(other).cidr,
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      description: `AWS API calls from ${slugOf(other)}`,
    });
  }
  const placed = subnets.filter(({ tier }) => tier === network.placement.nodes);
  return network.endpoints.interface.map((service) => {
    const key = service.replaceAll('.', '-');
    const { arn } = module.resource(VpcEndpoint, key, origin, {
      vpcId,
      serviceName: `com.amazonaws.${aws.region}.${service}`,
      vpcEndpointType: 'Interface',
      privateDnsEnabled: true,
      subnetIds: placed.map(({ id }) => id),
      securityGroupIds: [group.id],
      tags: { Name: `${prefixOf(module.environment)}-${service}` },
    });
    return { key, arn };
  });
}
