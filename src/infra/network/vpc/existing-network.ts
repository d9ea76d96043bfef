// A VPC that stands already. AWS is asked for it and for its subnets and route tables; where these are not as
// the environment says, the plan fails, and says what is different.
import { DataAwsRouteTable } from '@cdktf/provider-aws/lib/data-aws-route-table/index.js';
import { DataAwsSubnet } from '@cdktf/provider-aws/lib/data-aws-subnet/index.js';
import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc/index.js';
import { DataAwsVpcEndpoint } from '@cdktf/provider-aws/lib/data-aws-vpc-endpoint/index.js';
import { networkOf } from '../../../model/parts.ts';
import type { ExistingNetwork } from '../../../model/schema/network/existing.ts';
import type { SubnetTier } from '../../../model/schema/network/network.ts';
import { proves } from '../../../terraform/proves.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import type { Place, PlacedSubnet } from './placed-subnet.ts';

const ORIGIN = ['network', 'existing'];

export function findNetwork(module: RootModule, existing: ExistingNetwork): Place {
  const vpcId = findVpc(module, existing);
  const subnets: PlacedSubnet[] = [];
  const tables = new Map<string, string>();
  for (const [tier, entry] of Object.entries(networkOf(module.environment).subnets)) {
    for (const [index, zone] of module.environment.aws.zones.entries()) {
      const sought = { tier, entry, index, zone, key: `${tier}-${zone}`, vpcId };
      const id = findSubnet(module, sought);
      subnets.push({ tier, zone, key: sought.key, id });
      tables.set(sought.key, findRouteTable(module, { ...sought, subnetId: id }));
    }
  }
  for (const service of existing.endpoints) findEndpoint(module, vpcId, service);
  return { vpcId, subnets, tables };
}

function findVpc(module: RootModule, { vpc }: ExistingNetwork): string {
  const { cidr } = networkOf(module.environment);
  return module.data(DataAwsVpc, 'main', [...ORIGIN, 'vpc'], {
    ...(vpc.id === null ? {} : { id: vpc.id }),
    ...(Object.keys(vpc.tags).length === 0 ? {} : { tags: vpc.tags }),
    ...proves(module, [
      {
        condition: `contains(self.cidr_block_associations[*].cidr_block, "${cidr}")`,
        message: `The VPC that was found does not have the range that network.cidr says, ${cidr}.`,
      },
      {
        condition: 'self.enable_dns_support && self.enable_dns_hostnames',
        message:
          'The VPC that was found does not resolve names: nodes, endpoints and stores need enableDnsSupport and enableDnsHostnames.',
      },
    ]),
  }).id;
}

interface Sought {
  readonly tier: string;
  readonly entry: SubnetTier;
  readonly index: number;
  readonly zone: string;
  readonly key: string;
  readonly vpcId: string;
}

function findSubnet(module: RootModule, sought: Sought): string {
  const { tier, entry, index, zone, key, vpcId } = sought;
  const { ids = [], tags = {} } = entry.existing ?? {};
  const id = ids[index];
  const cidr = entry.cidrs[index] ?? '';
  const isTagged = Object.keys(tags).length > 0;
  const by = isTagged ? { availabilityZone: zone, tags } : { cidrBlock: cidr };
  const where = `network.subnets.${tier}`;
  return module.data(DataAwsSubnet, key, ['network', 'subnets', tier], {
    ...(id === undefined ? { vpcId, ...by } : { id, ...(isTagged ? { tags } : {}) }),
    ...proves(module, [
      {
        condition: 'self.vpc_id == data.aws_vpc.main.id',
        message: `The subnet of ${where} in ${zone} is not in the VPC of network.existing.`,
      },
      {
        condition: `self.availability_zone == "${zone}"`,
        message: `The subnet of ${where} for ${zone} is in another zone: they follow the order of aws.zones.`,
      },
      {
        condition: `self.cidr_block == "${cidr}"`,
        message: `The subnet of ${where} in ${zone} does not have the range that its cidrs say, ${cidr}.`,
      },
    ]),
  }).id;
}

/** Of the routes of `self` that lead everywhere: whether each leads to an internet gateway. */
const TO_GATEWAY = 'try(startswith(route.gateway_id, "igw-"), false)';
const EVERYWHERE = 'route.cidr_block == "0.0.0.0/0"';

/** A way through NAT may be a gateway, an instance, a firewall, or another network that has one. */
const LEADS: Readonly<Record<SubnetTier['route'], string>> = {
  internet: `anytrue([for route in self.routes : ${TO_GATEWAY} if ${EVERYWHERE}])`,
  nat: `anytrue([for route in self.routes : !${TO_GATEWAY} if ${EVERYWHERE}])`,
  none: `length([for route in self.routes : route if ${EVERYWHERE}]) == 0`,
};

function findRouteTable(module: RootModule, sought: Sought & { subnetId: string }): string {
  const { tier, entry, index, zone, key, vpcId, subnetId } = sought;
  const { ids = [], tags = {} } = entry.existing?.routeTables ?? {};
  const id = ids.length === 1 ? ids[0] : ids[index];
  const isTagged = Object.keys(tags).length > 0;
  const by = id === undefined ? { subnetId } : { routeTableId: id };
  return module.data(DataAwsRouteTable, key, ['network', 'subnets', tier, 'route'], {
    ...by,
    ...(isTagged ? { tags } : {}),
    vpcId,
    ...proves(module, [
      {
        condition: `anytrue([for association in self.associations : association.main || association.subnet_id == data.aws_subnet.${key}.id])`,
        message: `The subnet of network.subnets.${tier} in ${zone} has another route table.`,
      },
      {
        condition: LEADS[entry.route],
        message: `The route table of network.subnets.${tier} in ${zone} does not lead where its route says, ${entry.route}.`,
      },
    ]),
  }).routeTableId;
}

/** The environment counts on its names, which only private DNS gives. */
function findEndpoint(module: RootModule, vpcId: string, service: string): void {
  const { region } = module.environment.aws;
  module.data(DataAwsVpcEndpoint, service.replaceAll('.', '-'), [...ORIGIN, 'endpoints'], {
    vpcId,
    serviceName: `com.amazonaws.${region}.${service}`,
    ...proves(module, [
      {
        condition: 'self.vpc_endpoint_type == "Gateway" || self.private_dns_enabled',
        message: `The endpoint of ${service} answers to no name of AWS: enable its private DNS.`,
      },
    ]),
  });
}
