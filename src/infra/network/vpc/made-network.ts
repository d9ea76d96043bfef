// A VPC of our own: subnets in every zone, the way to the internet, and route tables.
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group/index.js';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { prefixOf } from '../../../model/naming/core.ts';
import { networkOf } from '../../../model/parts.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import type { Place, PlacedSubnet } from './placed-subnet.ts';
import { addRoutes } from './routes.ts';

export function makeNetwork(module: RootModule): Place {
  const { environment } = module;
  const vpc = module.resource(Vpc, 'main', ['network', 'cidr'], {
    cidrBlock: networkOf(environment).cidr,
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags: { Name: prefixOf(environment) },
  });
  // Whatever forgets to name a security group gets one that allows nothing.
  module.resource(DefaultSecurityGroup, 'main', ['network', 'cidr'], { vpcId: vpc.id });
  const gatewayId = addInternetGateway(module, vpc.id);
  const subnets = addSubnets(module, vpc.id);
  const tables = addRoutes(module, { vpcId: vpc.id, gatewayId, subnets });
  return { vpcId: vpc.id, subnets, tables };
}

/** Undefined where no tier has a way to the internet. */
function addInternetGateway(module: RootModule, vpcId: string): string | undefined {
  const tiers = Object.values(networkOf(module.environment).subnets);
  if (!tiers.some(({ route }) => route === 'internet')) return undefined;
  const gateway = module.resource(InternetGateway, 'main', ['network', 'subnets'], {
    vpcId,
    tags: { Name: prefixOf(module.environment) },
  });
  return gateway.id;
}

function addSubnets(module: RootModule, vpcId: string): readonly PlacedSubnet[] {
  const { environment } = module;
  return Object.entries(networkOf(environment).subnets).flatMap(([tier, { cidrs }]) =>
    cidrs.map((cidr, index) => {
      const zone = environment.aws.zones[index] ?? '';
      const key = `${tier}-${zone}`;
      const subnet = module.resource(Subnet, key, ['network', 'subnets', tier, 'cidrs', index], {
        vpcId,
        cidrBlock: cidr,
        availabilityZone: zone,
        tags: {
          Name: `${prefixOf(environment)}-${key}`,
          Tier: tier,
          ...roleTags(environment, tier),
        },
      });
      return { tier, zone, key, id: subnet.id };
    }),
  );
}

/** How the load balancer controller finds subnets: https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html */
function roleTags(environment: Environment, tier: string): Record<string, string> {
  const { cluster } = environment;
  if (cluster === null) return {};
  const { loadBalancers, nodes } = networkOf(environment).placement;
  return {
    ...(tier === loadBalancers ? { 'kubernetes.io/role/elb': '1' } : {}),
    ...(tier === nodes ? { 'kubernetes.io/role/internal-elb': '1' } : {}),
    ...(tier === loadBalancers || tier === nodes
      ? { [`kubernetes.io/cluster/${cluster.name}`]: 'shared' }
      : {}),
  };
}
