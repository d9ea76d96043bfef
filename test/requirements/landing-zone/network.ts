// Networks of all accounts, and the hub between them.
import type { Output, Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import { subnetsOf } from '../proof/subnets.ts';
import { dev, everywhere, hub, ofWorkloads, prod, staging, times } from './environments.ts';
import {
  defaultRoutes,
  INTERNET,
  PRIVATE,
  PUBLIC,
  subnets,
  tablesOf,
  throughNat,
  ZONES,
} from './subnets.ts';

const publicSubnets = (output: Output, ...cidrs: readonly string[]) =>
  [
    ...subnets(output, 'public', ...cidrs),
    tablesOf(output, 'public'),
    ...defaultRoutes(output, INTERNET, PUBLIC),
  ] as const;

const innerSubnets = (output: Output, tier: string, ...cidrs: readonly string[]) =>
  [...subnets(output, tier, ...cidrs), tablesOf(output, tier)] as const;

const gatewaySubnets = ({ terraform }: Output, ...zones: readonly string[]) =>
  terraform('network', 'aws_nat_gateway.*.subnet_id').are(
    ...zones.map((zone) => `\${aws_subnet.public-${zone}.id}`),
  );

/** A NAT gateway has an address, and its subnet a way out. */
const natToInternet = (output: Output, ...zones: readonly string[]) =>
  [
    output
      .terraform('network', 'aws_nat_gateway.*.allocation_id')
      .are(...zones.map((zone) => `\${aws_eip.nat-${zone}.id}`)),
    ...defaultRoutes(output, INTERNET, PUBLIC),
  ] as const;

const gatewayEndpoints = ({ terraform }: Output) =>
  terraform('network', 'aws_vpc_endpoint[vpc_endpoint_type=Gateway].service_name').are(
    'com.amazonaws.us-west-2.s3',
    'com.amazonaws.us-west-2.dynamodb',
  );

const gatewayEndpointTables = ({ terraform }: Output) =>
  terraform('network', 'aws_vpc_endpoint[vpc_endpoint_type=Gateway].route_table_ids').includes(
    ...PRIVATE.map((table) => `\${aws_route_table.${table}.id}`),
  );

const hubEndpoints = hub
  .terraform('network', 'aws_vpc_endpoint[vpc_endpoint_type=Interface].service_name')
  .are(
    'com.amazonaws.us-west-2.ecr.api',
    'com.amazonaws.us-west-2.ecr.dkr',
    'com.amazonaws.us-west-2.secretsmanager',
  );

/** Names of the endpoints resolve in the network of an account. */
const usesHubEndpoints = ({ terraform }: Output) =>
  terraform('network', 'aws_route53profiles_association.endpoints.profile_id').is(
    '${data.terraform_remote_state.landing-zone-network_network.outputs.profile_id}',
  );

const HUB =
  '${data.terraform_remote_state.landing-zone-network_network.outputs.transit_gateway_id}';

export const network: Rows = {
  'S1-NET-01': row(
    'one Transit Gateway, in the network account',
    hub
      .terraform('network', 'aws_ec2_transit_gateway.*.description')
      .are('Hub of landing-zone-network'),
    hub
      .terraform('network', 'aws_ec2_transit_gateway.main.default_route_table_propagation')
      .is('enable'),
  ),
  'S1-NET-02': row(
    'the Transit Gateway takes the private subnets of development, staging and production',
    ...ofWorkloads(({ terraform }) =>
      terraform('network', 'aws_ec2_transit_gateway_vpc_attachment.main.subnet_ids').is(
        ZONES.map((zone) => `\${aws_subnet.private-${zone}.id}`),
      ),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform('network', 'aws_ec2_transit_gateway_vpc_attachment.main.transit_gateway_id').is(
        HUB,
      ),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform('network', `aws_route[transit_gateway_id="${HUB}"].destination_cidr_block`).are(
        ...times(6, '10.3.0.0/16'),
        ...times(6, '10.4.0.0/16'),
      ),
    ),
    hub
      .terraform('network', 'output.transit_gateway_id.value')
      .is('${aws_ec2_transit_gateway.main.id}'),
  ),
  'S1-NET-03': row(
    'the Transit Gateway is shared with the member accounts through RAM',
    hub
      .terraform('network', 'aws_ram_resource_association.transit-gateway.resource_arn')
      .is('${aws_ec2_transit_gateway.main.arn}'),
    hub
      .terraform('network', 'aws_ram_resource_association.*.resource_share_arn')
      .all('${aws_ram_resource_share.network.arn}'),
    hub
      .terraform(
        'network',
        'aws_ram_principal_association[resource_share_arn="${aws_ram_resource_share.network.arn}"].principal',
      )
      .are('888899990000', '999900001111', '555577779999', '777788889999'),
    hub.terraform('network', 'aws_ram_resource_share.network.allow_external_principals').is(false),
  ),
  'S1-NET-04': row(
    'endpoints of ECR and Secrets Manager in the network account; of S3 in each network',
    hubEndpoints,
    hub
      .terraform('network', 'aws_vpc_endpoint[vpc_endpoint_type=Interface].security_group_ids[0]')
      .all('${aws_security_group.endpoints.id}'),
    hub
      .terraform(
        'network',
        'aws_vpc_security_group_ingress_rule[security_group_id="${aws_security_group.endpoints.id}"].cidr_ipv4',
      )
      .are('10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16', '10.4.0.0/16'),
    hub
      .terraform('network', 'aws_route53profiles_resource_association.*.resource_arn')
      .are(
        '${aws_vpc_endpoint.ecr-api.arn}',
        '${aws_vpc_endpoint.ecr-dkr.arn}',
        '${aws_vpc_endpoint.secretsmanager.arn}',
      ),
    ...ofWorkloads(usesHubEndpoints),
    ...ofWorkloads(gatewayEndpoints),
    prod.deviates('network.endpoints'),
  ),
  'S1-NET-05': row(
    'Direct Connect ends at the Transit Gateway, and waits for a line',
    hub
      .terraform('network', 'aws_dx_gateway_association.main.associated_gateway_id')
      .is('${aws_ec2_transit_gateway.main.id}'),
    hub
      .terraform('network', 'aws_dx_gateway_association.main.dx_gateway_id')
      .is('${aws_dx_gateway.main.id}'),
    hub
      .terraform('network', 'aws_dx_gateway_association.main.allowed_prefixes')
      .is(['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16', '10.4.0.0/16']),
    hub.deviates('network.transitGateway.directConnect.connection'),
  ),
  'S1-NET-06': row(
    'no two networks share an address',
    everywhere
      .terraform('network', 'aws_vpc.*.cidr_block')
      .are(
        '10.0.0.0/16',
        '10.1.0.0/16',
        '10.2.0.0/16',
        '10.3.0.0/16',
        '10.4.0.0/16',
        '10.5.0.0/16',
      ),
  ),
  'S1-NET-07': row(
    'VPC of development',
    dev.terraform('network', 'aws_vpc.*.cidr_block').are('10.0.0.0/16'),
  ),
  'S1-NET-08': row(
    'public subnets of development',
    ...publicSubnets(dev, '10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'),
  ),
  'S1-NET-09': row(
    'private subnets of development',
    ...innerSubnets(dev, 'private', '10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24'),
  ),
  'S1-NET-10': row(
    'database subnets of development',
    ...innerSubnets(dev, 'database', '10.0.20.0/24', '10.0.21.0/24', '10.0.22.0/24'),
  ),
  'S1-NET-11': row('one NAT gateway in development', gatewaySubnets(dev, 'us-west-2a')),
  'S1-NET-12': row(
    'everything private of development goes through it to the internet',
    ...natToInternet(dev, 'us-west-2a'),
    ...defaultRoutes(dev, throughNat('us-west-2a'), PRIVATE),
  ),
  'S1-NET-13': row(
    'stores of development are in the database subnets',
    dev.terraform('data', 'aws_db_subnet_group.main.subnet_ids').is(subnetsOf('database')),
    dev.terraform('data', 'aws_elasticache_subnet_group.main.subnet_ids').is(subnetsOf('database')),
    dev
      .terraform('network', 'output.subnet_ids.value.database')
      .is(ZONES.map((zone) => `\${aws_subnet.database-${zone}.id}`)),
    dev
      .terraform('data', 'aws_rds_cluster.main.db_subnet_group_name')
      .is('${aws_db_subnet_group.main.name}'),
    dev
      .terraform('data', 'aws_elasticache_replication_group.main.subnet_group_name')
      .is('${aws_elasticache_subnet_group.main.name}'),
  ),
  'S1-NET-14': row(
    'little data leaves development',
    dev.documented('1 NAT gateway, minimal data transfer'),
  ),
  'S1-NET-15': row(
    'VPC of staging',
    staging.terraform('network', 'aws_vpc.*.cidr_block').are('10.1.0.0/16'),
  ),
  'S1-NET-16': row(
    'public subnets of staging',
    ...publicSubnets(staging, '10.1.1.0/24', '10.1.2.0/24', '10.1.3.0/24'),
  ),
  'S1-NET-17': row(
    'private subnets of staging',
    ...innerSubnets(staging, 'private', '10.1.10.0/24', '10.1.11.0/24', '10.1.12.0/24'),
  ),
  'S1-NET-18': row(
    'database subnets of staging',
    ...innerSubnets(staging, 'database', '10.1.20.0/24', '10.1.21.0/24', '10.1.22.0/24'),
  ),
  'S1-NET-19': row('one NAT gateway in staging', gatewaySubnets(staging, 'us-west-2a')),
  'S1-NET-20': row(
    'everything private of staging goes through it to the internet',
    ...natToInternet(staging, 'us-west-2a'),
    ...defaultRoutes(staging, throughNat('us-west-2a'), PRIVATE),
  ),
  'S1-NET-21': row(
    'some data leaves staging',
    staging.documented('1 NAT gateway, moderate data transfer'),
  ),
  'S1-NET-22': row(
    'VPC of production',
    prod.terraform('network', 'aws_vpc.*.cidr_block').are('10.2.0.0/16'),
  ),
  'S1-NET-23': row(
    'public subnets of production',
    ...publicSubnets(prod, '10.2.1.0/24', '10.2.2.0/24', '10.2.3.0/24'),
  ),
  'S1-NET-24': row(
    'private subnets of production',
    ...innerSubnets(prod, 'private', '10.2.10.0/24', '10.2.11.0/24', '10.2.12.0/24'),
  ),
  'S1-NET-25': row(
    'database subnets of production',
    ...innerSubnets(prod, 'database', '10.2.20.0/24', '10.2.21.0/24', '10.2.22.0/24'),
  ),
  'S1-NET-26': row(
    'three NAT gateways in production, one per zone',
    gatewaySubnets(prod, ...ZONES),
  ),
  'S1-NET-27': row(
    'each zone of production goes through its own to the internet',
    ...natToInternet(prod, ...ZONES),
    ...ZONES.flatMap((zone) => defaultRoutes(prod, throughNat(zone), [`private-${zone}`])),
  ),
  'S1-NET-28': row(
    'much data leaves production',
    prod.documented('3 NAT gateways, high data transfer'),
  ),
  'S1-NET-29': row(
    'one NAT gateway outside of production, one per zone in it',
    gatewaySubnets(dev, 'us-west-2a'),
    gatewaySubnets(staging, 'us-west-2a'),
    gatewaySubnets(prod, ...ZONES),
  ),
  'S1-NET-30': row(
    'endpoints of S3 and DynamoDB in each network, of ECR by way of the hub',
    ...ofWorkloads(gatewayEndpoints),
    ...ofWorkloads(gatewayEndpointTables),
    hubEndpoints,
    hub.terraform('network', 'aws_vpc_endpoint.ecr-*.private_dns_enabled').are(true, true),
    ...ofWorkloads(usesHubEndpoints),
  ),
};
