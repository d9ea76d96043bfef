// Which arguments make a resource one of a kind in AWS. Terraform sees no conflict between two resources
// of one name: the second is refused at apply, or takes the first over without a word.
// Source: the page of each resource in https://registry.terraform.io/providers/hashicorp/aws/latest/docs

/** The last one is the name; those before say within what it is unique. None: AWS has only one. */
type Arguments = readonly string[];

/** Names of one account and region. */
const REGIONAL = {
  aws_appautoscaling_target: ['service_namespace', 'scalable_dimension', 'resource_id'],
  aws_backup_vault: ['name'],
  aws_cloudformation_stack: ['name'],
  aws_cloudtrail: ['name'],
  aws_cloudwatch_dashboard: ['dashboard_name'],
  aws_cloudwatch_event_rule: ['name'],
  aws_cloudwatch_log_group: ['name'],
  aws_cloudwatch_metric_alarm: ['alarm_name'],
  aws_config_config_rule: ['name'],
  aws_config_configuration_recorder: ['name'],
  aws_config_delivery_channel: ['name'],
  aws_db_instance: ['identifier'],
  aws_db_parameter_group: ['name'],
  aws_db_subnet_group: ['name'],
  aws_docdb_cluster: ['cluster_identifier'],
  aws_docdb_cluster_instance: ['identifier'],
  aws_docdb_cluster_parameter_group: ['name'],
  aws_docdb_subnet_group: ['name'],
  aws_dynamodb_table: ['name'],
  aws_ebs_default_kms_key: [],
  aws_ebs_encryption_by_default: [],
  aws_ecr_repository: ['name'],
  aws_eks_addon: ['cluster_name', 'addon_name'],
  aws_eks_cluster: ['name'],
  aws_eks_node_group: ['cluster_name', 'node_group_name'],
  aws_elasticache_parameter_group: ['name'],
  aws_elasticache_replication_group: ['replication_group_id'],
  aws_elasticache_subnet_group: ['name'],
  aws_elasticache_user: ['user_id'],
  aws_elasticache_user_group: ['user_group_id'],
  aws_guardduty_detector: [],
  aws_kms_alias: ['name'],
  aws_lambda_event_source_mapping: ['event_source_arn', 'function_name'],
  aws_lambda_function: ['function_name'],
  aws_launch_template: ['name'],
  aws_lb: ['name'],
  aws_lb_target_group: ['name'],
  aws_msk_cluster: ['cluster_name'],
  aws_msk_configuration: ['name'],
  aws_oam_sink: [],
  aws_opensearch_domain: ['domain_name'],
  aws_rds_cluster: ['cluster_identifier'],
  aws_rds_cluster_instance: ['identifier'],
  aws_rds_cluster_parameter_group: ['name'],
  aws_scheduler_schedule: ['group_name', 'name'],
  aws_scheduler_schedule_group: ['name'],
  aws_secretsmanager_secret: ['name'],
  aws_security_group: ['vpc_id', 'name'],
  aws_securityhub_account: [],
  aws_securityhub_standards_subscription: ['standards_arn'],
  aws_sns_topic: ['name'],
  aws_sqs_queue: ['name'],
  aws_ssm_document: ['name'],
  aws_ssm_parameter: ['name'],
  aws_wafv2_web_acl: ['scope', 'name'],
} as const satisfies Record<string, Arguments>;

/** Names of one account, whatever the region. */
const OF_ACCOUNT = {
  aws_budgets_budget: ['name'],
  aws_ce_anomaly_monitor: ['monitor_dimension'],
  aws_ce_cost_allocation_tag: ['tag_key'],
  aws_ce_cost_category: ['name'],
  aws_cloudfront_cache_policy: ['name'],
  aws_cloudfront_function: ['name'],
  aws_cloudfront_origin_access_control: ['name'],
  aws_cloudfront_response_headers_policy: ['name'],
  aws_computeoptimizer_enrollment_status: [],
  aws_iam_group: ['name'],
  aws_iam_instance_profile: ['name'],
  aws_iam_openid_connect_provider: ['url'],
  aws_iam_policy: ['name'],
  aws_iam_role: ['name'],
  aws_iam_role_policy: ['role', 'name'],
  aws_iam_role_policy_attachment: ['role', 'policy_arn'],
  aws_iam_service_linked_role: ['aws_service_name'],
  aws_iam_user: ['name'],
  aws_rds_global_cluster: ['global_cluster_identifier'],
  aws_route53_record: ['zone_id', 'type', 'set_identifier', 'name'],
} as const satisfies Record<string, Arguments>;

/** Names of all of AWS, and what a bucket has one of. */
const WORLDWIDE = {
  aws_s3_bucket: ['bucket'],
  aws_s3_bucket_lifecycle_configuration: ['bucket'],
  aws_s3_bucket_notification: ['bucket'],
  aws_s3_bucket_ownership_controls: ['bucket'],
  aws_s3_bucket_policy: ['bucket'],
  aws_s3_bucket_public_access_block: ['bucket'],
  aws_s3_bucket_replication_configuration: ['bucket'],
  aws_s3_bucket_server_side_encryption_configuration: ['bucket'],
  aws_s3_bucket_versioning: ['bucket'],
} as const satisfies Record<string, Arguments>;

export type Scope = 'region' | 'account' | 'world';

function scoped(scope: Scope, table: Readonly<Record<string, Arguments>>) {
  return Object.entries(table).map(([type, names]) => [type, { scope, names }] as const);
}

/** By resource type. */
export const AWS_NAMES: ReadonlyMap<string, { readonly scope: Scope; readonly names: Arguments }> =
  new Map([
    ...scoped('region', REGIONAL),
    ...scoped('account', OF_ACCOUNT),
    ...scoped('world', WORLDWIDE),
  ]);
