// What AWS does not delete while something uses it (DependencyViolation, ResourceInUse, DeleteConflict, …).
import type { Hold, LiveResource } from '../graph/world.ts';

interface Protection {
  readonly type: string;
  /** Types of those that count; absent: all. */
  readonly by?: readonly string[];
  /** Arguments by which it is not held. */
  readonly except?: readonly string[];
}

const PROTECTIONS: readonly Protection[] = [
  {
    type: 'aws_acm_certificate',
    by: ['aws_lb_listener', 'aws_lb_listener_certificate', 'aws_cloudfront_distribution'],
  },
  { type: 'aws_backup_plan', by: ['aws_backup_selection'] },
  { type: 'aws_cloudfront_cache_policy', by: ['aws_cloudfront_distribution'] },
  { type: 'aws_cloudfront_function', by: ['aws_cloudfront_distribution'] },
  { type: 'aws_cloudfront_key_group', by: ['aws_cloudfront_distribution'] },
  { type: 'aws_cloudfront_origin_access_control', by: ['aws_cloudfront_distribution'] },
  { type: 'aws_cloudfront_origin_request_policy', by: ['aws_cloudfront_distribution'] },
  { type: 'aws_cloudfront_public_key', by: ['aws_cloudfront_key_group'] },
  { type: 'aws_cloudfront_response_headers_policy', by: ['aws_cloudfront_distribution'] },
  { type: 'aws_cognito_user_pool', by: ['aws_cognito_user_pool_domain'] },
  { type: 'aws_db_parameter_group', by: ['aws_db_instance', 'aws_rds_cluster_instance'] },
  { type: 'aws_db_subnet_group', by: ['aws_db_instance', 'aws_rds_cluster'] },
  { type: 'aws_docdb_cluster', by: ['aws_docdb_cluster_instance'] },
  { type: 'aws_docdb_cluster_parameter_group', by: ['aws_docdb_cluster'] },
  { type: 'aws_docdb_global_cluster', by: ['aws_docdb_cluster'] },
  { type: 'aws_docdb_subnet_group', by: ['aws_docdb_cluster'] },
  { type: 'aws_efs_file_system', by: ['aws_efs_mount_target'] },
  { type: 'aws_eip', by: ['aws_nat_gateway', 'aws_lb'] },
  { type: 'aws_eks_cluster', by: ['aws_eks_node_group', 'aws_eks_fargate_profile'] },
  { type: 'aws_elasticache_parameter_group', by: ['aws_elasticache_replication_group'] },
  { type: 'aws_elasticache_subnet_group', by: ['aws_elasticache_replication_group'] },
  // The provider asks to take away from the group what is not there any more.
  { type: 'aws_elasticache_user', by: ['aws_elasticache_user_group'] },
  { type: 'aws_elasticache_user_group', by: ['aws_elasticache_replication_group'] },
  { type: 'aws_iam_instance_profile', by: ['aws_instance'] },
  { type: 'aws_iam_policy', by: ['aws_iam_role_policy_attachment'] },
  {
    type: 'aws_iam_role',
    by: ['aws_iam_role_policy', 'aws_iam_role_policy_attachment', 'aws_iam_instance_profile'],
  },
  // EC2 deletes it, and the group that names it cannot make a node any more.
  { type: 'aws_launch_template', by: ['aws_eks_node_group'] },
  { type: 'aws_lb_target_group', by: ['aws_lb_listener', 'aws_lb_listener_rule'] },
  { type: 'aws_msk_configuration', by: ['aws_msk_cluster'] },
  { type: 'aws_network_acl', by: ['aws_network_acl_association'] },
  { type: 'aws_organizations_organizational_unit', by: ['aws_organizations_account'] },
  { type: 'aws_organizations_policy', by: ['aws_organizations_policy_attachment'] },
  { type: 'aws_rds_cluster', by: ['aws_rds_cluster_instance'] },
  { type: 'aws_rds_cluster_parameter_group', by: ['aws_rds_cluster'] },
  { type: 'aws_rds_global_cluster', by: ['aws_rds_cluster'] },
  { type: 'aws_route53_zone', by: ['aws_route53_record'] },
  { type: 'aws_route_table', by: ['aws_route_table_association'] },
  // Its own rules go with it; a rule of another group, or an interface, keeps it.
  { type: 'aws_security_group', except: ['security_group_id'] },
  { type: 'aws_subnet', except: ['route_table_id'] },
  { type: 'aws_wafv2_ip_set', by: ['aws_wafv2_web_acl'] },
  {
    type: 'aws_wafv2_web_acl',
    by: ['aws_wafv2_web_acl_association', 'aws_cloudfront_distribution'],
  },
];

/** Templates and tables that only name something: AWS deletes it all the same. */
const NAMERS = ['aws_launch_template', 'aws_route_table_association', 'aws_db_subnet_group'];

export function isHeld(target: LiveResource, by: LiveResource, { argument }: Hold): boolean {
  const protection = PROTECTIONS.find(({ type }) => type === target.type);
  if (protection === undefined) return false;
  if (protection.except?.includes(argument)) return false;
  return protection.by?.includes(by.type) ?? !NAMERS.includes(by.type);
}
