// Networks of several environments on one Transit Gateway.
import { describe, expect, it } from 'vitest';
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { ALONE, type Landscape } from '../../src/model/landscape/landscape.ts';
import { pathOf } from '../../src/model/naming/core.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import type { AnyObject } from '../support/kubernetes-objects.ts';

function aNetwork(name: string, second: number, network: Overrides, aws: Overrides = {}) {
  const cidrs = (third: number) => [0, 1].map((zone) => `10.${second}.${third + zone}.0/24`);
  return anEnvironment({
    environment: name,
    aws,
    network: {
      cidr: `10.${second}.0.0/16`,
      subnets: {
        public: { cidrs: cidrs(0), route: 'internet' },
        private: { cidrs: cidrs(10), route: 'nat' },
        data: { cidrs: cidrs(20), route: 'none' },
      },
      acls: true,
      ...network,
    },
  });
}

const ATTACHED = { attachment: 'shop/hub' };
const hub = (members: Overrides, more: Overrides = {}) =>
  aNetwork(
    'hub',
    1,
    {
      endpoints: { interface: ['ecr.api', 'secretsmanager'] },
      transitGateway: { members, ...more },
    },
    { account: '210987654322', role: 'terraform' },
  );
const [dev, prod, tools] = ['dev', 'prod', 'tools'].map((name, index) =>
  aNetwork(name, index + 2, ATTACHED),
) as [Environment, Environment, Environment];
const MEMBERS = {
  dev: { environment: 'shop/dev' },
  prod: { environment: 'shop/prod' },
  tools: { environment: 'shop/tools', reach: 'everyone' },
};

function landscapeOf(...all: readonly Environment[]): Landscape {
  return new Map(all.map((each) => [pathOf(each), each]));
}

function networkStack(environment: Environment, landscape: Landscape) {
  const found = compileInfra(environment, landscape).find(({ stack }) => stack === 'network');
  if (!found) throw new Error('No network stack');
  const resources = (type: string): AnyObject =>
    (found.document['resource'] as AnyObject)[type] ?? {};
  return { ...found, resources };
}

const theHub = hub(MEMBERS, { directConnect: { asn: 64_513, advertise: ['192.168.0.0/16'] } });
const landscape = landscapeOf(theHub, dev, prod, tools);

describe('a hub', () => {
  const { resources, document } = networkStack(theHub, landscape);

  it('has one Transit Gateway and hangs on it itself (S1-NET-01)', () => {
    expect(Object.keys(resources('aws_ec2_transit_gateway'))).toEqual(['main']);
    expect(resources('aws_ec2_transit_gateway_vpc_attachment')['main'].subnet_ids).toEqual([
      expect.stringContaining('private-'),
      expect.stringContaining('private-'),
    ]);
  });

  it('shares gateway and names with each account of its members once (S1-NET-03)', () => {
    expect(resources('aws_ram_resource_share')['network']).toMatchObject({
      allow_external_principals: false,
    });
    expect(Object.keys(resources('aws_ram_resource_association'))).toEqual([
      'transit-gateway',
      'profile',
    ]);
    // All three live in one account.
    expect(Object.values(resources('aws_ram_principal_association'))).toEqual([
      expect.objectContaining({ principal: dev.aws.account }),
    ]);
  });

  it('answers for the names of its endpoints, to members only (S1-NET-04)', () => {
    expect(Object.keys(resources('aws_route53profiles_resource_association'))).toEqual([
      'ecr-api',
      'secretsmanager',
    ]);
    const callers = Object.values<AnyObject>(resources('aws_vpc_security_group_ingress_rule'))
      .filter(({ security_group_id: group }) => group.includes('endpoints'))
      .map((rule) => rule['cidr_ipv4']);
    expect(callers.sort()).toEqual(['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16', '10.4.0.0/16']);
  });

  it('announces the ranges of its members on premises, and orders no line (S1-NET-05)', () => {
    expect(resources('aws_dx_gateway_association')['main'].allowed_prefixes).toEqual([
      '10.1.0.0/16',
      '10.2.0.0/16',
      '10.3.0.0/16',
      '10.4.0.0/16',
      '192.168.0.0/16',
    ]);
    expect(resources('aws_dx_connection')).toEqual({});
  });

  it('orders a line where a location is known', () => {
    const connection = { location: 'EqSe2', bandwidth: '1Gbps' };
    const ordering = hub(MEMBERS, { directConnect: { asn: 64_513, connection } });
    const stack = networkStack(ordering, landscapeOf(ordering, dev, prod, tools));

    expect(stack.resources('aws_dx_connection')['main']).toMatchObject(connection);
  });

  it('works in its account as the role of its account', () => {
    const roleArn = 'arn:aws:iam::210987654322:role/terraform';

    expect((document['provider'] as AnyObject)['aws'][0].assume_role).toEqual([
      { role_arn: roleArn },
    ]);
    expect((document['terraform'] as AnyObject)['backend'].s3.assume_role).toEqual({
      role_arn: roleArn,
    });
  });

  it('shares once the organization lets it', () => {
    const management = anEnvironment({ environment: 'management', organization: {} });
    const named = { ...theHub, aws: { ...theHub.aws, organization: 'shop/management' } };
    const all = landscapeOf(named, management, dev, prod, tools);

    expect(networkStack(named, all).dependsOnOthers).toEqual([
      { environment: 'shop/management', stack: 'organization' },
    ]);
    expect(networkStack(theHub, landscape).dependsOnOthers).toEqual([]);
  });

  it('without members shares nothing', () => {
    const { resources: of } = networkStack(hub({}), ALONE);

    expect(of('aws_ram_resource_share')).toEqual({});
    expect(Object.keys(of('aws_ec2_transit_gateway'))).toEqual(['main']);
  });
});

describe('a member', () => {
  const stack = networkStack(dev, landscape);
  const destinations = (of: ReturnType<typeof networkStack>) => [
    ...new Set(
      Object.values<AnyObject>(of.resources('aws_route'))
        .filter((route) => route['transit_gateway_id'] !== undefined)
        .map((route) => route['destination_cidr_block']),
    ),
  ];

  it('hangs its private subnets on the gateway of the hub (S1-NET-02)', () => {
    expect(stack.resources('aws_ec2_transit_gateway_vpc_attachment')['main']).toMatchObject({
      transit_gateway_id:
        '${data.terraform_remote_state.shop-hub_network.outputs.transit_gateway_id}',
      subnet_ids: [expect.stringContaining('private-'), expect.stringContaining('private-')],
    });
  });

  it('reads the state of the hub as the role of the account of the hub', () => {
    const state = (stack.document['data'] as AnyObject)['terraform_remote_state'];

    expect(state['shop-hub_network'].config).toMatchObject({
      key: 'shop/hub/network.tfstate',
      assume_role: { role_arn: 'arn:aws:iam::210987654322:role/terraform' },
    });
    expect(stack.dependsOnOthers).toEqual([{ environment: 'shop/hub', stack: 'network' }]);
  });

  it('routes to the hub and to those open to everyone, and not to its equals', () => {
    expect(destinations(stack).sort()).toEqual(['10.1.0.0/16', '10.4.0.0/16']);
    expect(destinations(networkStack(tools, landscape)).sort()).toEqual([
      '10.1.0.0/16',
      '10.2.0.0/16',
      '10.3.0.0/16',
    ]);
  });

  it('has no such route in the tier that faces the internet', () => {
    const routes = Object.entries<AnyObject>(stack.resources('aws_route'));
    const [, ...others] = routes.filter(([key]) => key.startsWith('public-'));

    expect(others.every(([, route]) => route['transit_gateway_id'] === undefined)).toBe(true);
  });

  it('lets its network ACLs pass what its routes carry (S1-SEC-06)', () => {
    const rules = stack.resources('aws_network_acl_rule');

    expect(rules['private-to-shop-hub']).toMatchObject({ cidr_block: '10.1.0.0/16', egress: true });
    expect(rules['public-to-shop-hub']).toBeUndefined();
  });

  it('takes the names of AWS services from the hub', () => {
    expect(stack.resources('aws_route53profiles_association')['endpoints']).toMatchObject({
      profile_id: '${data.terraform_remote_state.shop-hub_network.outputs.profile_id}',
      resource_id: '${aws_vpc.main.id}',
    });
    const silent = hub(MEMBERS, { shareEndpoints: false });
    const { resources } = networkStack(dev, landscapeOf(silent, dev, prod, tools));
    expect(resources('aws_route53profiles_association')).toEqual({});
  });
});
