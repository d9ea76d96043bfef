// The stores of Open edX: Aurora, DocumentDB, Redis, OpenSearch, buckets and the file system.
import { outputOf, type Rows, row } from '../proof/rows.ts';
import { settings } from './services.ts';

const { terraform, kubernetes, documented, deviates } = outputOf('openedx/prod');

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const DATA_KEY = '${data.terraform_remote_state.security.outputs.key_arns["data"]}';
const BUCKETS = ['static', 'backups', 'media'].map((key) => `\${aws_s3_bucket.${key}.id}`);
const data = (path: string) => terraform('data', path);
const bucket = (key: string, purpose: string) =>
  [
    data(`aws_s3_bucket.${key}.bucket`).is(`openedx-prod-${key}-444455556666`),
    data(`aws_s3_bucket.${key}.tags.Purpose`).is(purpose),
    data(`aws_s3_bucket_public_access_block.${key}.restrict_public_buckets`).is(true),
  ] as const;
const transition = (key: string) =>
  data(`aws_s3_bucket_lifecycle_configuration.${key}.rule[status=Enabled].transition[]`);

const auroraHasReaders = data('aws_rds_cluster_instance.*.cluster_identifier').are(
  ...ZONES.map(() => '${aws_rds_cluster.main.id}'),
);
const documentsHaveReaders = data('aws_docdb_cluster_instance.*.cluster_identifier').are(
  ...ZONES.map(() => '${aws_docdb_cluster.main.id}'),
);

export const stores: Rows = {
  'S0-DATA-01': row(
    'Aurora MySQL',
    data('aws_rds_cluster.*.engine').are('aurora-mysql'),
    data('aws_rds_cluster_instance.*.engine').all('aurora-mysql'),
  ),
  'S0-DATA-02': row(
    'primary in zone 1, replicas in zones 2 and 3',
    auroraHasReaders,
    ...ZONES.flatMap((zone, at) => [
      data(`aws_rds_cluster_instance.main-${at + 1}.availability_zone`).is(zone),
      data(`aws_rds_cluster_instance.main-${at + 1}.promotion_tier`).is(at),
    ]),
  ),
  'S0-DATA-03': row(
    'automated backup of Aurora',
    data('aws_rds_cluster.main.backup_retention_period').is(14),
    data('aws_rds_cluster.main.preferred_backup_window').is('02:00-03:00'),
    data('aws_rds_cluster.main.delete_automated_backups').is(false),
  ),
  'S0-DATA-04': row(
    'Aurora is encrypted',
    data('aws_rds_cluster.main.storage_encrypted').is(true),
    data('aws_rds_cluster.main.kms_key_id').is(DATA_KEY),
  ),
  'S0-DATA-05': row(
    'read replicas of Aurora',
    auroraHasReaders,
    data('aws_secretsmanager_secret_version.database-main-endpoints.secret_string.reader_host').is(
      '${aws_rds_cluster.main.reader_endpoint}',
    ),
  ),
  'S0-DATA-06': row(
    'Aurora fails over by itself, in under 2 minutes',
    auroraHasReaders,
    data('aws_rds_cluster_instance.*.promotion_tier').are(0, 1, 2),
    documented('Aurora, DocumentDB and Redis fail over by themselves in under 2 minutes'),
  ),
  'S0-DATA-07': row(
    'readers follow the load',
    data('aws_appautoscaling_target.database-main-readers.scalable_dimension').is(
      'rds:cluster:ReadReplicaCount',
    ),
    data('aws_appautoscaling_target.database-main-readers.resource_id').is(
      'cluster:openedx-prod-main',
    ),
    data('aws_rds_cluster.main.cluster_identifier').is('openedx-prod-main'),
    data('aws_appautoscaling_target.database-main-readers.min_capacity').is(2),
    data('aws_appautoscaling_target.database-main-readers.max_capacity').is(5),
    data('aws_appautoscaling_policy.database-main-readers.resource_id').is(
      '${aws_appautoscaling_target.database-main-readers.resource_id}',
    ),
    data(
      'aws_appautoscaling_policy.database-main-readers.target_tracking_scaling_policy_configuration',
    ).is({
      predefined_metric_specification: { predefined_metric_type: 'RDSReaderAverageCPUUtilization' },
      target_value: 70,
    }),
  ),
  'S0-DATA-08': row(
    'DocumentDB in three zones, with one writer',
    documentsHaveReaders,
    ...ZONES.map((zone, at) =>
      data(`aws_docdb_cluster_instance.main-${at + 1}.availability_zone`).is(zone),
    ),
    deviates('documentDatabases.main.instances'),
  ),
  'S0-DATA-09': row(
    'DocumentDB restores to a point in time',
    data('aws_docdb_cluster.main.backup_retention_period').is(14),
  ),
  'S0-DATA-10': row(
    'DocumentDB is encrypted',
    data('aws_docdb_cluster.main.storage_encrypted').is(true),
    data('aws_docdb_cluster.main.kms_key_id').is(DATA_KEY),
  ),
  'S0-DATA-11': row(
    'DocumentDB replicates, and a replica takes over',
    documentsHaveReaders,
    data('aws_docdb_cluster_instance.*.promotion_tier').are(0, 1, 2),
  ),
  'S0-DATA-12': row(
    'DocumentDB on demand',
    documented('DocumentDB runs on demand, since its load varies'),
  ),
  'S0-CACHE-01': row(
    'Redis: a primary and two replicas over the zones',
    data('aws_elasticache_replication_group.main.num_node_groups').is(1),
    data('aws_elasticache_replication_group.main.replicas_per_node_group').is(2),
    data('aws_elasticache_replication_group.main.multi_az_enabled').is(true),
    data('aws_elasticache_replication_group.main.automatic_failover_enabled').is(true),
    deviates('caches.main.shards'),
  ),
  'S0-CACHE-02': row(
    'who comes to Redis signs in, over TLS',
    data('aws_elasticache_replication_group.main.user_group_ids').is([
      '${aws_elasticache_user_group.main.user_group_id}',
    ]),
    data('aws_elasticache_replication_group.main.transit_encryption_enabled').is(true),
    data('aws_elasticache_user.default-main.access_string').is('off ~* -@all'),
    kubernetes('cache-logins/configmap-cache-logins', 'data."logins.sh"').includes(
      '"AuthenticationMode": { "Type": "password", "Passwords": ["$2"] }',
      'give "$MAIN_LMS_REDIS_USERNAME" "$MAIN_LMS_REDIS_PASSWORD"',
      'give "$MAIN_CMS_REDIS_USERNAME" "$MAIN_CMS_REDIS_PASSWORD"',
      'give "$MAIN_LMS_WORKER_REDIS_USERNAME" "$MAIN_LMS_WORKER_REDIS_PASSWORD"',
    ),
    kubernetes('cache-logins/job-cache-logins', 'spec.template.spec.containers[].command').are([
      'sh',
      '/scripts/logins.sh',
    ]),
    deviates('caches.main.access'),
  ),
  'S0-CACHE-03': row(
    'Redis is encrypted',
    data('aws_elasticache_replication_group.main.at_rest_encryption_enabled').is('true'),
    data('aws_elasticache_replication_group.main.kms_key_id').is(DATA_KEY),
    data('aws_elasticache_replication_group.main.transit_encryption_enabled').is(true),
    data('aws_elasticache_replication_group.main.transit_encryption_mode').is('required'),
  ),
  'S0-CACHE-04': row(
    'snapshots of Redis',
    data('aws_elasticache_replication_group.main.snapshot_retention_limit').is(7),
    data('aws_elasticache_replication_group.main.snapshot_window').is('03:00-04:00'),
    deviates('caches.main.snapshotRetentionDays'),
  ),
  'S0-CACHE-05': row(
    'reserved nodes of ElastiCache',
    documented('To buy by hand: `reserved-nodes` for ElastiCache'),
    data('aws_elasticache_reserved_cache_node').absent(),
  ),
  'S0-SRCH-01': row(
    'OpenSearch with 3 nodes',
    data('aws_opensearch_domain.*.cluster_config.instance_count').are(3),
    data('aws_opensearch_domain.main.cluster_config.zone_awareness_config').is({
      availability_zone_count: 3,
    }),
  ),
  'S0-SRCH-02': row(
    'OpenSearch is encrypted',
    data('aws_opensearch_domain.main.encrypt_at_rest').is({ enabled: true, kms_key_id: DATA_KEY }),
    data('aws_opensearch_domain.main.node_to_node_encryption.enabled').is(true),
    data('aws_opensearch_domain.main.domain_endpoint_options.enforce_https').is(true),
  ),
  'S0-SRCH-03': row(
    'OpenSearch Dashboards in the place of Kibana',
    data('aws_opensearch_domain.main.engine_version').is('OpenSearch_2.19'),
    deviates('search.main.version'),
  ),
  'S0-SRCH-04': row(
    'fine-grained access: a role inside for whoever signs',
    data('aws_opensearch_domain.main.advanced_security_options').is({
      enabled: true,
      internal_user_database_enabled: false,
      master_user_options: { master_user_arn: '${aws_iam_role.search-main-master.arn}' },
    }),
    data('aws_opensearch_domain.main.access_policies').is(
      '${data.aws_iam_policy_document.search-main.json}',
    ),
    data('data.aws_iam_policy_document.search-main.statement[].principals[].identifiers').are([
      'arn:aws:iam::444455556666:root',
    ]),
    kubernetes(
      'search-roles/configmap-search-main-roles',
      'data."rolesmapping.managed-write.json".backend_roles',
    ).is(
      ['cms', 'cms-worker', 'lms', 'lms-worker'].map(
        (service) => `arn:aws:iam::444455556666:role/openedx-prod-${service}`,
      ),
    ),
    kubernetes(
      'search-roles/configmap-search-main-roles',
      'data."roles.managed-write.json".index_permissions[].allowed_actions',
    ).are(['crud', 'manage']),
    kubernetes('search-roles/job-search-main-roles', 'spec.template.spec.containers[].command').are(
      ['sh', '/scripts/roles.sh'],
    ),
    ...['lms', 'cms', 'lms-worker', 'cms-worker'].map((service) =>
      settings(service).includes(
        'settings["ELASTIC_SEARCH_IMPL"] = signing_client',
        'SigV4Auth(keys, "es", os.environ["AWS_REGION"]).add_auth(content)',
      ),
    ),
  ),
  'S0-SRCH-05': row(
    'reserved capacity of OpenSearch',
    documented('Reserved capacity of OpenSearch is bought by hand when the load is known'),
  ),
  'S0-STO-01': row(
    'bucket for static assets',
    ...bucket('static', 'Static assets'),
    kubernetes('lms/configmap-lms', 'data.STATIC_BUCKET').is('openedx-prod-static-444455556666'),
  ),
  'S0-STO-02': row(
    'bucket for backups, and who writes to it',
    ...bucket('backups', 'Backups'),
    kubernetes('database-main/cronjob-main-export', 'spec.schedule').is('0 4 * * *'),
    kubernetes(
      'database-main/cronjob-main-export',
      'spec.jobTemplate.spec.template.spec.containers[0].env[name=BUCKET].value',
    ).is('openedx-prod-backups-444455556666'),
  ),
  'S0-STO-03': row(
    'bucket for media files',
    ...bucket('media', 'Media files'),
    kubernetes('*/configmap-*', 'data[=openedx-prod-media-444455556666]').count(4),
  ),
  'S0-STO-04': row(
    'buckets keep versions',
    data('aws_s3_bucket_versioning.*.versioning_configuration.status').are(
      ...BUCKETS.map(() => 'Enabled'),
    ),
    data('aws_s3_bucket_versioning.*.bucket').are(...BUCKETS),
  ),
  'S0-STO-05': row(
    'buckets archive by themselves',
    transition('backups').are({ days: 30, storage_class: 'GLACIER' }),
    transition('media').are({ days: 0, storage_class: 'INTELLIGENT_TIERING' }),
    data(
      'aws_s3_bucket_lifecycle_configuration.static.rule[id=old-builds].noncurrent_version_expiration[].noncurrent_days',
    ).are(90),
  ),
  'S0-STO-06': row(
    'Intelligent-Tiering of what is read at times',
    transition('media').are({ days: 0, storage_class: 'INTELLIGENT_TIERING' }),
    data('aws_s3_bucket_lifecycle_configuration.media.bucket').is('${aws_s3_bucket.media.id}'),
  ),
  'S0-STO-07': row(
    'buckets are encrypted with AES-256',
    data(
      'aws_s3_bucket_server_side_encryption_configuration.*.rule[].apply_server_side_encryption_by_default.sse_algorithm',
    ).are('AES256', 'AES256', 'AES256'),
    data('aws_s3_bucket_server_side_encryption_configuration.*.bucket').are(...BUCKETS),
  ),
  'S0-STO-08': row(
    'EFS with a mount target in each zone',
    data('aws_efs_mount_target.*.file_system_id').are(
      ...ZONES.map(() => '${aws_efs_file_system.main.id}'),
    ),
    ...ZONES.map((zone, at) =>
      data(`aws_efs_mount_target.main-${zone}.subnet_id`).is(
        `\${data.terraform_remote_state.network.outputs.subnet_ids["private"][${at}]}`,
      ),
    ),
    terraform('cluster', 'aws_eks_addon.aws-efs-csi-driver.addon_name').is('aws-efs-csi-driver'),
  ),
  'S0-STO-09': row(
    'EFS with bursting throughput',
    data('aws_efs_file_system.*.throughput_mode').are('bursting'),
  ),
  'S0-STO-10': row(
    'backups are compressed',
    kubernetes('database-main/configmap-main-export', 'data."export.sh"').includes(
      'aws rds start-export-task',
    ),
    documented('Backups are compressed before they are stored, by whoever writes them'),
  ),
};
