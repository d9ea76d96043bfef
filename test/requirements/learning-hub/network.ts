// VPC, subnets and security groups.
import { type Claims, outputOf, type Rows, row } from '../proof/rows.ts';
import { subnetsOf } from '../proof/subnets.ts';

const { kubernetes, terraform, deviates } = outputOf('learning-hub/prod');

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** The three subnets of a tier, each in a zone of its own. */
const tier = (name: string, ...cidrs: readonly string[]): Claims => [
  terraform('network', `aws_subnet[tags.Tier=${name}].cidr_block`).are(...cidrs),
  ...ZONES.map((zone, index) =>
    terraform('network', `aws_subnet.${name}-${zone}.cidr_block`).is(cidrs[index]),
  ),
  ...ZONES.map((zone) =>
    terraform('network', `aws_subnet.${name}-${zone}.availability_zone`).is(zone),
  ),
];

const PRIVATE = subnetsOf('private');

const group = (name: string) => `\${aws_security_group.${name}.id}`;

/** Who may send, to whom, and on which ports. */
const admits = (
  name: string,
  [from, to]: readonly [string, string],
  first: number,
  last = first,
): Claims => {
  const rule = `aws_vpc_security_group_ingress_rule.${name}`;
  return [
    terraform('network', `${rule}.referenced_security_group_id`).is(group(from)),
    terraform('network', `${rule}.security_group_id`).is(group(to)),
    terraform('network', `${rule}.from_port`).is(first),
    terraform('network', `${rule}.to_port`).is(last),
    terraform('network', `${rule}.ip_protocol`).is('tcp'),
  ];
};

/** All the ports that lead into a group. */
const ports = (to: string) =>
  terraform(
    'network',
    `aws_vpc_security_group_ingress_rule[security_group_id=${group(to)}].to_port`,
  );

const worn = (stack: string, path: string, key: string) =>
  terraform(stack, path).includes(
    `\${data.terraform_remote_state.network.outputs.security_group_ids["${key}"]}`,
  );

export const rows: Rows = {
  'S3-NET-01': row(
    'VPC 10.0.0.0/16',
    terraform('network', 'aws_vpc.*.cidr_block').are('10.0.0.0/16'),
  ),
  'S3-NET-02': row(
    'public subnets, one per zone',
    ...tier('public', '10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'),
    ...ZONES.map((zone) =>
      terraform('network', `aws_route.public-${zone}.gateway_id`).is(
        '${aws_internet_gateway.main.id}',
      ),
    ),
  ),
  'S3-NET-03': row(
    'a NAT gateway in the public subnet of each zone',
    terraform('network', 'aws_nat_gateway.*.subnet_id').are(
      ...ZONES.map((zone) => `\${aws_subnet.public-${zone}.id}`),
    ),
    ...ZONES.map((zone) =>
      terraform('network', `aws_route.private-${zone}.nat_gateway_id`).is(
        `\${aws_nat_gateway.${zone}.id}`,
      ),
    ),
  ),
  'S3-NET-04': row(
    'private subnets for the pods, which a warm pool does not use up',
    ...tier('private', '10.0.10.0/24', '10.0.20.0/24', '10.0.30.0/24'),
    terraform('cluster', 'aws_eks_node_group[capacity_type=ON_DEMAND].subnet_ids[0]').are(
      ...PRIVATE,
    ),
    terraform('cluster', 'aws_eks_addon.vpc-cni.configuration_values.env.WARM_IP_TARGET').is('2'),
    terraform('cluster', 'aws_eks_addon.vpc-cni.configuration_values.env.MINIMUM_IP_TARGET').is(
      '12',
    ),
  ),
  'S3-NET-05': row(
    'database subnets, which have no way out',
    ...tier('database', '10.0.40.0/24', '10.0.50.0/24', '10.0.60.0/24'),
    terraform('data', 'aws_db_subnet_group.main.subnet_ids').is(subnetsOf('database')),
    terraform('data', 'aws_db_instance.main.db_subnet_group_name').is(
      '${aws_db_subnet_group.main.name}',
    ),
    terraform('data', 'aws_elasticache_subnet_group.main.subnet_ids').is(subnetsOf('database')),
    terraform('data', 'aws_elasticache_replication_group.main.subnet_group_name').is(
      '${aws_elasticache_subnet_group.main.name}',
    ),
    terraform('network', 'aws_route.*.route_table_id').excludes(
      ...ZONES.map((zone) => `\${aws_route_table.database-${zone}.id}`),
    ),
    deviates('network.placement.data'),
  ),
  'S3-NET-06': row(
    'nodes, control plane and stores in private subnets',
    terraform('cluster', 'aws_eks_cluster.main.vpc_config.subnet_ids').is(subnetsOf('private')),
    terraform('cluster', 'aws_eks_node_group.*.subnet_ids').are(
      ...PRIVATE.map((subnet) => [subnet]),
      PRIVATE,
    ),
    terraform('network', 'aws_subnet.*.map_public_ip_on_launch').absent(),
    terraform('data', 'aws_db_instance.*.publicly_accessible').all(false),
    terraform('data', 'aws_msk_cluster.main.broker_node_group_info.client_subnets').is(
      subnetsOf('database'),
    ),
    terraform('data', 'aws_opensearch_domain.main.vpc_options.subnet_ids[]').are(
      ...subnetsOf('database'),
    ),
    kubernetes('*/service-*', 'spec.type').all('ClusterIP'),
  ),
  'S3-NET-07': row(
    'a range of Services that holds the 38 stated addresses and reserves none of them',
    terraform('cluster', 'aws_eks_cluster.main.kubernetes_network_config.service_ipv4_cidr').is(
      '10.96.0.0/13',
    ),
    kubernetes('*/service-*', 'spec.clusterIP').matches(/^10\.100\.[0-7]\.\d+$/),
  ),
  'S3-NET-08': row(
    'a gateway endpoint for S3 in every route table',
    terraform('network', 'aws_vpc_endpoint.s3.service_name').is('com.amazonaws.us-east-1.s3'),
    terraform('network', 'aws_vpc_endpoint.s3.vpc_endpoint_type').is('Gateway'),
    terraform('network', 'aws_vpc_endpoint.s3.route_table_ids[]').are(
      ...['database', 'private', 'public'].flatMap((name) =>
        ZONES.map((zone) => `\${aws_route_table.${name}-${zone}.id}`),
      ),
    ),
    deviates('network.endpoints.gateway'),
  ),
  'S3-SG-01': row(
    'OpenSearch: 443 from the nodes',
    ...admits('search-main-from-nodes-443', ['nodes', 'search-main'], 443),
    ports('search-main').are(443),
    worn('data', 'aws_opensearch_domain.main.vpc_options.security_group_ids', 'search/main'),
  ),
  'S3-SG-02': row(
    'load balancer: 443 from everywhere',
    terraform(
      'network',
      `aws_vpc_security_group_ingress_rule[security_group_id=${group('load-balancer-main')}].cidr_ipv4`,
    ).are('0.0.0.0/0'),
    ports('load-balancer-main').are(443),
    terraform(
      'network',
      'aws_vpc_security_group_ingress_rule.load-balancer-main-from-everywhere-443.from_port',
    ).is(443),
    worn('edge', 'aws_lb.main.security_groups', 'load-balancer/main'),
  ),
  'S3-SG-03': row(
    'load balancer: out to 3000 of the nodes, and nowhere else',
    terraform(
      'network',
      `aws_vpc_security_group_egress_rule[security_group_id=${group('load-balancer-main')}].referenced_security_group_id`,
    ).are(group('nodes')),
    terraform(
      'network',
      'aws_vpc_security_group_egress_rule.load-balancer-main-to-nodes-3000.from_port',
    ).is(3000),
    terraform(
      'network',
      'aws_vpc_security_group_egress_rule.load-balancer-main-to-nodes-3000.to_port',
    ).is(3000),
  ),
  'S3-SG-04': row(
    'nodes: 3000 to 3037 from the load balancer',
    ...admits('services-from-load-balancer', ['load-balancer-main', 'nodes'], 3000, 3037),
    worn('cluster', 'aws_launch_template.az1.vpc_security_group_ids', 'nodes'),
    worn('cluster', 'aws_launch_template.az2.vpc_security_group_ids', 'nodes'),
    worn('cluster', 'aws_launch_template.az3.vpc_security_group_ids', 'nodes'),
  ),
  'S3-SG-05': row(
    'nodes: everything from nodes',
    terraform('network', 'aws_vpc_security_group_ingress_rule.nodes-from-nodes.ip_protocol').is(
      '-1',
    ),
    terraform(
      'network',
      'aws_vpc_security_group_ingress_rule.nodes-from-nodes.security_group_id',
    ).is(group('nodes')),
    terraform(
      'network',
      'aws_vpc_security_group_ingress_rule.nodes-from-nodes.referenced_security_group_id',
    ).is(group('nodes')),
  ),
  'S3-SG-06': row(
    'nodes: out to everywhere',
    terraform('network', 'aws_vpc_security_group_egress_rule.nodes-to-everywhere.ip_protocol').is(
      '-1',
    ),
    terraform('network', 'aws_vpc_security_group_egress_rule.nodes-to-everywhere.cidr_ipv4').is(
      '0.0.0.0/0',
    ),
    terraform(
      'network',
      'aws_vpc_security_group_egress_rule.nodes-to-everywhere.security_group_id',
    ).is(group('nodes')),
  ),
  'S3-SG-07': row(
    'RDS: 5432 from the nodes',
    ...admits('database-main-from-nodes-5432', ['nodes', 'database-main'], 5432),
    ports('database-main').are(5432),
    terraform('data', 'aws_db_instance.*.vpc_security_group_ids[0]').all(
      '${data.terraform_remote_state.network.outputs.security_group_ids["database/main"]}',
    ),
  ),
  'S3-SG-08': row(
    'RDS: no way out',
    terraform('network', 'aws_vpc_security_group_egress_rule.*.security_group_id').excludes(
      group('database-main'),
    ),
    terraform('network', 'aws_security_group.database-main.egress').absent(),
  ),
  'S3-SG-09': row(
    'ElastiCache: 6379 from the nodes',
    ...admits('cache-main-from-nodes-6379', ['nodes', 'cache-main'], 6379),
    ports('cache-main').are(6379),
    worn('data', 'aws_elasticache_replication_group.main.security_group_ids', 'cache/main'),
  ),
  'S3-SG-10': row(
    'MSK: 9092 from the nodes, and 9094, where the brokers listen',
    ...admits('kafka-plaintext-port', ['nodes', 'kafka-main'], 9092),
    ...admits('kafka-main-from-nodes-9094', ['nodes', 'kafka-main'], 9094),
    ports('kafka-main').are(9092, 9094),
    worn('data', 'aws_msk_cluster.main.broker_node_group_info.security_groups', 'kafka/main'),
    deviates('kafka.main.clientEncryption'),
  ),
};
