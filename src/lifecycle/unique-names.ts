// By which argument AWS knows one resource of a type from another: it refuses a second one of the same.
import { isEqual } from './compare/is-equal.ts';
import type { Body } from './transition.ts';

const NAMED: Readonly<Record<string, string>> = {
  aws_autoscaling_group: 'name',
  aws_backup_plan: 'name',
  aws_backup_vault: 'name',
  aws_cloudfront_cache_policy: 'name',
  aws_cloudfront_distribution: 'aliases',
  aws_cloudfront_function: 'name',
  aws_cloudfront_origin_access_control: 'name',
  aws_cloudfront_response_headers_policy: 'name',
  aws_cloudtrail: 'name',
  aws_cloudwatch_log_group: 'name',
  aws_cognito_user_pool_domain: 'domain',
  aws_db_instance: 'identifier',
  aws_db_parameter_group: 'name',
  aws_db_subnet_group: 'name',
  aws_docdb_cluster: 'cluster_identifier',
  aws_docdb_cluster_instance: 'identifier',
  aws_docdb_cluster_parameter_group: 'name',
  aws_docdb_global_cluster: 'global_cluster_identifier',
  aws_docdb_subnet_group: 'name',
  aws_dynamodb_table: 'name',
  aws_ecr_repository: 'name',
  aws_efs_file_system: 'creation_token',
  aws_eks_access_entry: 'principal_arn',
  aws_eks_addon: 'addon_name',
  aws_eks_cluster: 'name',
  aws_eks_node_group: 'node_group_name',
  aws_elasticache_parameter_group: 'name',
  aws_elasticache_replication_group: 'replication_group_id',
  aws_elasticache_serverless_cache: 'name',
  aws_elasticache_subnet_group: 'name',
  aws_elasticache_user: 'user_id',
  aws_elasticache_user_group: 'user_group_id',
  aws_iam_instance_profile: 'name',
  aws_iam_openid_connect_provider: 'url',
  aws_iam_policy: 'name',
  aws_iam_role: 'name',
  aws_kinesis_stream: 'name',
  aws_lambda_function: 'function_name',
  aws_lb: 'name',
  aws_lb_target_group: 'name',
  aws_msk_cluster: 'cluster_name',
  aws_msk_configuration: 'name',
  aws_opensearch_domain: 'domain_name',
  aws_rds_cluster: 'cluster_identifier',
  aws_rds_cluster_instance: 'identifier',
  aws_rds_cluster_parameter_group: 'name',
  aws_rds_global_cluster: 'global_cluster_identifier',
  aws_s3_bucket: 'bucket',
  aws_scheduler_schedule_group: 'name',
  aws_secretsmanager_secret: 'name',
  aws_security_group: 'name',
  aws_sfn_state_machine: 'name',
  aws_sns_topic: 'name',
  aws_sqs_queue: 'name',
  aws_subnet: 'cidr_block',
  aws_wafv2_ip_set: 'name',
  aws_wafv2_rule_group: 'name',
  aws_wafv2_web_acl: 'name',
};

/** What AWS would refuse a second time; undefined where it invents the name, or has none. */
export function uniqueNameOf(
  type: string,
  body: Body,
): { readonly argument: string; readonly name: unknown } | undefined {
  const argument = Object.hasOwn(NAMED, type) ? NAMED[type] : undefined;
  const name = argument === undefined ? undefined : body[argument];
  return argument === undefined || name === undefined ? undefined : { argument, name };
}

/** Whether one of them has to go before there can be the other. */
export function isSameName(type: string, one: Body, other: Body): boolean {
  const [left, right] = [uniqueNameOf(type, one), uniqueNameOf(type, other)];
  return left !== undefined && right !== undefined && isEqual(left.name, right.name);
}
