// VPC, subnets and security groups.
import { type Claim, outputOf, type Rows, row } from '../proof/rows.ts';
import { subnetsOf } from '../proof/subnets.ts';

const { terraform, deviates } = outputOf('three-tier/prod');

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const LOAD_BALANCER = '${aws_security_group.load-balancer-main.id}';
const NODES = '${aws_security_group.nodes.id}';
const MYSQL = '${aws_security_group.database-main.id}';
const DOCUMENTDB = '${aws_security_group.document-database-main.id}';
const REDIS = '${aws_security_group.cache-main.id}';

/** These subnets of a tier and no others, each in its zone. */
function subnets(tier: string, ...cidrs: readonly string[]): readonly [Claim, ...Claim[]] {
  return [
    terraform('network', `aws_subnet[tags.Tier=${tier}].cidr_block`).are(...cidrs),
    ...cidrs.map((cidr, index) =>
      terraform('network', `aws_subnet[cidr_block=${cidr}].availability_zone`).is(ZONES[index]),
    ),
    ...ZONES.map((zone, index) =>
      terraform('network', `output.subnet_ids.value.${tier}[${index}]`).is(
        `\${aws_subnet.${tier}-${zone}.id}`,
      ),
    ),
  ];
}

const rulesOf = (direction: string, group: string, key: string) =>
  terraform(
    'network',
    `aws_vpc_security_group_${direction}_rule[security_group_id=${group}].${key}`,
  );

/** One rule alone: a port that a group lets in from another. */
function onlyFromNodes(group: string, port: number): readonly [Claim, ...Claim[]] {
  return [
    rulesOf('ingress', group, 'from_port').is(port),
    rulesOf('ingress', group, 'to_port').is(port),
    rulesOf('ingress', group, 'ip_protocol').is('tcp'),
    rulesOf('ingress', group, 'referenced_security_group_id').is(NODES),
    rulesOf('ingress', group, 'cidr_ipv4').absent(),
  ];
}

/** A port that the nodes may reach in a group. */
function nodesTo(group: string, port: number): readonly [Claim, ...Claim[]] {
  const rule = (key: string) =>
    terraform(
      'network',
      `aws_vpc_security_group_egress_rule[referenced_security_group_id=${group}].${key}`,
    );
  return [
    rule('security_group_id').is(NODES),
    rule('from_port').is(port),
    rule('to_port').is(port),
    rule('ip_protocol').is('tcp'),
  ];
}

export const network: Rows = {
  'S2-NET-01': row(
    'the application reaches the data tier over the private network',
    terraform('data', 'aws_db_instance.*.publicly_accessible').are(false, false),
    terraform('network', 'aws_route.*.route_table_id').are(
      ...['private', 'public'].flatMap((tier) =>
        ZONES.map((zone) => `\${aws_route_table.${tier}-${zone}.id}`),
      ),
    ),
    ...[MYSQL, DOCUMENTDB, REDIS].map((group) =>
      rulesOf('ingress', group, 'referenced_security_group_id').is(NODES),
    ),
  ),
  'S2-NET-02': row(
    'private subnets for the application and the database tier',
    terraform(
      'network',
      'aws_route[gateway_id=${aws_internet_gateway.main.id}].route_table_id',
    ).are(...ZONES.map((zone) => `\${aws_route_table.public-${zone}.id}`)),
    ...['private', 'database'].map((tier) =>
      terraform('network', `aws_subnet[tags.Tier=${tier}].map_public_ip_on_launch`).absent(),
    ),
    ...ZONES.flatMap((zone) =>
      ['private', 'database'].map((tier) =>
        terraform('network', `aws_route_table_association.${tier}-${zone}.route_table_id`).is(
          `\${aws_route_table.${tier}-${zone}.id}`,
        ),
      ),
    ),
  ),
  'S2-NET-03': row(
    'VPC 10.0.0.0/16',
    terraform('network', 'aws_vpc.*.cidr_block').is('10.0.0.0/16'),
  ),
  'S2-NET-04': row(
    'public subnets, one per zone',
    ...subnets('public', '10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'),
  ),
  'S2-NET-05': row(
    'the load balancer and the NAT gateways are in the public subnets',
    terraform('edge', 'aws_lb.*.subnets').is(subnetsOf('public')),
    terraform('network', 'aws_nat_gateway.*.subnet_id').are(
      ...ZONES.map((zone) => `\${aws_subnet.public-${zone}.id}`),
    ),
  ),
  'S2-NET-06': row(
    'private subnets, one per zone',
    ...subnets('private', '10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24'),
  ),
  'S2-NET-07': row(
    'nodes, and with them application servers, are in the private subnets',
    terraform('cluster', 'aws_eks_node_group.*.subnet_ids').all(subnetsOf('private')),
    terraform('cluster', 'aws_eks_cluster.main.vpc_config.subnet_ids').is(subnetsOf('private')),
  ),
  'S2-NET-08': row(
    'database subnets, one per zone',
    ...subnets('database', '10.0.20.0/24', '10.0.21.0/24', '10.0.22.0/24'),
  ),
  'S2-NET-09': row(
    'RDS, DocumentDB and ElastiCache are in the database subnets',
    terraform('data', 'aws_db_instance.main.db_subnet_group_name').is(
      '${aws_db_subnet_group.main.name}',
    ),
    terraform('data', 'aws_docdb_cluster.main.db_subnet_group_name').is(
      '${aws_docdb_subnet_group.main.name}',
    ),
    terraform('data', 'aws_elasticache_replication_group.main.subnet_group_name').is(
      '${aws_elasticache_subnet_group.main.name}',
    ),
    ...['aws_db_subnet_group', 'aws_docdb_subnet_group', 'aws_elasticache_subnet_group'].map(
      (type) => terraform('data', `${type}.main.subnet_ids`).is(subnetsOf('database')),
    ),
  ),
  'S2-SG-01': row(
    'granular security groups: nothing but the load balancer is open to everybody',
    terraform(
      'network',
      'aws_vpc_security_group_ingress_rule[cidr_ipv4=0.0.0.0/0].security_group_id',
    ).is(LOAD_BALANCER),
    terraform('network', 'aws_vpc_security_group_ingress_rule.*.security_group_id').are(
      LOAD_BALANCER,
      NODES,
      NODES,
      MYSQL,
      DOCUMENTDB,
      REDIS,
    ),
    terraform('network', 'aws_default_security_group.main.ingress').absent(),
    terraform('network', 'aws_default_security_group.main.egress').absent(),
  ),
  'S2-SG-02': row(
    'load balancer inbound: 443 from 0.0.0.0/0',
    rulesOf('ingress', LOAD_BALANCER, 'cidr_ipv4').is('0.0.0.0/0'),
    rulesOf('ingress', LOAD_BALANCER, 'from_port').is(443),
    rulesOf('ingress', LOAD_BALANCER, 'to_port').is(443),
    rulesOf('ingress', LOAD_BALANCER, 'ip_protocol').is('tcp'),
    terraform('edge', 'aws_lb.main.security_groups').is([
      '${data.terraform_remote_state.network.outputs.security_group_ids["load-balancer/main"]}',
    ]),
    terraform('network', 'output.security_group_ids.value."load-balancer/main"').is(LOAD_BALANCER),
  ),
  'S2-SG-03': row(
    'load balancer outbound: 8000 to the nodes',
    rulesOf('egress', LOAD_BALANCER, 'referenced_security_group_id').is(NODES),
    rulesOf('egress', LOAD_BALANCER, 'from_port').is(8000),
    rulesOf('egress', LOAD_BALANCER, 'to_port').is(8000),
    rulesOf('egress', LOAD_BALANCER, 'ip_protocol').is('tcp'),
    rulesOf('egress', LOAD_BALANCER, 'cidr_ipv4').absent(),
  ),
  'S2-SG-04': row(
    'nodes inbound: 8000 from the load balancer',
    terraform(
      'network',
      `aws_vpc_security_group_ingress_rule[referenced_security_group_id=${LOAD_BALANCER}].security_group_id`,
    ).is(NODES),
    ...['from_port', 'to_port'].map((port) =>
      terraform(
        'network',
        `aws_vpc_security_group_ingress_rule[referenced_security_group_id=${LOAD_BALANCER}].${port}`,
      ).is(8000),
    ),
    rulesOf('ingress', NODES, 'referenced_security_group_id').are(LOAD_BALANCER, NODES),
    rulesOf('ingress', NODES, 'cidr_ipv4').absent(),
    terraform('cluster', 'aws_launch_template.*.vpc_security_group_ids').all([
      '${data.terraform_remote_state.network.outputs.security_group_ids["nodes"]}',
    ]),
    terraform('network', 'output.security_group_ids.value.nodes').is(NODES),
  ),
  'S2-SG-05': row(
    'nodes outbound: 3306, 27017 and 6379, and what a cluster cannot start without',
    ...nodesTo(MYSQL, 3306),
    ...nodesTo(DOCUMENTDB, 27017),
    ...nodesTo(REDIS, 6379),
    rulesOf('egress', NODES, 'description').are(
      'Services that use the cache main',
      'Services that use the database main',
      'Services that use the document-database main',
      'Kubernetes API, images, AWS and external services',
      'All traffic within the cluster',
    ),
    terraform('network', `aws_vpc_security_group_egress_rule[cidr_ipv4=0.0.0.0/0].from_port`).all(
      443,
    ),
    deviates('network.nodeEgress'),
  ),
  'S2-SG-06': row(
    'stores inbound: their port, from the nodes alone',
    ...onlyFromNodes(MYSQL, 3306),
    ...onlyFromNodes(DOCUMENTDB, 27017),
    ...onlyFromNodes(REDIS, 6379),
    terraform('data', 'aws_db_instance.*.vpc_security_group_ids').all([
      '${data.terraform_remote_state.network.outputs.security_group_ids["database/main"]}',
    ]),
    terraform('data', 'aws_docdb_cluster.*.vpc_security_group_ids').all([
      '${data.terraform_remote_state.network.outputs.security_group_ids["document-database/main"]}',
    ]),
    terraform('data', 'aws_elasticache_replication_group.*.security_group_ids').all([
      '${data.terraform_remote_state.network.outputs.security_group_ids["cache/main"]}',
    ]),
    terraform('network', 'output.security_group_ids.value."database/main"').is(MYSQL),
    terraform('network', 'output.security_group_ids.value."document-database/main"').is(DOCUMENTDB),
    terraform('network', 'output.security_group_ids.value."cache/main"').is(REDIS),
  ),
  'S2-SG-07': row(
    'stores outbound: nothing',
    terraform('network', 'aws_vpc_security_group_egress_rule.*.security_group_id').excludes(
      MYSQL,
      DOCUMENTDB,
      REDIS,
    ),
    ...['database-main', 'document-database-main', 'cache-main'].map((group) =>
      terraform('network', `aws_security_group.${group}.egress`).absent(),
    ),
  ),
};
