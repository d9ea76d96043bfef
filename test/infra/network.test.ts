import { describe, expect, it } from 'vitest';
import { learningHub } from '../support/learning-hub.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(learningHub());
const subnets = terraform.list('aws_subnet');

function tier(name: string) {
  return subnets.filter(({ tags }) => tags.Tier === name);
}

function cidrs(name: string) {
  return tier(name).map(({ cidr_block }) => cidr_block);
}

function rule(direction: 'ingress' | 'egress', key: string) {
  return terraform.one(`aws_vpc_security_group_${direction}_rule`, key);
}

describe('network of Learning Hub', () => {
  it('has the VPC 10.0.0.0/16 (S3-NET-01)', () => {
    expect(terraform.one('aws_vpc', 'main').cidr_block).toBe('10.0.0.0/16');
  });

  it.each([
    ['public', ['10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'], 'S3-NET-02'],
    ['private', ['10.0.10.0/24', '10.0.20.0/24', '10.0.30.0/24'], 'S3-NET-04'],
    ['database', ['10.0.40.0/24', '10.0.50.0/24', '10.0.60.0/24'], 'S3-NET-05'],
  ])('puts %s subnets at %j, one per zone (%s)', (name, expected) => {
    expect(cidrs(name)).toEqual(expected);
    expect(new Set(tier(name).map(({ availability_zone }) => availability_zone)).size).toBe(3);
  });

  it('has a NAT gateway in each zone (S3-NET-03)', () => {
    const nats = terraform.list('aws_nat_gateway');

    expect(nats.map(({ subnet_id }) => subnet_id)).toEqual([
      `\${aws_subnet.public-us-east-1a.id}`,
      `\${aws_subnet.public-us-east-1b.id}`,
      `\${aws_subnet.public-us-east-1c.id}`,
    ]);
  });

  it('keeps nodes and stores out of public subnets (S3-NET-06)', () => {
    const nodes = terraform.list('aws_eks_node_group').flatMap(({ subnet_ids }) => subnet_ids);
    const stores = [
      ...terraform.list('aws_db_subnet_group'),
      ...terraform.list('aws_elasticache_subnet_group'),
    ].map(({ subnet_ids }) => subnet_ids);

    expect(nodes.every((id: string) => id.includes('subnet_ids["private"]'))).toBe(true);
    expect(stores.every((id: string) => id.includes('subnet_ids["database"]'))).toBe(true);
    expect(JSON.stringify(terraform.one('aws_msk_cluster', 'main'))).toContain('database');
  });

  it('keeps every fixed address free inside the service range (S3-NET-07)', () => {
    const { service_ipv4_cidr } = terraform.one(
      'aws_eks_cluster',
      'main',
    ).kubernetes_network_config;

    expect(service_ipv4_cidr).toBe('10.96.0.0/13');
  });

  it('reaches S3 through a gateway endpoint (S3-NET-08)', () => {
    expect(terraform.one('aws_vpc_endpoint', 's3')).toMatchObject({
      service_name: 'com.amazonaws.us-east-1.s3',
      vpc_endpoint_type: 'Gateway',
    });
  });

  it('gives database subnets no way out', () => {
    expect(Object.keys(terraform.all('aws_route')).filter((key) => /^database/.test(key))).toEqual(
      [],
    );
  });
});

describe('security groups of Learning Hub (S3-SEC-05)', () => {
  it.each([
    ['load-balancer-main-from-everywhere-443', 443, 443, 'S3-SG-02'],
    ['services-from-load-balancer', 3000, 3037, 'S3-SG-04'],
    ['database-main-from-nodes-5432', 5432, 5432, 'S3-SG-07'],
    ['cache-main-from-nodes-6379', 6379, 6379, 'S3-SG-09'],
    ['kafka-plaintext-port', 9092, 9092, 'S3-SG-10'],
    ['kafka-main-from-nodes-9094', 9094, 9094, 'S3-SG-10'],
    ['search-main-from-nodes-443', 443, 443, 'S3-SG-01'],
  ])('opens %s on %i to %i (%s)', (key, from, to) => {
    expect(rule('ingress', key)).toMatchObject({
      from_port: from,
      to_port: to,
      ip_protocol: 'tcp',
    });
  });

  it('lets the load balancer send to port 3000 of the nodes only (S3-SG-03)', () => {
    const egress = Object.entries(terraform.all('aws_vpc_security_group_egress_rule')).filter(
      ([, { security_group_id }]) => security_group_id.includes('load-balancer-main'),
    );

    expect(
      egress.map(([, { from_port, referenced_security_group_id }]) => [
        from_port,
        referenced_security_group_id,
      ]),
    ).toEqual([[3000, `\${aws_security_group.nodes.id}`]]);
  });

  it('allows all traffic within the cluster (S3-SG-05)', () => {
    expect(rule('ingress', 'nodes-from-nodes')).toMatchObject({
      ip_protocol: '-1',
      referenced_security_group_id: `\${aws_security_group.nodes.id}`,
    });
  });

  it('lets nodes reach everything (S3-SG-06)', () => {
    expect(rule('egress', 'nodes-to-everywhere')).toMatchObject({
      ip_protocol: '-1',
      cidr_ipv4: '0.0.0.0/0',
    });
  });

  it('gives the database no outbound rule (S3-SG-08)', () => {
    const groups = Object.values(terraform.all('aws_vpc_security_group_egress_rule')).map(
      ({ security_group_id }) => security_group_id,
    );

    expect(groups.filter((group) => group.includes('database'))).toEqual([]);
  });

  it('opens nothing but 443 on the load balancer to the world', () => {
    const open = Object.values(terraform.all('aws_vpc_security_group_ingress_rule')).filter(
      ({ cidr_ipv4 }) => cidr_ipv4 === '0.0.0.0/0',
    );

    expect(open.map(({ from_port, to_port }) => [from_port, to_port])).toEqual([[443, 443]]);
  });
});
