// What the design of the commerce platform states about its VPCs and security groups.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const prod = systemOf('commerce/prod');
const dev = systemOf('commerce/dev');
const both = [
  ['prod', prod.terraform],
  ['dev', dev.terraform],
] as const;

const NODES = '${aws_security_group.nodes.id}';
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

interface Subnet {
  readonly cidr_block: string;
  readonly availability_zone: string;
  readonly tags: { readonly Tier: string };
}

function subnetsOf({ terraform }: typeof prod, tier: string): readonly (readonly string[])[] {
  const all: readonly Subnet[] = terraform.list('aws_subnet');
  return all
    .filter(({ tags }) => tags.Tier === tier)
    .map(({ cidr_block, availability_zone }) => [cidr_block, availability_zone]);
}

interface Rule {
  readonly from_port?: number;
  readonly to_port?: number;
  readonly ip_protocol?: string;
  readonly cidr_ipv4?: string;
  readonly referenced_security_group_id?: string;
  readonly security_group_id: string;
}

function rulesOf(
  terraform: typeof prod.terraform,
  direction: 'ingress' | 'egress',
  group: string,
): readonly Rule[] {
  const all: readonly Rule[] = terraform.list(`aws_vpc_security_group_${direction}_rule`);
  return all.filter(
    ({ security_group_id }) => security_group_id === `\${aws_security_group.${group}.id}`,
  );
}

function portsOf(rules: readonly Rule[]): readonly (number | undefined)[] {
  return rules.map(({ from_port }) => from_port).sort();
}

describe('commerce: VPCs', () => {
  it.each([
    ['S4-NET-03', prod, '10.0.0.0/16'],
    ['S4-NET-04', dev, '10.1.0.0/16'],
  ])('%s: the range of the VPC', (_, { terraform }, cidr) => {
    expect(terraform.one('aws_vpc', 'main').cidr_block).toBe(cidr);
  });

  it.each([
    ['S4-NET-05', prod, 'public', ['10.0.', 1]],
    ['S4-NET-06', dev, 'public', ['10.1.', 1]],
    ['S4-NET-07', prod, 'private', ['10.0.', 11]],
    ['S4-NET-08', dev, 'private', ['10.1.', 11]],
    ['S4-NET-09', prod, 'controlplane', ['10.0.', 21]],
    ['S4-NET-10', dev, 'controlplane', ['10.1.', 21]],
    ['S4-NET-11', prod, 'data', ['10.0.', 31]],
    ['S4-NET-12', dev, 'data', ['10.1.', 31]],
  ] as const)('%s: subnets of its tier, one per zone', (_, system, tier, [prefix, first]) => {
    expect(subnetsOf(system, tier)).toEqual(
      ZONES.map((zone, index) => [`${prefix}${first + index}.0/24`, zone]),
    );
  });

  it('have four tiers each (S4-NET-01, S4-NET-02)', () => {
    for (const [, terraform] of both) {
      const all: readonly Subnet[] = terraform.list('aws_subnet');
      expect(new Set(all.map(({ tags }) => tags.Tier)).size).toBe(4);
    }
    expect(prod.environment.deviations['network.placement.data']?.refs).toContain('F-S4-04');
  });

  it('are two, and nothing joins them (S4-ARCH-01, S4-DD-01, S4-DD-13)', () => {
    for (const [name, terraform] of both) {
      const other = name === 'prod' ? 'commerce/dev' : 'commerce/prod';
      expect(terraform.list('aws_vpc')).toHaveLength(1);
      expect(terraform.list('aws_eks_cluster')).toHaveLength(1);
      expect(terraform.list('aws_vpc_peering_connection')).toEqual([]);
      expect(JSON.stringify(terraform.stacks.map(({ document }) => document))).not.toContain(other);
    }
  });

  it('send what leaves the private tier through NAT gateways (S4-NET-14)', () => {
    for (const [, terraform] of both) {
      expect(terraform.one('aws_route', 'private-us-east-1b').nat_gateway_id).toContain(
        'aws_nat_gateway',
      );
    }
    expect(prod.terraform.list('aws_nat_gateway')).toHaveLength(3);
    expect(dev.terraform.list('aws_nat_gateway')).toHaveLength(1);
    expect(prod.environment.deviations['network.nat']?.refs).toContain('F-S4-17');
  });
});

describe.each(both)('commerce/%s: security groups', (_, terraform) => {
  it('open the load balancer to HTTPS alone (S4-SG-01)', () => {
    expect(rulesOf(terraform, 'ingress', 'load-balancer-main')).toMatchObject([
      { from_port: 443, to_port: 443, cidr_ipv4: '0.0.0.0/0' },
    ]);
  });

  it('let the load balancer send to the ports of its services (S4-SG-02)', () => {
    const rules = rulesOf(terraform, 'egress', 'load-balancer-main');

    expect(portsOf(rules)).toEqual([3000, 3001]);
    expect(rules.every((rule) => rule.referenced_security_group_id === NODES)).toBe(true);
  });

  it('open nodes to the load balancer and to each other, and to nothing outside (S4-SG-03, S4-ARCH-02)', () => {
    const rules = rulesOf(terraform, 'ingress', 'nodes');
    const peers = rules.map((rule) => rule.referenced_security_group_id);

    expect(peers).toContain(NODES);
    expect(peers).toContain('${aws_security_group.load-balancer-main.id}');
    expect(rules.some((rule) => rule.cidr_ipv4 !== undefined)).toBe(false);
    // The control plane reaches nodes through the group of the cluster, which they carry as well.
    expect(terraform.one('aws_launch_template', 'spot').vpc_security_group_ids.join()).toContain(
      'cluster_security_group_id',
    );
  });

  it('let nodes out to everywhere (S4-SG-04)', () => {
    expect(rulesOf(terraform, 'egress', 'nodes')).toMatchObject([
      { ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' },
    ]);
  });

  it('open Kafka to the nodes on its ports and those of its metrics (S4-SG-05, S4-SG-06)', () => {
    const rules = rulesOf(terraform, 'ingress', 'kafka-main');

    expect(portsOf(rules)).toEqual([11001, 9092, 9094]);
    expect(rules.every((rule) => rule.referenced_security_group_id === NODES)).toBe(true);
    expect(rulesOf(terraform, 'egress', 'kafka-main')).toEqual([]);
  });

  it('open the database to the nodes on 5432 alone (S4-SG-07, S4-SG-08)', () => {
    expect(rulesOf(terraform, 'ingress', 'database-main')).toMatchObject([
      { from_port: 5432, referenced_security_group_id: NODES },
    ]);
    expect(rulesOf(terraform, 'egress', 'database-main')).toEqual([]);
  });

  it('are a chain from the internet to the stores (S4-NET-13, S4-FLOW-01, S4-PRIN-07)', () => {
    expect(terraform.list('aws_internet_gateway')).toHaveLength(1);
    expect(terraform.one('aws_lb', 'main').subnets).toContain('["public"]');
    expect(terraform.one('aws_eks_node_group', 'spot').subnet_ids.join()).toContain('["private"]');
    expect(terraform.one('aws_db_subnet_group', 'main').subnet_ids).toContain('["data"]');
  });
});

describe('commerce: bastion', () => {
  it('stands in the public tier of development alone (S4-BAST-01)', () => {
    const bastion = dev.terraform.one('aws_instance', 'bastion');

    expect(bastion.subnet_id).toContain('["public"]');
    const entries = Object.keys(dev.terraform.all('aws_eks_access_entry'));
    expect(entries.sort()).toEqual(['bastion_instance', 'pipeline_rollouts', 'platform']);
    expect(prod.terraform.list('aws_instance')).toEqual([]);
  });

  it('lets in named ranges by SSH, and out to the API and to nodes (S4-SG-09, S4-SG-10)', () => {
    expect(rulesOf(dev.terraform, 'ingress', 'bastion')).toMatchObject([
      { from_port: 22, to_port: 22, cidr_ipv4: '203.0.113.0/24' },
    ]);
    expect(portsOf(rulesOf(dev.terraform, 'egress', 'bastion'))).toEqual([22, 443]);
  });
});
