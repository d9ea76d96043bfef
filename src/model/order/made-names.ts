// How a text may name what a resource makes: by its name alone, inside an ARN, or in the form that an
// address, a path of logs or a scaling target has. Types are those of the provider.
// ARNs: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html

/** The argument that holds the name of what a resource makes. */
export const NAME_OF: Readonly<Record<string, string>> = {
  aws_backup_vault: 'name',
  aws_cloudtrail: 'name',
  aws_cloudwatch_event_bus: 'name',
  aws_cloudwatch_event_rule: 'name',
  aws_cloudwatch_log_group: 'name',
  aws_cloudwatch_metric_alarm: 'alarm_name',
  aws_config_configuration_recorder: 'name',
  aws_db_instance: 'identifier',
  aws_db_option_group: 'name',
  aws_db_parameter_group: 'name',
  aws_db_subnet_group: 'name',
  aws_docdb_cluster: 'cluster_identifier',
  aws_docdb_cluster_parameter_group: 'name',
  aws_docdb_subnet_group: 'name',
  aws_dynamodb_table: 'name',
  aws_ecr_repository: 'name',
  aws_ecs_cluster: 'name',
  aws_eks_cluster: 'name',
  aws_elasticache_parameter_group: 'name',
  aws_elasticache_replication_group: 'replication_group_id',
  aws_elasticache_subnet_group: 'name',
  aws_elasticache_user: 'user_id',
  aws_elasticache_user_group: 'user_group_id',
  aws_iam_group: 'name',
  aws_iam_instance_profile: 'name',
  aws_iam_policy: 'name',
  aws_iam_role: 'name',
  aws_iam_user: 'name',
  aws_key_pair: 'key_name',
  aws_kinesis_stream: 'name',
  aws_kms_alias: 'name',
  aws_lambda_function: 'function_name',
  aws_launch_template: 'name',
  aws_lb: 'name',
  aws_lb_target_group: 'name',
  aws_msk_cluster: 'cluster_name',
  aws_opensearch_domain: 'domain_name',
  aws_rds_cluster: 'cluster_identifier',
  aws_rds_cluster_parameter_group: 'name',
  aws_rds_global_cluster: 'global_cluster_identifier',
  aws_s3_bucket: 'bucket',
  aws_scheduler_schedule_group: 'name',
  aws_secretsmanager_secret: 'name',
  aws_sfn_state_machine: 'name',
  aws_sns_topic: 'name',
  aws_sqs_queue: 'name',
  aws_ssm_document: 'name',
  aws_ssm_parameter: 'name',
};

/** What stands behind `arn:aws:<service>:<region>:<account>:`, and the type that makes it. */
const ARN_FORMS: Readonly<Record<string, readonly (readonly [form: RegExp, type: string])[]>> = {
  backup: [[/^backup-vault:(.+)$/, 'aws_backup_vault']],
  cloudtrail: [[/^trail\/(.+)$/, 'aws_cloudtrail']],
  cloudwatch: [[/^alarm:(.+)$/, 'aws_cloudwatch_metric_alarm']],
  dynamodb: [[/^table\/([^/]+)/, 'aws_dynamodb_table']],
  ecr: [[/^repository\/(.+)$/, 'aws_ecr_repository']],
  eks: [[/^cluster\/([^/]+)$/, 'aws_eks_cluster']],
  elasticache: [
    [/^replicationgroup:(.+)$/, 'aws_elasticache_replication_group'],
    [/^user:(.+)$/, 'aws_elasticache_user'],
    [/^usergroup:(.+)$/, 'aws_elasticache_user_group'],
  ],
  elasticloadbalancing: [
    [/^loadbalancer\/(?:app|net)\/([^/]+)/, 'aws_lb'],
    [/^targetgroup\/([^/]+)/, 'aws_lb_target_group'],
  ],
  es: [[/^domain\/([^/]+)/, 'aws_opensearch_domain']],
  events: [
    [/^rule\/(?:[^/]+\/)?([^/]+)$/, 'aws_cloudwatch_event_rule'],
    [/^event-bus\/(.+)$/, 'aws_cloudwatch_event_bus'],
  ],
  iam: [
    [/^role\/(?:.+\/)?([^/]+)$/, 'aws_iam_role'],
    [/^policy\/(?:.+\/)?([^/]+)$/, 'aws_iam_policy'],
    [/^instance-profile\/(?:.+\/)?([^/]+)$/, 'aws_iam_instance_profile'],
    [/^user\/(?:.+\/)?([^/]+)$/, 'aws_iam_user'],
  ],
  kafka: [[/^cluster\/([^/]+)/, 'aws_msk_cluster']],
  kinesis: [[/^stream\/(.+)$/, 'aws_kinesis_stream']],
  kms: [[/^(alias\/.+)$/, 'aws_kms_alias']],
  lambda: [[/^function:([^:]+)/, 'aws_lambda_function']],
  logs: [[/^log-group:([^:*]+)/, 'aws_cloudwatch_log_group']],
  rds: [
    [/^db:(.+)$/, 'aws_db_instance'],
    [/^cluster:(.+)$/, 'aws_rds_cluster'],
    [/^global-cluster:(.+)$/, 'aws_rds_global_cluster'],
  ],
  s3: [[/^([^/*]+)(?:\/.*)?$/, 'aws_s3_bucket']],
  scheduler: [[/^schedule-group\/(.+)$/, 'aws_scheduler_schedule_group']],
  secretsmanager: [
    [/^secret:(.+?)(?:-(?:\?{6}|[A-Za-z0-9]{6}|\*))?$/, 'aws_secretsmanager_secret'],
  ],
  sns: [[/^([^:]+)/, 'aws_sns_topic']],
  sqs: [[/^([^:]+)$/, 'aws_sqs_queue']],
  ssm: [
    [/^(?:document|automation-definition)\/([^:/]+)/, 'aws_ssm_document'],
    [/^parameter(\/.+)$/, 'aws_ssm_parameter'],
  ],
  states: [[/^stateMachine:(.+)$/, 'aws_sfn_state_machine']],
};

/** Texts that are no ARN and yet more than a name. */
const OTHER_FORMS: readonly (readonly [form: RegExp, type: string])[] = [
  [/^([a-z0-9.-]+)\.s3(?:\.[a-z0-9-]+)?\.amazonaws\.com$/, 'aws_s3_bucket'],
  [/^s3:\/\/([^/]+)/, 'aws_s3_bucket'],
  [/^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com\/([^:@]+)/, 'aws_ecr_repository'],
  // https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
  [/^cluster:([^:/]+)$/, 'aws_rds_cluster'],
  [/^table\/([^/]+)/, 'aws_dynamodb_table'],
  [/^replication-group\/([^/]+)$/, 'aws_elasticache_replication_group'],
];

/** Groups that AWS makes itself, without retention and key, when the writer comes first. */
const LOG_FORMS: readonly (readonly [form: RegExp, type: string])[] = [
  [/^\/aws\/eks\/([^/]+)\/cluster$/, 'aws_eks_cluster'],
  [/^\/aws\/rds\/instance\/([^/]+)\//, 'aws_db_instance'],
  [/^\/aws\/rds\/cluster\/([^/]+)\//, 'aws_rds_cluster'],
  [/^\/aws\/docdb\/([^/]+)\//, 'aws_docdb_cluster'],
  [/^\/aws\/lambda\/([^/]+)$/, 'aws_lambda_function'],
];

export interface NamedThing {
  readonly type: string;
  readonly name: string;
  /** Of an ARN that says them. */
  readonly region?: string;
  readonly account?: string;
}

/** What a text other than a bare name names; undefined when it has none of the forms. */
export function thingIn(text: string): NamedThing | undefined {
  if (!text.startsWith('arn:')) return match(OTHER_FORMS, text);
  const [, , service = '', region = '', account = '', ...rest] = text.split(':');
  const thing = match(ARN_FORMS[service] ?? [], rest.join(':'));
  if (!thing) return undefined;
  return { ...thing, ...(region && { region }), ...(account && { account }) };
}

/** Whose logs a group of this name is for. */
export function writerOf(logGroup: string): NamedThing | undefined {
  return match(LOG_FORMS, logGroup);
}

function match(
  forms: readonly (readonly [RegExp, string])[],
  text: string,
): NamedThing | undefined {
  for (const [form, type] of forms) {
    const name = form.exec(text)?.[1];
    if (name !== undefined) return { type, name };
  }
  return undefined;
}

const BUCKETS = ['aws_s3_bucket'];
const CLUSTERS = ['aws_rds_cluster', 'aws_docdb_cluster'];

/** Which types a bare name means, by the last word of its argument; others may mean any type. */
export const MEANT_BY: Readonly<Record<string, readonly string[]>> = {
  bucket: BUCKETS,
  bucket_name: BUCKETS,
  cluster_identifier: CLUSTERS,
  cluster_name: ['aws_eks_cluster', 'aws_ecs_cluster', 'aws_msk_cluster'],
  db_cluster_identifier: CLUSTERS,
  db_instance_identifier: ['aws_db_instance'],
  db_parameter_group_name: ['aws_db_parameter_group'],
  db_cluster_parameter_group_name: [
    'aws_rds_cluster_parameter_group',
    'aws_docdb_cluster_parameter_group',
  ],
  db_subnet_group_name: ['aws_db_subnet_group', 'aws_docdb_subnet_group'],
  domain_name: ['aws_opensearch_domain'],
  function_name: ['aws_lambda_function'],
  global_cluster_identifier: ['aws_rds_global_cluster'],
  group_name: ['aws_scheduler_schedule_group', 'aws_iam_group'],
  iam_instance_profile: ['aws_iam_instance_profile'],
  instance_profile: ['aws_iam_instance_profile'],
  log_group_name: ['aws_cloudwatch_log_group'],
  parameter_group_name: ['aws_db_parameter_group', 'aws_elasticache_parameter_group'],
  replicate_source_db: ['aws_db_instance'],
  replication_group_id: ['aws_elasticache_replication_group'],
  repository: ['aws_ecr_repository'],
  repository_name: ['aws_ecr_repository'],
  role: ['aws_iam_role'],
  role_name: ['aws_iam_role'],
  s3_bucket: BUCKETS,
  s3_bucket_name: BUCKETS,
  replication_source_identifier: ['aws_rds_cluster', 'aws_db_instance'],
  secret_id: ['aws_secretsmanager_secret'],
  source_db_instance_identifier: ['aws_db_instance'],
  subnet_group_name: ['aws_elasticache_subnet_group'],
  table_name: ['aws_dynamodb_table'],
  target_bucket: BUCKETS,
  user_group_ids: ['aws_elasticache_user_group'],
  user_ids: ['aws_elasticache_user'],
};
