// What the design of the landing zone states about its networks, over all accounts.
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../../src/model/cidr.ts';
import { networkOf } from '../../../src/model/parts.ts';
import { systemOf } from '../../support/system.ts';

const hub = systemOf('landing-zone/network');
const dev = systemOf('landing-zone/dev');
const staging = systemOf('landing-zone/staging');
const prod = systemOf('landing-zone/prod');
const shared = systemOf('landing-zone/shared-services');
const workloads = [dev, staging, prod];

type System = typeof prod;

const ZONES = ['us-west-2a', 'us-west-2b', 'us-west-2c'];

interface Subnet {
  readonly cidr_block: string;
  readonly availability_zone: string;
  readonly tags: { readonly Tier: string };
}

function subnetsOf({ terraform }: System, tier: string): readonly (readonly string[])[] {
  const all: readonly Subnet[] = terraform.list('aws_subnet');
  return all
    .filter(({ tags }) => tags.Tier === tier)
    .map(({ cidr_block, availability_zone }) => [cidr_block, availability_zone]);
}

interface Route {
  readonly destination_cidr_block: string;
  readonly nat_gateway_id?: string;
  readonly gateway_id?: string;
  readonly transit_gateway_id?: string;
}

const routesOf = ({ terraform }: System): Readonly<Record<string, Route>> =>
  terraform.all('aws_route');

describe('landing-zone: VPCs', () => {
  it.each([
    ['S1-NET-07', dev, '10.0.0.0/16'],
    ['S1-NET-15', staging, '10.1.0.0/16'],
    ['S1-NET-22', prod, '10.2.0.0/16'],
  ])('%s: the range of the VPC', (_, { terraform }, cidr) => {
    expect(terraform.list('aws_vpc').map((vpc) => vpc.cidr_block)).toEqual([cidr]);
  });

  it.each([
    ['S1-NET-08', dev, 'public', ['10.0.', 1]],
    ['S1-NET-09', dev, 'private', ['10.0.', 10]],
    ['S1-NET-10', dev, 'database', ['10.0.', 20]],
    ['S1-NET-16', staging, 'public', ['10.1.', 1]],
    ['S1-NET-17', staging, 'private', ['10.1.', 10]],
    ['S1-NET-18', staging, 'database', ['10.1.', 20]],
    ['S1-NET-23', prod, 'public', ['10.2.', 1]],
    ['S1-NET-24', prod, 'private', ['10.2.', 10]],
    ['S1-NET-25', prod, 'database', ['10.2.', 20]],
  ] as const)('%s: three subnets of its tier, one per zone', (_, system, tier, [prefix, first]) => {
    expect(subnetsOf(system, tier)).toEqual(
      ZONES.map((zone, index) => [`${prefix}${first + index}.0/24`, zone]),
    );
  });

  it('share no address among all that hang on the gateway (S1-NET-06)', () => {
    const ranges = [hub, shared, ...workloads].map(
      ({ environment }) => networkOf(environment).cidr,
    );

    for (const [index, range] of ranges.entries()) {
      for (const other of ranges.slice(index + 1)) expect(overlaps(range, other)).toBe(false);
    }
  });

  it.each([
    ['S1-NET-11, S1-NET-12', dev],
    ['S1-NET-19, S1-NET-20', staging],
  ])('%s: one NAT gateway, which everything private passes', (_, system) => {
    expect(system.terraform.list('aws_nat_gateway')).toHaveLength(1);
    for (const zone of ZONES) {
      expect(routesOf(system)[`private-${zone}`]).toMatchObject({
        destination_cidr_block: '0.0.0.0/0',
        nat_gateway_id: '${aws_nat_gateway.us-west-2a.id}',
      });
    }
  });

  it('of production have a NAT gateway per zone, each for its own zone (S1-NET-26, S1-NET-27, S1-NET-29)', () => {
    const gateways: readonly { subnet_id: string }[] = prod.terraform.list('aws_nat_gateway');

    expect(new Set(gateways.map(({ subnet_id }) => subnet_id)).size).toBe(3);
    for (const zone of ZONES) {
      expect(routesOf(prod)[`private-${zone}`]?.nat_gateway_id).toBe(
        `\${aws_nat_gateway.${zone}.id}`,
      );
    }
  });

  it('let no private or database subnet reach an internet gateway (S1-SEC-08)', () => {
    for (const system of workloads) {
      const inner = Object.entries(routesOf(system)).filter(([key]) => !key.startsWith('public-'));
      expect(inner.length).toBeGreaterThan(0);
      expect(inner.filter(([, { gateway_id }]) => gateway_id !== undefined)).toEqual([]);
    }
    expect(hub.terraform.list('aws_internet_gateway')).toEqual([]);
  });

  it('have a network ACL for every tier (S1-SEC-06)', () => {
    for (const { terraform } of workloads) {
      expect(Object.keys(terraform.all('aws_network_acl'))).toEqual([
        'database',
        'private',
        'public',
      ]);
    }
  });

  it('have security groups for nodes, stores and load balancer (S1-SEC-07)', () => {
    for (const { terraform } of workloads) {
      expect(Object.keys(terraform.all('aws_security_group'))).toEqual(
        expect.arrayContaining(['nodes', 'database-main', 'cache-main', 'load-balancer-main']),
      );
    }
  });

  it('keep stores in the database subnets (S1-NET-13)', () => {
    for (const { terraform } of workloads) {
      const groups = [
        ...terraform.list('aws_db_subnet_group'),
        ...terraform.list('aws_elasticache_subnet_group'),
      ];
      expect(groups).toHaveLength(2);
      for (const { subnet_ids } of groups) expect(subnet_ids).toContain('["database"]');
    }
  });

  it('state how much data they move (S1-NET-14, S1-NET-21, S1-NET-28)', () => {
    const words = ['minimal', 'moderate', 'high'];

    for (const [index, { text }] of workloads.entries()) {
      expect(text('README.md')).toContain(`${words[index]} data transfer`);
    }
  });
});

describe('landing-zone: the hub', () => {
  it('is one Transit Gateway (S1-NET-01)', () => {
    expect(Object.keys(hub.terraform.all('aws_ec2_transit_gateway'))).toEqual(['main']);
  });

  it('takes the private subnets of each workload account (S1-NET-02)', () => {
    for (const { terraform } of workloads) {
      const { subnet_ids, transit_gateway_id } = terraform.one(
        'aws_ec2_transit_gateway_vpc_attachment',
        'main',
      );
      expect(subnet_ids).toEqual(ZONES.map((zone) => `\${aws_subnet.private-${zone}.id}`));
      expect(transit_gateway_id).toContain('landing-zone-network_network');
    }
  });

  it('is shared with every member account through RAM, within the organization (S1-NET-03)', () => {
    const principals: readonly { principal: string }[] = hub.terraform.list(
      'aws_ram_principal_association',
    );

    expect(principals.map(({ principal }) => principal).sort()).toEqual(
      [shared, ...workloads].map(({ environment }) => environment.aws.account).sort(),
    );
    expect(hub.terraform.one('aws_ram_resource_share', 'network').allow_external_principals).toBe(
      false,
    );
  });

  it('holds the interface endpoints, and each VPC its own gateway endpoints (S1-NET-04, S1-NET-30)', () => {
    const typesOf = ({ terraform }: System) =>
      Object.entries<{ vpc_endpoint_type: string }>(terraform.all('aws_vpc_endpoint')).map(
        ([key, { vpc_endpoint_type: type }]) => `${key} ${type}`,
      );

    expect(typesOf(hub)).toEqual([
      'ecr-api Interface',
      'ecr-dkr Interface',
      'secretsmanager Interface',
    ]);
    for (const system of workloads) {
      expect(typesOf(system)).toEqual(['s3 Gateway', 'dynamodb Gateway']);
      expect(system.terraform.list('aws_route53profiles_association')).toHaveLength(1);
    }
    expect(prod.environment.deviations['network.endpoints']?.refs).toContain('F-S1-09');
  });

  it('ends Direct Connect, whose line nobody has described (S1-NET-05)', () => {
    expect(hub.terraform.one('aws_dx_gateway_association', 'main').associated_gateway_id).toContain(
      'aws_ec2_transit_gateway.main',
    );
    expect(hub.terraform.list('aws_dx_connection')).toEqual([]);
    expect(
      hub.environment.deviations['network.transitGateway.directConnect.connection']?.refs,
    ).toContain('F-S1-30');
  });

  it('leads no workload to another, and every one to the shared services', () => {
    const reach = (system: System) =>
      new Set(
        Object.values(routesOf(system))
          .filter(({ transit_gateway_id }) => transit_gateway_id !== undefined)
          .map(({ destination_cidr_block }) => destination_cidr_block),
      );

    for (const system of workloads) {
      expect(reach(system)).toEqual(new Set(['10.3.0.0/16', '10.4.0.0/16']));
    }
  });
});
