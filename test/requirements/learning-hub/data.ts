// MSK, RDS, ElastiCache and OpenSearch.
import { type Claims, outputOf, type Rows, row } from '../proof/rows.ts';
import { subnetsOf } from '../proof/subnets.ts';

const { kubernetes, terraform, documented, deviates } = outputOf('learning-hub/prod');

const KAFKA = 'aws_msk_cluster.main';
const DATABASE = 'aws_db_instance.main';
const CACHE = 'aws_elasticache_replication_group.main';
const SEARCH = 'aws_opensearch_domain.main';
const DATA_KEY = '${data.terraform_remote_state.security.outputs.key_arns["data"]}';
const DATA_SUBNETS = subnetsOf('database');

/** The three subnets stand in three zones. */
const THREE_ZONES = ['a', 'b', 'c'].map((zone, index) =>
  terraform('network', `output.subnet_ids.value.database[${index}]`).is(
    `\${aws_subnet.database-us-east-1${zone}.id}`,
  ),
);

const replica = (name: string): Claims => [
  terraform('data', `aws_db_instance.main-${name}.replicate_source_db`).is(
    '${aws_db_instance.main.identifier}',
  ),
  terraform('data', `aws_db_instance.main-${name}.tags.Purpose`).is(name),
  terraform('data', `aws_db_instance.main-${name}.identifier`).is(`learning-hub-prod-main-${name}`),
];

/** Who reads a replica, by the address in its secret. */
const readers = (name: string, ...services: readonly string[]) =>
  services.map((service) =>
    kubernetes(
      `${service}/externalsecret-${service}`,
      `spec.data[secretKey=database_main_${name}_host].remoteRef.property`,
    ).is(`${name}_host`),
  );

/** Each service with an arrow to the primary, with a database and a login of its own. */
const OWNERS = [
  ...['assessment_service', 'assignment_service', 'audit_service', 'auth_service'],
  ...['billing_service', 'cart_service', 'chat_service', 'content_service', 'coupon_service'],
  ...['course_service', 'enrollment_service', 'forum_service', 'org_service', 'payment_service'],
  ...['rbac_service', 'support_service', 'user_service'],
];

export const rows: Rows = {
  'S3-MSG-01': row(
    'three brokers kafka.m5.large',
    terraform('data', `${KAFKA}.number_of_broker_nodes`).is(3),
    terraform('data', `${KAFKA}.broker_node_group_info.instance_type`).is('kafka.m5.large'),
  ),
  'S3-MSG-02': row(
    'a broker in each of three zones',
    terraform('data', `${KAFKA}.broker_node_group_info.client_subnets`).is(DATA_SUBNETS),
    ...THREE_ZONES,
    terraform('data', `${KAFKA}.number_of_broker_nodes`).is(3),
    deviates('network.placement.data'),
  ),
  'S3-MSG-03': row(
    'ZooKeeper, of which nobody sets the number of nodes',
    terraform('data', `${KAFKA}.kafka_version`).is('3.8.x'),
    terraform('data', 'aws_msk_configuration.main.kafka_versions[]').are('3.8.x'),
    deviates('kafka.main.version'),
  ),
  'S3-MSG-04': row(
    '100 GB for each broker',
    terraform(
      'data',
      `${KAFKA}.broker_node_group_info.storage_info.ebs_storage_info.volume_size`,
    ).is(100),
  ),
  'S3-MSG-05': row(
    '50 topics and more, which brokers make when they are first used',
    terraform('data', 'aws_msk_configuration.main.server_properties').includes(
      'auto.create.topics.enable=true\n',
      'default.replication.factor=3\n',
    ),
    terraform('data', `${KAFKA}.configuration_info.arn`).is('${aws_msk_configuration.main.arn}'),
    deviates('kafka.main.topics'),
  ),
  'S3-MSG-06': row(
    'TLS in transit, KMS at rest',
    terraform('data', `${KAFKA}.encryption_info.encryption_in_transit.client_broker`).is('TLS'),
    terraform('data', `${KAFKA}.encryption_info.encryption_in_transit.in_cluster`).is(true),
    terraform('data', `${KAFKA}.encryption_info.encryption_at_rest_kms_key_arn`).is(DATA_KEY),
  ),
  'S3-MSG-07': row(
    'event streaming and async communication',
    documented(
      '| Kafka `main` | 3.8.x, 3 × kafka.m5.large, 100 GiB each | Event streaming, async communication |',
    ),
  ),
  'S3-DATA-01': row(
    'PostgreSQL 15.4, of which RDS makes no new instance',
    terraform('data', `${DATABASE}.engine`).is('postgres'),
    terraform('data', `${DATABASE}.engine_version`).is('15'),
    terraform('data', 'aws_db_parameter_group.database-main.family').is('postgres15'),
    deviates('databases.main.version'),
  ),
  'S3-DATA-02': row(
    'db.r5.xlarge',
    terraform('data', `${DATABASE}.instance_class`).is('db.r5.xlarge'),
  ),
  'S3-DATA-03': row(
    '500 GB on SSD',
    terraform('data', `${DATABASE}.allocated_storage`).is(500),
    terraform('data', `${DATABASE}.storage_type`).is('gp3'),
  ),
  'S3-DATA-04': row(
    'storage grows to 1 TB',
    terraform('data', `${DATABASE}.max_allocated_storage`).is(1000),
  ),
  'S3-DATA-05': row('Multi-AZ', terraform('data', `${DATABASE}.multi_az`).is(true)),
  'S3-DATA-06': row(
    'daily backups, kept for 30 days',
    terraform('data', `${DATABASE}.backup_retention_period`).is(30),
    terraform('data', `${DATABASE}.backup_window`).is('02:00-03:00'),
    terraform('data', `${DATABASE}.delete_automated_backups`).is(false),
  ),
  'S3-DATA-07': row(
    'KMS at rest',
    terraform('data', 'aws_db_instance.*.storage_encrypted').all(true),
    terraform('data', `${DATABASE}.kms_key_id`).is(DATA_KEY),
  ),
  'S3-DATA-08': row(
    'TLS in transit, and nothing else',
    terraform(
      'data',
      'aws_db_parameter_group.database-main.parameter[name=rds.force_ssl].value',
    ).is('1'),
    terraform('data', 'aws_db_instance.*.parameter_group_name').all(
      '${aws_db_parameter_group.database-main.name}',
    ),
    terraform('data', 'aws_db_instance.*.parameter_group_name').count(3),
  ),
  'S3-DATA-09': row(
    'the data of all services: of the 17 that have an arrow to it',
    documented('Multi-AZ, backups 30 days | All microservices data |'),
    deviates('databases.main.purpose'),
    ...OWNERS.map((owner) =>
      kubernetes('database-main/configmap-main-logins', 'data."logins.sql"').includes(
        `CREATE DATABASE "${owner}" OWNER "${owner}"`,
      ),
    ),
  ),
  'S3-DATA-10': row(
    'a replica for analytics',
    ...replica('analytics'),
    ...readers('analytics', 'analytics-service', 'search-service'),
    documented('| replica `analytics` of `main` | db.r5.large | Analytics queries |'),
  ),
  'S3-DATA-11': row(
    'a replica for reporting',
    ...replica('reporting'),
    ...readers('reporting', 'reporting-service'),
    documented('| replica `reporting` of `main` | db.r5.large | Reporting queries |'),
  ),
  'S3-DATA-12': row(
    'both replicas are db.r5.large',
    terraform('data', 'aws_db_instance.main-*.instance_class').are('db.r5.large', 'db.r5.large'),
  ),
  'S3-CACHE-01': row(
    'cache.r5.large, which AWS sells with less than 13.5 GB',
    terraform('data', `${CACHE}.node_type`).is('cache.r5.large'),
    terraform('data', `${CACHE}.engine`).is('redis'),
    deviates('caches.main.nodeType'),
  ),
  'S3-CACHE-02': row(
    'cluster mode with three shards',
    terraform('data', `${CACHE}.num_node_groups`).is(3),
    terraform('data', `${CACHE}.parameter_group_name`).is('default.redis7.cluster.on'),
  ),
  'S3-CACHE-03': row(
    'two replicas per shard',
    terraform('data', `${CACHE}.replicas_per_node_group`).is(2),
  ),
  'S3-CACHE-04': row(
    'nine nodes: three times one and two',
    terraform('data', `${CACHE}.num_node_groups`).is(3),
    terraform('data', `${CACHE}.replicas_per_node_group`).is(2),
    documented('| cache `main` | redis 7.1, cache.r5.large, 3 × (1 + 2) |'),
  ),
  'S3-CACHE-05': row(
    'encrypted at rest and in transit',
    terraform('data', `${CACHE}.at_rest_encryption_enabled`).is('true'),
    terraform('data', `${CACHE}.kms_key_id`).is(DATA_KEY),
    terraform('data', `${CACHE}.transit_encryption_enabled`).is(true),
    terraform('data', `${CACHE}.transit_encryption_mode`).is('required'),
  ),
  'S3-CACHE-06': row(
    'replicas in other zones take over',
    terraform('data', `${CACHE}.multi_az_enabled`).is(true),
    terraform('data', `${CACHE}.automatic_failover_enabled`).is(true),
    terraform('data', 'aws_elasticache_subnet_group.main.subnet_ids').is(DATA_SUBNETS),
    ...THREE_ZONES,
  ),
  'S3-CACHE-07': row(
    'session store, API cache, real-time data',
    documented('3 × (1 + 2) | Session store, API cache, real-time data |'),
  ),
  'S3-SRCH-01': row(
    'OpenSearch 2.11',
    terraform('data', `${SEARCH}.engine_version`).is('OpenSearch_2.11'),
  ),
  'S3-SRCH-02': row(
    't3.medium.search',
    terraform('data', `${SEARCH}.cluster_config.instance_type`).is('t3.medium.search'),
  ),
  'S3-SRCH-03': row(
    'three data nodes in three zones',
    terraform('data', `${SEARCH}.cluster_config.instance_count`).is(3),
    terraform('data', `${SEARCH}.cluster_config.zone_awareness_enabled`).is(true),
    terraform('data', `${SEARCH}.cluster_config.zone_awareness_config.availability_zone_count`).is(
      3,
    ),
    terraform('data', `${SEARCH}.vpc_options.subnet_ids[]`).count(3),
  ),
  'S3-SRCH-04': row(
    'three dedicated master nodes',
    terraform('data', `${SEARCH}.cluster_config.dedicated_master_enabled`).is(true),
    terraform('data', `${SEARCH}.cluster_config.dedicated_master_count`).is(3),
  ),
  'S3-SRCH-05': row(
    'master nodes are t3.medium.search',
    terraform('data', `${SEARCH}.cluster_config.dedicated_master_type`).is('t3.medium.search'),
  ),
  'S3-SRCH-06': row(
    '100 GB for each node',
    terraform('data', `${SEARCH}.ebs_options.volume_size`).is(100),
    terraform('data', `${SEARCH}.ebs_options.ebs_enabled`).is(true),
  ),
  'S3-SRCH-07': row(
    'the indices courses, lessons, forums and users, which their services may make',
    kubernetes(
      'search-roles/configmap-search-main-roles',
      'data."roles.managed-write.json".index_permissions[0].index_patterns',
    ).includes('courses', 'lessons', 'forums', 'users'),
    kubernetes(
      'search-roles/configmap-search-main-roles',
      'data."roles.managed-write.json".index_permissions[0].allowed_actions[]',
    ).are('crud', 'manage'),
    kubernetes(
      'search-roles/configmap-search-main-roles',
      'data."rolesmapping.managed-write.json".backend_roles[]',
    ).are(
      ...['course-service', 'forum-service', 'search-service'].map(
        (name) => `arn:aws:iam::111122223333:role/learning-hub-prod-${name}`,
      ),
    ),
    ...['course-service', 'forum-service', 'search-service'].map((name) =>
      kubernetes(`${name}/configmap-${name}`, 'data.OPENSEARCH_INDICES').is(
        'courses,lessons,forums,users',
      ),
    ),
  ),
  'S3-SRCH-08': row(
    'course search, forum search, full-text indexing',
    documented('| Course search, forum search, full-text indexing |'),
    ...['course-service', 'forum-service', 'search-service'].map((name) =>
      documented(`service__${name.replace('-', '_')} -.-> search__main`),
    ),
  ),
};
