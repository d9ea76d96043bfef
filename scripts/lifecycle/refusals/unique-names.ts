// Names that AWS gives to one at a time.
import type { Body } from '../compiled-world.ts';

/** Arguments that name a type; what has another `within` may have the same name. */
interface Naming {
  readonly names: readonly string[];
  readonly within?: readonly string[];
}

const NAMINGS: Readonly<Record<string, Naming>> = {
  aws_cloudfront_cache_policy: { names: ['name'] },
  aws_cloudfront_function: { names: ['name'] },
  aws_cloudfront_origin_access_control: { names: ['name'] },
  aws_cloudfront_response_headers_policy: { names: ['name'] },
  aws_cloudwatch_log_group: { names: ['name'] },
  aws_db_instance: { names: ['identifier'] },
  aws_db_parameter_group: { names: ['name'] },
  aws_db_subnet_group: { names: ['name'] },
  aws_docdb_cluster: { names: ['cluster_identifier'] },
  aws_docdb_cluster_instance: { names: ['identifier'] },
  aws_docdb_cluster_parameter_group: { names: ['name'] },
  aws_docdb_subnet_group: { names: ['name'] },
  aws_dynamodb_table: { names: ['name'] },
  aws_ecr_repository: { names: ['name'] },
  aws_efs_mount_target: { names: ['file_system_id', 'subnet_id'] },
  aws_eks_access_entry: { names: ['cluster_name', 'principal_arn'] },
  aws_eks_addon: { names: ['cluster_name', 'addon_name'] },
  aws_eks_cluster: { names: ['name'] },
  aws_eks_node_group: { names: ['node_group_name'], within: ['cluster_name'] },
  aws_elasticache_replication_group: { names: ['replication_group_id'] },
  aws_elasticache_subnet_group: { names: ['name'] },
  aws_elasticache_user: { names: ['user_id'] },
  aws_elasticache_user_group: { names: ['user_group_id'] },
  aws_iam_policy: { names: ['name'] },
  aws_iam_role: { names: ['name'] },
  aws_iam_role_policy: { names: ['name'], within: ['role'] },
  aws_kms_alias: { names: ['name'] },
  aws_launch_template: { names: ['name'] },
  aws_lb: { names: ['name'] },
  aws_lb_listener: { names: ['port'], within: ['load_balancer_arn'] },
  aws_lb_listener_rule: { names: ['priority'], within: ['listener_arn'] },
  aws_lb_target_group: { names: ['name'] },
  aws_msk_cluster: { names: ['cluster_name'] },
  aws_msk_configuration: { names: ['name'] },
  aws_opensearch_domain: { names: ['domain_name'] },
  aws_rds_cluster: { names: ['cluster_identifier'] },
  aws_rds_cluster_instance: { names: ['identifier'] },
  aws_rds_cluster_parameter_group: { names: ['name'] },
  aws_s3_bucket: { names: ['bucket'] },
  aws_scheduler_schedule: { names: ['name'], within: ['group_name'] },
  aws_secretsmanager_secret: { names: ['name'] },
  aws_security_group: { names: ['name'], within: ['vpc_id'] },
  aws_sns_topic: { names: ['name'] },
  aws_sqs_queue: { names: ['name'] },
  aws_wafv2_web_acl: { names: ['name'], within: ['scope'] },
};

/** What no two of its type may have at once, in words; undefined where AWS names it, or names may repeat. */
export function uniqueNameOf(type: string, body: Body): string | undefined {
  const naming = NAMINGS[type];
  if (naming === undefined) return undefined;
  const values = naming.names.map((argument) => body[argument]);
  if (values.every((value) => value === undefined)) return undefined;
  const within = (naming.within ?? []).map((argument) => body[argument]);
  return JSON.stringify([...values, ...within, body['provider'] ?? null]);
}
