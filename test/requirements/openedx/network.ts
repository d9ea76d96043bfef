// The VPC of Open edX: subnets, routes, endpoints, network ACLs and security groups.
import { type Claim, outputOf, type Rows, row } from '../proof/rows.ts';
import { subnetsOf } from '../proof/subnets.ts';

const { terraform, file, documented, deviates } = outputOf('openedx/prod');
const development = outputOf('fixtures/development');
const staging = outputOf('fixtures/staging');

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const NODES = '${aws_security_group.nodes.id}';
const PRIVATE = subnetsOf('private');
const PUBLIC = subnetsOf('public');
const subnets = (tier: string) => ZONES.map((zone) => `\${aws_subnet.${tier}-${zone}.id}`);

/** What the other stacks get when they ask for the subnets of a tier. */
const handedOver = (tier: string) =>
  terraform('network', `output.subnet_ids.value.${tier}`).is(subnets(tier));

/** What is let into a group, and all of it. */
function lets(group: string, port: number): readonly [Claim, ...Claim[]] {
  const rules = `aws_vpc_security_group_ingress_rule[security_group_id=\${aws_security_group.${group}.id}]`;
  return [
    terraform('network', `${rules}.referenced_security_group_id`).is(NODES),
    terraform('network', `${rules}.from_port`).is(port),
    terraform('network', `${rules}.to_port`).is(port),
    terraform('network', `${rules}.ip_protocol`).is('tcp'),
  ];
}

/** The group is the one that the store has. */
const guards = (group: string, store: string) => [
  terraform('network', `output.security_group_ids.value.${group}`).is(
    `\${aws_security_group.${group.replace('/', '-')}.id}`,
  ),
  terraform('data', store).all([
    `\${data.terraform_remote_state.network.outputs.security_group_ids["${group}"]}`,
  ]),
];

const interfaceEndpoint = (service: string) =>
  terraform(
    'network',
    `aws_vpc_endpoint[service_name=com.amazonaws.us-east-1.${service}].vpc_endpoint_type`,
  ).is('Interface');

export const network: Rows = {
  'S0-NET-01': row(
    'region us-east-1',
    file('terraform/*/cdk.tf.json', 'provider.aws[0].region').all('us-east-1'),
  ),
  'S0-NET-02': row(
    'VPC 10.0.0.0/16',
    terraform('network', 'aws_vpc.*.cidr_block').are('10.0.0.0/16'),
  ),
  'S0-NET-03': row(
    'cluster and subnets over three zones',
    terraform('network', 'aws_subnet[tags.Tier=public].availability_zone').are(...ZONES),
    terraform('network', 'aws_subnet[tags.Tier=private].availability_zone').are(...ZONES),
    terraform('cluster', 'aws_eks_cluster.main.vpc_config.subnet_ids').is(PRIVATE),
    handedOver('private'),
  ),
  'S0-NET-04': row(
    'internet gateway, HTTPS from the internet',
    terraform('network', 'aws_internet_gateway.*.vpc_id').are('${aws_vpc.main.id}'),
    ...ZONES.flatMap((zone) => [
      terraform('network', `aws_route.public-${zone}.gateway_id`).is(
        '${aws_internet_gateway.main.id}',
      ),
      terraform('network', `aws_route.public-${zone}.destination_cidr_block`).is('0.0.0.0/0'),
      terraform('network', `aws_route.public-${zone}.route_table_id`).is(
        `\${aws_route_table.public-${zone}.id}`,
      ),
      terraform('network', `aws_route_table_association.public-${zone}.route_table_id`).is(
        `\${aws_route_table.public-${zone}.id}`,
      ),
      terraform('network', `aws_route_table_association.public-${zone}.subnet_id`).is(
        `\${aws_subnet.public-${zone}.id}`,
      ),
    ]),
    terraform('network', 'aws_network_acl_rule.public-from-everywhere-443.cidr_block').is(
      '0.0.0.0/0',
    ),
    terraform('network', 'aws_network_acl_rule.public-from-everywhere-443.to_port').is(443),
    terraform('network', 'aws_network_acl_rule.public-from-everywhere-443.rule_action').is('allow'),
  ),
  'S0-NET-05': row(
    'public subnets, one per zone',
    ...zoned('public', ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']),
  ),
  'S0-NET-06': row(
    'private subnets, one per zone',
    ...zoned('private', ['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24']),
  ),
  'S0-NET-07': row(
    'NAT gateway in public subnet 1, and one in each other',
    terraform('network', 'aws_nat_gateway.*.subnet_id').are(...subnets('public')),
    terraform('network', 'aws_nat_gateway.*.allocation_id').are(
      ...ZONES.map((zone) => `\${aws_eip.nat-${zone}.id}`),
    ),
    terraform('network', 'aws_eip.*.domain').are('vpc', 'vpc', 'vpc'),
    deviates('network.nat'),
  ),
  'S0-NET-08': row(
    'private subnets leave through NAT',
    terraform('network', 'aws_route_table_association.private-*.subnet_id').are(
      ...subnets('private'),
    ),
    ...ZONES.flatMap((zone) => [
      terraform('network', `aws_route_table_association.private-${zone}.route_table_id`).is(
        `\${aws_route_table.private-${zone}.id}`,
      ),
      terraform('network', `aws_route.private-${zone}.route_table_id`).is(
        `\${aws_route_table.private-${zone}.id}`,
      ),
      terraform('network', `aws_route.private-${zone}.destination_cidr_block`).is('0.0.0.0/0'),
      terraform('network', `aws_route.private-${zone}.nat_gateway_id`).is(
        `\${aws_nat_gateway.${zone}.id}`,
      ),
    ]),
  ),
  'S0-NET-09': row(
    'NLB in the public subnets',
    terraform('edge', 'aws_lb[load_balancer_type=network].subnets').is(PUBLIC),
    terraform('edge', 'aws_lb[load_balancer_type=network].internal').is(false),
    handedOver('public'),
  ),
  'S0-NET-10': row(
    'a node in each private subnet',
    terraform('cluster', 'aws_eks_node_group.main.subnet_ids').is(PRIVATE),
    terraform('cluster', 'aws_eks_node_group.main.scaling_config.min_size').is(3),
    handedOver('private'),
  ),
  'S0-NET-11': row(
    'control plane in the private subnets',
    terraform('cluster', 'aws_eks_cluster.main.vpc_config.subnet_ids').is(PRIVATE),
    handedOver('private'),
    deviates('network.placement.controlPlane'),
  ),
  'S0-NET-12': row(
    'subnets of the stores are the private ones',
    terraform('data', 'aws_db_subnet_group.*.subnet_ids').are(PRIVATE),
    terraform('data', 'aws_docdb_subnet_group.*.subnet_ids').are(PRIVATE),
    terraform('data', 'aws_elasticache_subnet_group.*.subnet_ids').are(PRIVATE),
    terraform('data', 'aws_opensearch_domain.main.vpc_options.subnet_ids').is(PRIVATE),
    terraform('data', 'aws_rds_cluster.main.db_subnet_group_name').is(
      '${aws_db_subnet_group.main.name}',
    ),
    terraform('data', 'aws_docdb_cluster.main.db_subnet_group_name').is(
      '${aws_docdb_subnet_group.main.name}',
    ),
    terraform('data', 'aws_elasticache_replication_group.main.subnet_group_name').is(
      '${aws_elasticache_subnet_group.main.name}',
    ),
    handedOver('private'),
  ),
  'S0-NET-13': row(
    'S3 gateway endpoint',
    terraform('network', 'aws_vpc_endpoint.s3.service_name').is('com.amazonaws.us-east-1.s3'),
    terraform('network', 'aws_vpc_endpoint.s3.vpc_endpoint_type').is('Gateway'),
    terraform('network', 'aws_vpc_endpoint.s3.route_table_ids').includes(
      ...ZONES.map((zone) => `\${aws_route_table.private-${zone}.id}`),
    ),
  ),
  'S0-NET-14': row(
    'interface endpoint of Secrets Manager',
    interfaceEndpoint('secretsmanager'),
    terraform('network', 'aws_vpc_endpoint.secretsmanager.subnet_ids').is(subnets('private')),
  ),
  'S0-NET-15': row(
    'interface endpoint of Systems Manager',
    interfaceEndpoint('ssm'),
    terraform('network', 'aws_vpc_endpoint.ssm.subnet_ids').is(subnets('private')),
  ),
  'S0-NET-16': row(
    'calls for secrets stay inside',
    terraform('network', 'aws_vpc_endpoint[vpc_endpoint_type=Interface].private_dns_enabled').all(
      true,
    ),
    terraform('network', 'aws_vpc_endpoint[vpc_endpoint_type=Interface].security_group_ids').all([
      '${aws_security_group.endpoints.id}',
    ]),
    terraform('network', 'aws_vpc_security_group_ingress_rule.endpoints-*.cidr_ipv4').are(
      '10.0.0.0/16',
    ),
    terraform('network', 'aws_vpc_security_group_ingress_rule.endpoints-*.from_port').are(443),
    terraform('network', 'aws_vpc_security_group_ingress_rule.endpoints-*.to_port').are(443),
  ),
  'S0-NET-17': row(
    'interface endpoints of ECR, STS and Logs as well',
    terraform('network', 'aws_vpc_endpoint[vpc_endpoint_type=Interface].subnet_ids').all(
      subnets('private'),
    ),
    ...['ecr.api', 'ecr.dkr', 'logs', 'sts'].map(interfaceEndpoint),
  ),
  'S0-NET-18': row(
    'a network ACL for each tier',
    terraform('network', 'aws_network_acl.public.subnet_ids').is(subnets('public')),
    terraform('network', 'aws_network_acl.private.subnet_ids').is(subnets('private')),
    terraform('network', 'aws_network_acl_rule.public-from-everywhere-*.from_port').are(
      443,
      80,
      1024,
    ),
    terraform('network', 'aws_network_acl_rule.private-from-vpc.cidr_block').is('10.0.0.0/16'),
    terraform('network', 'aws_network_acl_rule.private-from-everywhere-*.from_port').are(1024),
  ),
  'S0-NET-19': row(
    'least privilege: nothing is open to the internet',
    terraform('network', 'aws_vpc_security_group_ingress_rule.*.cidr_ipv4').excludes('0.0.0.0/0'),
    terraform('network', 'aws_vpc_security_group_ingress_rule.load-balancer-*.prefix_list_id').are(
      '${data.aws_ec2_managed_prefix_list.cloudfront.id}',
    ),
    terraform('network', 'data.aws_ec2_managed_prefix_list.cloudfront.name').is(
      'com.amazonaws.global.cloudfront.origin-facing',
    ),
    terraform('network', 'aws_default_security_group.main.vpc_id').is('${aws_vpc.main.id}'),
    terraform('network', 'aws_default_security_group.main.ingress').absent(),
    terraform('network', 'aws_default_security_group.main.egress').absent(),
  ),
  'S0-NET-20': row(
    'segments: tiers of subnets, and groups of the stores',
    terraform('network', 'aws_subnet.*.tags.Tier').are(
      ...ZONES.flatMap(() => ['public', 'private']),
    ),
    terraform(
      'network',
      `aws_vpc_security_group_ingress_rule[referenced_security_group_id=${NODES}].security_group_id`,
    ).are(
      ...[
        'cache-main',
        'database-main',
        'document-database-main',
        'file-system-main',
        'nodes',
        'search-main',
        'search-main',
      ].map((group) => `\${aws_security_group.${group}.id}`),
    ),
    terraform(
      'network',
      `aws_vpc_security_group_ingress_rule[referenced_security_group_id=${NODES}].cidr_ipv4`,
    ).absent(),
    deviates('network.placement.data'),
  ),
  'S0-NET-21': row(
    'traffic between zones is kept low',
    documented('Traffic between zones is kept low by one node of each kind per zone'),
  ),
  'S0-NET-22': row(
    'one region',
    file('terraform/*/cdk.tf.json', 'provider.aws[0].region').all('us-east-1'),
    file('terraform/*/cdk.tf.json', 'provider.aws[alias=recovery].region').are('us-west-2'),
    documented('All of it runs in us-east-1, so that data stays where it is used'),
  ),
  'S0-NET-23': row(
    'one NAT gateway in development and staging',
    development.terraform('network', 'aws_nat_gateway.*.subnet_id').count(1),
    development
      .terraform('network', 'aws_subnet[tags.Tier=public].availability_zone')
      .are('eu-west-1a', 'eu-west-1b'),
    staging.terraform('network', 'aws_nat_gateway.*.subnet_id').count(1),
    staging
      .terraform('network', 'aws_subnet[tags.Tier=public].availability_zone')
      .are('eu-west-1a', 'eu-west-1b'),
  ),
  'S0-SG-01': row(
    'nodes let in the NLB and each other',
    terraform(
      'network',
      'aws_vpc_security_group_ingress_rule[security_group_id=${aws_security_group.nodes.id}].referenced_security_group_id',
    ).are('${aws_security_group.load-balancer-main.id}', NODES),
    terraform(
      'network',
      'aws_vpc_security_group_ingress_rule.nodes-from-load-balancer-main-443.to_port',
    ).is(443),
    terraform('network', 'aws_vpc_security_group_ingress_rule.nodes-from-nodes.ip_protocol').is(
      '-1',
    ),
    terraform('edge', 'aws_lb.main.security_groups').is([
      '${data.terraform_remote_state.network.outputs.security_group_ids["load-balancer/main"]}',
    ]),
    terraform('cluster', 'aws_launch_template.*.vpc_security_group_ids').includes(
      '${data.terraform_remote_state.network.outputs.security_group_ids["nodes"]}',
    ),
    terraform('network', 'output.security_group_ids.value.nodes').is(NODES),
    terraform('network', 'output.security_group_ids.value.load-balancer/main').is(
      '${aws_security_group.load-balancer-main.id}',
    ),
  ),
  'S0-SG-02': row(
    'Aurora: 3306 from the nodes only',
    ...lets('database-main', 3306),
    ...guards('database/main', 'aws_rds_cluster.*.vpc_security_group_ids'),
  ),
  'S0-SG-03': row(
    'DocumentDB: 27017 from the nodes only',
    ...lets('document-database-main', 27017),
    ...guards('document-database/main', 'aws_docdb_cluster.*.vpc_security_group_ids'),
  ),
  'S0-SG-04': row(
    'ElastiCache: 6379 from the nodes only',
    ...lets('cache-main', 6379),
    ...guards('cache/main', 'aws_elasticache_replication_group.*.security_group_ids'),
  ),
  'S0-SG-05': row(
    'OpenSearch: 9200 and 443 from the nodes only',
    searchRules('referenced_security_group_id').are(NODES, NODES),
    searchRules('from_port').are(443, 9200),
    searchRules('to_port').are(443, 9200),
    searchRules('ip_protocol').are('tcp', 'tcp'),
    ...guards('search/main', 'aws_opensearch_domain.*.vpc_options.security_group_ids'),
  ),
  'S0-SG-06': row(
    'EFS: 2049 from the nodes only',
    ...lets('file-system-main', 2049),
    ...guards('file-system/main', 'aws_efs_mount_target.*.security_groups'),
  ),
};

function zoned(tier: string, ranges: readonly string[]): readonly [Claim, ...Claim[]] {
  return [
    terraform('network', `aws_subnet[tags.Tier=${tier}].cidr_block`).are(...ranges),
    ...ZONES.flatMap((zone, at) => [
      terraform('network', `aws_subnet.${tier}-${zone}.cidr_block`).is(ranges[at]),
      terraform('network', `aws_subnet.${tier}-${zone}.availability_zone`).is(zone),
    ]),
  ];
}

function searchRules(field: string) {
  return terraform(
    'network',
    `aws_vpc_security_group_ingress_rule[security_group_id=\${aws_security_group.search-main.id}].${field}`,
  );
}
