// What the design of the three-tier application states about the VPC and its security groups.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const { terraform } = systemOf('three-tier/prod');

function subnetsOf(tier: string): Readonly<Record<string, string>> {
  const all: readonly { cidr_block: string; availability_zone: string; tags: { Tier: string } }[] =
    terraform.list('aws_subnet');
  return Object.fromEntries(
    all
      .filter(({ tags }) => tags.Tier === tier)
      .map(({ cidr_block, availability_zone }) => [cidr_block, availability_zone]),
  );
}

interface Rule {
  readonly from_port?: number;
  readonly cidr_ipv4?: string;
  readonly referenced_security_group_id?: string;
}

function rulesOf(direction: 'ingress' | 'egress', group: string): readonly Rule[] {
  const all: readonly (Rule & { security_group_id: string })[] = terraform.list(
    `aws_vpc_security_group_${direction}_rule`,
  );
  return all
    .filter(({ security_group_id }) => security_group_id === `\${aws_security_group.${group}.id}`)
    .map(({ from_port, cidr_ipv4, referenced_security_group_id }) => ({
      ...(from_port === undefined ? {} : { from_port }),
      ...(cidr_ipv4 === undefined ? {} : { cidr_ipv4 }),
      ...(referenced_security_group_id === undefined ? {} : { referenced_security_group_id }),
    }));
}

const NODES = '${aws_security_group.nodes.id}';

describe('three-tier: VPC', () => {
  it('is 10.0.0.0/16 (S2-NET-03)', () => {
    expect(terraform.one('aws_vpc', 'main').cidr_block).toBe('10.0.0.0/16');
  });

  it.each([
    ['S2-NET-04', 'public', ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24']],
    ['S2-NET-06', 'private', ['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24']],
    ['S2-NET-08', 'database', ['10.0.20.0/24', '10.0.21.0/24', '10.0.22.0/24']],
  ])('%s: the %s subnets, one per zone', (_, tier, cidrs) => {
    expect(subnetsOf(tier)).toEqual({
      [cidrs[0] ?? '']: 'us-east-1a',
      [cidrs[1] ?? '']: 'us-east-1b',
      [cidrs[2] ?? '']: 'us-east-1c',
    });
  });

  it('keeps application and database tiers private (S2-NET-01, S2-NET-02)', () => {
    const subnets: readonly { map_public_ip_on_launch?: boolean }[] = terraform.list('aws_subnet');

    expect(subnets.some((subnet) => subnet.map_public_ip_on_launch)).toBe(false);
    expect(terraform.one('aws_db_instance', 'main').publicly_accessible).toBe(false);
  });

  it('has nodes in the private tier (S2-NET-07)', () => {
    expect(terraform.one('aws_eks_node_group', 'general').subnet_ids.join()).toContain(
      '["private"]',
    );
  });

  it('has its stores in the database tier (S2-NET-09)', () => {
    for (const type of [
      'aws_db_subnet_group',
      'aws_docdb_subnet_group',
      'aws_elasticache_subnet_group',
    ]) {
      expect(terraform.one(type, 'main').subnet_ids).toContain('["database"]');
    }
  });

  it('has a NAT gateway per zone (S2-HA-02)', () => {
    expect(terraform.list('aws_nat_gateway')).toHaveLength(3);
  });

  it('has a network ACL per tier (S2-SEC-04)', () => {
    expect(Object.keys(terraform.all('aws_network_acl')).sort()).toEqual([
      'database',
      'private',
      'public',
    ]);
  });
});

describe('three-tier: security groups', () => {
  it('opens the load balancer to HTTPS alone (S2-SG-01, S2-SG-02)', () => {
    expect(rulesOf('ingress', 'load-balancer-main')).toEqual([
      { from_port: 443, cidr_ipv4: '0.0.0.0/0' },
    ]);
  });

  it('lets the load balancer send to 8000 of the nodes alone (S2-SG-03, S2-SG-04)', () => {
    expect(rulesOf('egress', 'load-balancer-main')).toEqual([
      { from_port: 8000, referenced_security_group_id: NODES },
    ]);
    expect(rulesOf('ingress', 'nodes')).toContainEqual({
      from_port: 8000,
      referenced_security_group_id: '${aws_security_group.load-balancer-main.id}',
    });
  });

  it('lets nodes reach the stores, and what a cluster needs beside them (S2-SG-05)', () => {
    const ports = rulesOf('egress', 'nodes')
      .filter((rule) => rule.cidr_ipv4 === undefined && rule.referenced_security_group_id !== NODES)
      .map((rule) => rule.from_port);

    expect(ports.sort()).toEqual([27017, 3306, 6379]);
  });

  it.each([
    ['database-main', 3306],
    ['document-database-main', 27017],
    ['cache-main', 6379],
  ])(
    'opens %s to the nodes on %i alone, and to nothing outwards (S2-SG-06, S2-SG-07)',
    (group, port) => {
      expect(rulesOf('ingress', group)).toEqual([
        { from_port: port, referenced_security_group_id: NODES },
      ]);
      expect(rulesOf('egress', group)).toEqual([]);
    },
  );
});
