// MySQL, DocumentDB, Redis and the buckets.
import { type Claim, outputOf, type Rows, row } from '../proof/rows.ts';

const { terraform, kubernetes, documented } = outputOf('three-tier/prod');

const DATA_KEY = '${data.terraform_remote_state.security.outputs.key_arns["data"]}';
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

const mysql = (path: string) => terraform('data', `aws_db_instance.main.${path}`);
const reader = (path: string) => terraform('data', `aws_db_instance.main-reader.${path}`);
const documents = (path: string) => terraform('data', `aws_docdb_cluster.main.${path}`);
const redis = (path: string) => terraform('data', `aws_elasticache_replication_group.main.${path}`);
const bucket = (part: string, path: string) => terraform('data', `aws_s3_bucket${part}.${path}`);
const secretOf = (key: string) => kubernetes('api/externalsecret-api', key);

/** The address of the one cache, from Terraform to the variable of the API. */
export const redisOfTheApi: readonly [Claim, ...Claim[]] = [
  terraform('data', 'aws_secretsmanager_secret.cache-main.name').is('three-tier/prod/caches/main'),
  terraform('data', 'aws_secretsmanager_secret_version.cache-main.secret_string.host').is(
    '${aws_elasticache_replication_group.main.primary_endpoint_address}',
  ),
  secretOf('spec.data[secretKey=cache_main_host].remoteRef.key').is('three-tier/prod/caches/main'),
  secretOf('spec.target.template.data.REDIS_URL').is(
    'rediss://{{ .cache_main_host }}:{{ .cache_main_port }}',
  ),
  kubernetes(
    'api/deployment-api',
    'spec.template.spec.containers[name=api].env[name=REDIS_URL].valueFrom.secretKeyRef',
  ).is({ name: 'api', key: 'REDIS_URL' }),
];

const threeMembers: readonly [Claim, ...Claim[]] = [
  terraform('data', 'aws_docdb_cluster_instance.*.availability_zone').are(...ZONES),
  terraform('data', 'aws_docdb_cluster_instance.*.cluster_identifier').all(
    '${aws_docdb_cluster.main.id}',
  ),
];

const readReplica: readonly [Claim, ...Claim[]] = [
  reader('replicate_source_db').is('${aws_db_instance.main.identifier}'),
  reader('identifier').is('three-tier-prod-main-reader'),
];

export const data: Rows = {
  'S2-DATA-01': row(
    'RDS MySQL in two zones, a primary and a replica',
    mysql('engine').is('mysql'),
    mysql('multi_az').is(true),
    ...readReplica,
  ),
  'S2-DATA-02': row(
    'a DocumentDB cluster in three zones',
    documents('engine').is('docdb'),
    ...threeMembers,
  ),
  'S2-DATA-03': row('MySQL: Multi-AZ', mysql('multi_az').is(true), mysql('engine').is('mysql')),
  'S2-DATA-04': row(
    'MySQL: automated backups',
    mysql('backup_retention_period').is(30),
    mysql('backup_window').is('02:00-03:00'),
    mysql('delete_automated_backups').is(false),
  ),
  'S2-DATA-05': row(
    'MySQL: restores to a point in time',
    mysql('backup_retention_period').is(30),
    documented(
      'Database `main` restores to any second of the last 30 days, up to five minutes ago',
    ),
  ),
  'S2-DATA-06': row('MySQL: read replica', ...readReplica, reader('publicly_accessible').is(false)),
  'S2-DATA-07': row(
    'MySQL: Performance Insights, of the replica as well',
    terraform('data', 'aws_db_instance.*.performance_insights_enabled').are(true, true),
    mysql('performance_insights_retention_period').is(7),
  ),
  'S2-DATA-08': row(
    'MySQL: encrypted at rest',
    terraform('data', 'aws_db_instance.*.storage_encrypted').are(true, true),
    mysql('kms_key_id').is(DATA_KEY),
  ),
  'S2-DATA-09': row('DocumentDB: cluster over the zones', ...threeMembers),
  'S2-DATA-10': row(
    'DocumentDB: automated backups',
    documents('backup_retention_period').is(30),
    documents('preferred_backup_window').is('02:00-03:00'),
  ),
  'S2-DATA-11': row(
    'DocumentDB: change streams, kept for a day',
    terraform(
      'data',
      'aws_docdb_cluster_parameter_group.main.parameter[name=change_stream_log_retention_duration].value',
    ).is('86400'),
    documents('db_cluster_parameter_group_name').is(
      '${aws_docdb_cluster_parameter_group.main.name}',
    ),
  ),
  'S2-DATA-12': row(
    'DocumentDB: encrypted at rest',
    documents('storage_encrypted').is(true),
    documents('kms_key_id').is(DATA_KEY),
  ),
  'S2-DATA-13': row(
    'DocumentDB: an engine that has transactions',
    documents('engine_version').is('5.0.0'),
    terraform('data', 'aws_docdb_cluster_parameter_group.main.family').is('docdb5.0'),
  ),
  'S2-HA-05': row(
    'MySQL fails over to another zone by itself',
    mysql('multi_az').is(true),
    terraform('audit', 'aws_config_config_rule.rds-multi-az-support.source.source_identifier').is(
      'RDS_MULTI_AZ_SUPPORT',
    ),
  ),
  'S2-CACHE-01': row(
    'Redis takes load off the database',
    redis('engine').is('redis'),
    redis('num_node_groups').is(1),
    redis('replicas_per_node_group').is(2),
    ...redisOfTheApi,
  ),
  'S2-CACHE-02': row(
    'one Redis for sessions, answers, rate limits, queues and Pub/Sub',
    redis('description').is('Sessions, API responses, rate limits, queues and Pub/Sub'),
    kubernetes('api/configmap-api', 'data.REDIS_CLUSTER_MODE').is('false'),
    kubernetes('api/configmap-api', 'data.REDIS_USERNAME').is('three-tier-prod-api'),
    terraform('data', 'aws_elasticache_user.api.access_string').is('on ~* +@all -@dangerous'),
    terraform('data', 'aws_elasticache_replication_group.*.replication_group_id').are(
      'three-tier-prod-main',
    ),
    ...redisOfTheApi,
    documented('One cache holds sessions, API responses, rate limits, queues and Pub/Sub channels'),
  ),
  'S2-STO-01': row(
    'the bucket of the site keeps versions',
    bucket('_versioning', 'web.versioning_configuration.status').is('Enabled'),
    bucket('_versioning', 'web.bucket').is('${aws_s3_bucket.web.id}'),
  ),
  'S2-STO-02': row(
    'the bucket of the site has a lifecycle',
    bucket(
      '_lifecycle_configuration',
      'web.rule[id=old-builds].noncurrent_version_expiration[0].noncurrent_days',
    ).is(90),
    bucket(
      '_lifecycle_configuration',
      'web.rule[id=abandoned-uploads].abort_incomplete_multipart_upload[0].days_after_initiation',
    ).is(7),
    bucket('_lifecycle_configuration', 'web.rule[].status').are('Enabled', 'Enabled'),
    bucket('_lifecycle_configuration', 'web.bucket').is('${aws_s3_bucket.web.id}'),
  ),
  'S2-STO-03': row(
    'the bucket of the site is encrypted',
    bucket(
      '_server_side_encryption_configuration',
      'web.rule[0].apply_server_side_encryption_by_default.sse_algorithm',
    ).is('aws:kms'),
    bucket('_server_side_encryption_configuration', 'web.bucket').is('${aws_s3_bucket.web.id}'),
  ),
  'S2-STO-04': row(
    'the bucket of the site logs who reads it',
    bucket('_logging', 'web.bucket').is('${aws_s3_bucket.web.id}'),
    bucket('_logging', 'web.target_bucket').is('three-tier-prod-logs-222233334444'),
    bucket('_logging', 'web.target_prefix').is('web/'),
    bucket('', 'logs.bucket').is('three-tier-prod-logs-222233334444'),
    terraform(
      'data',
      'data.aws_iam_policy_document.logs.statement[sid=AccessLogs].principals[0].identifiers',
    ).is(['logging.s3.amazonaws.com']),
    terraform(
      'data',
      'data.aws_iam_policy_document.logs.statement[sid=AccessLogs].condition[variable=aws:SourceArn].values',
    ).is([
      'arn:aws:s3:::three-tier-prod-metrics-222233334444',
      'arn:aws:s3:::three-tier-prod-web-222233334444',
    ]),
  ),
};
