// VPCs, subnets, routes and security groups.
import { type Claim, type Output, type Rows, row } from '../proof/rows.ts';
import { both, dev, group, prod, subnet, subnets } from './environments.ts';

const LOAD_BALANCER = '${aws_security_group.load-balancer-main.id}';
const NODES = '${aws_security_group.nodes.id}';
const KAFKA = '${aws_security_group.kafka-main.id}';
const DATABASE = '${aws_security_group.database-main.id}';
const BASTION = '${aws_security_group.bastion.id}';
const CLUSTER = '${aws_eks_cluster.main.vpc_config[0].cluster_security_group_id}';

const into = (target: string, path: string) =>
  `aws_vpc_security_group_ingress_rule[security_group_id=${target}].${path}`;
const outOf = (source: string, path: string) =>
  `aws_vpc_security_group_egress_rule[security_group_id=${source}].${path}`;

/** Three subnets in the zones a, b and c, and no other, in a VPC of ours. */
function tier(
  { terraform }: Output,
  name: string,
  ...[a, b, c]: readonly [string, string, string]
): readonly [Claim, ...Claim[]] {
  const zoned = (zone: string, cidr: string) =>
    terraform('network', `aws_subnet[cidr_block=${cidr}].availability_zone`).is(`us-east-1${zone}`);
  return [
    terraform('network', `aws_subnet[tags.Tier=${name}].cidr_block`).are(a, b, c),
    zoned('a', a),
    zoned('b', b),
    zoned('c', c),
  ];
}

/** What stands where in either VPC. */
const placed = (output: Output): readonly [Claim, ...Claim[]] => [
  output.terraform('edge', 'aws_lb.main.subnets').is(subnets('public')),
  output.terraform('cluster', 'aws_eks_node_group[].subnet_ids').are(PRIVATE, PRIVATE),
  output
    .terraform('cluster', 'aws_eks_cluster.main.vpc_config.subnet_ids')
    .is(subnets('controlplane')),
  output.terraform('data', 'aws_db_subnet_group.main.subnet_ids').is(subnets('data')),
];
const PRIVATE = [0, 1, 2].map((zone) => subnet('private', zone));

const throughNat = (output: Output, ...gateways: readonly string[]): readonly Claim[] =>
  gateways.map((zone, index) =>
    output
      .terraform('network', `aws_route.private-us-east-1${'abc'[index]}.nat_gateway_id`)
      .is(`\${aws_nat_gateway.us-east-1${zone}.id}`),
  );

const vpcs: Rows = {
  'S4-NET-01': row(
    'production: load balancer and NAT public, nodes private, control plane apart',
    prod.terraform('network', 'aws_subnet[].tags.Tier').are(...TIERS()),
    prod
      .terraform('network', 'aws_nat_gateway[].subnet_id')
      .are(...['a', 'b', 'c'].map((zone) => `\${aws_subnet.public-us-east-1${zone}.id}`)),
    ...placed(prod),
    prod
      .terraform('data', 'aws_msk_cluster.main.broker_node_group_info.client_subnets')
      .is(subnets('data')),
    prod.deviates('network.placement.data'),
  ),
  'S4-NET-02': row(
    'development: also the bastion public',
    dev.terraform('network', 'aws_subnet[].tags.Tier').are(...TIERS()),
    dev
      .terraform('network', 'aws_nat_gateway[].subnet_id')
      .is('${aws_subnet.public-us-east-1a.id}'),
    dev.terraform('cluster', 'aws_instance.bastion.subnet_id').is(subnet('public', 0)),
    ...placed(dev),
    dev
      .terraform('data', 'aws_msk_cluster.main.broker_node_group_info.client_subnets')
      .is([subnet('data', 0), subnet('data', 1)]),
    dev.deviates('network.placement.data'),
  ),
  'S4-NET-03': row(
    'production 10.0.0.0/16',
    prod.terraform('network', 'aws_vpc[].cidr_block').are('10.0.0.0/16'),
  ),
  'S4-NET-04': row(
    'development 10.1.0.0/16',
    dev.terraform('network', 'aws_vpc[].cidr_block').are('10.1.0.0/16'),
  ),
  'S4-NET-05': row(
    'public subnets of production, which lead to the internet',
    ...tier(prod, 'public', '10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'),
    ...leads(prod, 'public', 'gateway_id', '${aws_internet_gateway.main.id}'),
  ),
  'S4-NET-06': row(
    'public subnets of development, which lead to the internet',
    ...tier(dev, 'public', '10.1.1.0/24', '10.1.2.0/24', '10.1.3.0/24'),
    ...leads(dev, 'public', 'gateway_id', '${aws_internet_gateway.main.id}'),
  ),
  'S4-NET-07': row(
    'private subnets of production, for workloads',
    ...tier(prod, 'private', '10.0.11.0/24', '10.0.12.0/24', '10.0.13.0/24'),
    prod.terraform('cluster', 'aws_eks_node_group[].subnet_ids').are(PRIVATE, PRIVATE),
  ),
  'S4-NET-08': row(
    'private subnets of development, for workloads',
    ...tier(dev, 'private', '10.1.11.0/24', '10.1.12.0/24', '10.1.13.0/24'),
    dev.terraform('cluster', 'aws_eks_node_group[].subnet_ids').are(PRIVATE, PRIVATE),
  ),
  'S4-NET-09': row(
    'subnets of the control plane of production',
    ...tier(prod, 'controlplane', '10.0.21.0/24', '10.0.22.0/24', '10.0.23.0/24'),
    prod
      .terraform('cluster', 'aws_eks_cluster.main.vpc_config.subnet_ids')
      .is(subnets('controlplane')),
  ),
  'S4-NET-10': row(
    'subnets of the control plane of development',
    ...tier(dev, 'controlplane', '10.1.21.0/24', '10.1.22.0/24', '10.1.23.0/24'),
    dev
      .terraform('cluster', 'aws_eks_cluster.main.vpc_config.subnet_ids')
      .is(subnets('controlplane')),
  ),
  'S4-NET-11': row(
    'data subnets of production, for Kafka and RDS',
    ...tier(prod, 'data', '10.0.31.0/24', '10.0.32.0/24', '10.0.33.0/24'),
    prod
      .terraform('data', 'aws_msk_cluster.main.broker_node_group_info.client_subnets')
      .is(subnets('data')),
    prod.terraform('data', 'aws_db_subnet_group.main.subnet_ids').is(subnets('data')),
  ),
  'S4-NET-12': row(
    'data subnets of development, for Kafka and RDS',
    ...tier(dev, 'data', '10.1.31.0/24', '10.1.32.0/24', '10.1.33.0/24'),
    dev
      .terraform('data', 'aws_msk_cluster.main.broker_node_group_info.client_subnets')
      .is([subnet('data', 0), subnet('data', 1)]),
    dev.terraform('data', 'aws_db_subnet_group.main.subnet_ids').is(subnets('data')),
  ),
  'S4-NET-13': row(
    'internet gateway, load balancer, nodes, Kafka and RDS, one behind the other',
    both
      .terraform('network', 'aws_internet_gateway.main.vpc_id')
      .are('${aws_vpc.main.id}', '${aws_vpc.main.id}'),
    both.terraform('edge', 'aws_lb[].internal').are(false, false),
    both
      .terraform('edge', 'aws_lb[].security_groups')
      .are([group('load-balancer/main')], [group('load-balancer/main')]),
    both
      .terraform('network', into(NODES, 'referenced_security_group_id'))
      .are(...[LOAD_BALANCER, LOAD_BALANCER, NODES, LOAD_BALANCER, LOAD_BALANCER, NODES, BASTION]),
    both
      .terraform('network', into(KAFKA, 'referenced_security_group_id'))
      .are(NODES, NODES, NODES, NODES, NODES, NODES),
    both.terraform('network', into(DATABASE, 'referenced_security_group_id')).are(NODES, NODES),
    both
      .terraform('data', 'aws_msk_cluster.main.broker_node_group_info.security_groups')
      .are([group('kafka/main')], [group('kafka/main')]),
    prod
      .terraform('data', 'aws_rds_cluster.main.vpc_security_group_ids')
      .is([group('database/main')]),
    dev
      .terraform('data', 'aws_db_instance.main.vpc_security_group_ids')
      .is([group('database/main')]),
  ),
  'S4-NET-14': row(
    'nodes leave through NAT and the internet gateway',
    prod.deviates('network.nat'),
    dev.deviates('network.nat'),
    ...throughNat(prod, 'a', 'b', 'c'),
    ...throughNat(dev, 'a', 'a', 'a'),
    ...leads(prod, 'public', 'gateway_id', '${aws_internet_gateway.main.id}'),
    ...leads(dev, 'public', 'gateway_id', '${aws_internet_gateway.main.id}'),
  ),
};

function TIERS(): readonly string[] {
  return ['public', 'private', 'controlplane', 'data'].flatMap((name) => [name, name, name]);
}

/** The default routes of a tier, each in the table of its subnet. */
function leads({ terraform }: Output, name: string, by: string, to: string): readonly Claim[] {
  return ['a', 'b', 'c'].flatMap((zone) => {
    const route = `${name}-us-east-1${zone}`;
    return [
      terraform('network', `aws_route.${route}.destination_cidr_block`).is('0.0.0.0/0'),
      terraform('network', `aws_route.${route}.${by}`).is(to),
      terraform('network', `aws_route.${route}.route_table_id`).is(
        `\${aws_route_table.${route}.id}`,
      ),
      terraform('network', `aws_route_table_association.${route}.route_table_id`).is(
        `\${aws_route_table.${route}.id}`,
      ),
      terraform('network', `aws_route_table_association.${route}.subnet_id`).is(
        `\${aws_subnet.${route}.id}`,
      ),
    ];
  });
}

const groups: Rows = {
  'S4-SG-01': row(
    'load balancer: 443 from everywhere, and nothing else',
    both.terraform('network', into(LOAD_BALANCER, 'from_port')).are(443, 443),
    both.terraform('network', into(LOAD_BALANCER, 'to_port')).are(443, 443),
    both.terraform('network', into(LOAD_BALANCER, 'cidr_ipv4')).are('0.0.0.0/0', '0.0.0.0/0'),
  ),
  'S4-SG-02': row(
    'load balancer: out to the ports of applications on nodes',
    both.terraform('network', outOf(LOAD_BALANCER, 'from_port')).are(3000, 3001, 3000, 3001),
    both.terraform('network', outOf(LOAD_BALANCER, 'to_port')).are(3000, 3001, 3000, 3001),
    both
      .terraform('network', outOf(LOAD_BALANCER, 'referenced_security_group_id'))
      .are(NODES, NODES, NODES, NODES),
    both.terraform('edge', 'aws_lb_target_group[].port').are(3000, 3001, 3000, 3001),
  ),
  'S4-SG-03': row(
    'nodes: from the load balancer, the control plane and each other',
    both
      .terraform(
        'network',
        `aws_vpc_security_group_ingress_rule[referenced_security_group_id=${LOAD_BALANCER}].from_port`,
      )
      .are(3000, 3001, 3000, 3001),
    both
      .terraform(
        'network',
        `aws_vpc_security_group_ingress_rule[referenced_security_group_id=${LOAD_BALANCER}].security_group_id`,
      )
      .are(NODES, NODES, NODES, NODES),
    both
      .terraform('network', 'aws_vpc_security_group_ingress_rule.nodes-from-nodes.ip_protocol')
      .are('-1', '-1'),
    both
      .terraform(
        'network',
        'aws_vpc_security_group_ingress_rule.nodes-from-nodes.referenced_security_group_id',
      )
      .are(NODES, NODES),
    // The control plane reaches nodes through the group of the cluster, which they carry as well.
    both
      .terraform('cluster', 'aws_launch_template[].vpc_security_group_ids')
      .are(...Array.from({ length: 4 }, () => [group('nodes'), CLUSTER])),
    both.terraform('network', into(NODES, 'cidr_ipv4')).absent(),
  ),
  'S4-SG-04': row(
    'nodes: all traffic out',
    both.terraform('network', outOf(NODES, 'ip_protocol')).are('-1', '-1'),
    both.terraform('network', outOf(NODES, 'cidr_ipv4')).are('0.0.0.0/0', '0.0.0.0/0'),
  ),
  'S4-SG-05': row(
    'Kafka: 9092 and 9094 from nodes, beside the ports of its metrics',
    both.terraform('network', into(KAFKA, 'from_port')).are(9092, 9094, 11001, 9092, 9094, 11001),
    both.terraform('network', into(KAFKA, 'to_port')).are(9092, 9094, 11002, 9092, 9094, 11002),
    both
      .terraform('network', into(KAFKA, 'referenced_security_group_id'))
      .are(NODES, NODES, NODES, NODES, NODES, NODES),
    prod.deviates('kafka.main.clientEncryption'),
    prod.deviates('kafka.main.scraped'),
    dev.deviates('kafka.main.clientEncryption'),
  ),
  'S4-SG-06': row(
    'Kafka: nothing out',
    both
      .terraform('network', 'aws_vpc_security_group_egress_rule[].security_group_id')
      .excludes(KAFKA),
    both
      .terraform('network', 'aws_security_group.kafka-main.name')
      .are('commerce-prod-kafka-main', 'commerce-dev-kafka-main'),
  ),
  'S4-SG-07': row(
    'database: 5432 from nodes',
    both.terraform('network', into(DATABASE, 'from_port')).are(5432, 5432),
    both.terraform('network', into(DATABASE, 'to_port')).are(5432, 5432),
    both.terraform('network', into(DATABASE, 'referenced_security_group_id')).are(NODES, NODES),
  ),
  'S4-SG-08': row(
    'database: nothing out',
    both
      .terraform('network', 'aws_vpc_security_group_egress_rule[].security_group_id')
      .excludes(DATABASE),
    both
      .terraform('network', 'aws_security_group.database-main.name')
      .are('commerce-prod-database-main', 'commerce-dev-database-main'),
  ),
  'S4-SG-09': row(
    'bastion: SSH from named addresses',
    dev.terraform('network', into(BASTION, 'from_port')).is(22),
    dev.terraform('network', into(BASTION, 'to_port')).is(22),
    dev.terraform('network', into(BASTION, 'cidr_ipv4')).is('203.0.113.0/24'),
    dev.terraform('cluster', 'aws_instance.bastion.vpc_security_group_ids').is([group('bastion')]),
  ),
  'S4-SG-10': row(
    'bastion: out to the API on 443 and to nodes by SSH',
    dev.terraform('network', outOf(BASTION, 'from_port')).are(443, 22),
    dev.terraform('network', outOf(BASTION, 'to_port')).are(443, 22),
    dev
      .terraform(
        'network',
        'aws_vpc_security_group_egress_rule.bastion-to-nodes-22.referenced_security_group_id',
      )
      .is(NODES),
    dev
      .terraform(
        'network',
        `aws_vpc_security_group_ingress_rule[referenced_security_group_id=${BASTION}].from_port`,
      )
      .is(22),
    dev
      .terraform(
        'cluster',
        'aws_vpc_security_group_ingress_rule.control-plane-from-bastion-443.referenced_security_group_id',
      )
      .is(group('bastion')),
    dev
      .terraform(
        'cluster',
        'aws_vpc_security_group_ingress_rule.control-plane-from-bastion-443.from_port',
      )
      .is(443),
    dev
      .terraform(
        'cluster',
        'aws_vpc_security_group_ingress_rule.control-plane-from-bastion-443.security_group_id',
      )
      .is(CLUSTER),
  ),
};

export const network: Rows = { ...vpcs, ...groups };
