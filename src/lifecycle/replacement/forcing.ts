// Which arguments Terraform cannot change in place: what the provider's own plan says, and for what it could
// not be asked about, what is known of those that hold data, and the name.
import {
  changeKindOf,
  forcesReplacement as isForcedByPlan,
  wasAsked,
} from '../../facts/terraform-life.ts';
import { namingOf } from '../../facts/terraform-names.ts';
import type { ChangedArgument } from '../compare/changed-arguments.ts';
import type { Body } from '../transition.ts';

/** Of types and arguments that the facts lack. */
const FORCING: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: [
    'availability_zone',
    'character_set_name',
    'db_name',
    'engine',
    'kms_key_id',
    'storage_encrypted',
    'username',
    'custom_iam_instance_profile',
    'snapshot_identifier',
    'nchar_character_set_name',
    'timezone',
  ],
  aws_rds_cluster: [
    'availability_zones',
    'cluster_identifier',
    'database_name',
    'db_subnet_group_name',
    'engine',
    'kms_key_id',
    'master_username',
    'storage_encrypted',
    'engine_mode',
    'snapshot_identifier',
  ],
  aws_docdb_cluster: [
    'cluster_identifier',
    'db_subnet_group_name',
    'engine',
    'kms_key_id',
    'master_username',
    'storage_encrypted',
    'port',
  ],
  aws_dynamodb_table: ['name', 'hash_key', 'range_key', 'local_secondary_index'],
  aws_s3_bucket: ['bucket', 'bucket_prefix', 'object_lock_enabled'],
  aws_efs_file_system: [
    'creation_token',
    'encrypted',
    'kms_key_id',
    'performance_mode',
    'availability_zone_name',
  ],
  aws_msk_cluster: [
    'cluster_name',
    'broker_node_group_info.az_distribution',
    'broker_node_group_info.client_subnets',
    'encryption_info.encryption_at_rest_kms_key_arn',
  ],
  aws_opensearch_domain: ['domain_name', 'vpc_options'],
  aws_elasticache_replication_group: [
    'replication_group_id',
    'at_rest_encryption_enabled',
    'kms_key_id',
    'subnet_group_name',
    'port',
    'cluster_mode',
  ],
  aws_eks_cluster: [
    'name',
    'bootstrap_self_managed_addons',
    'role_arn',
    'kubernetes_network_config.service_ipv4_cidr',
    'kubernetes_network_config.ip_family',
    'encryption_config',
  ],
  aws_eks_node_group: [
    'node_group_name',
    'instance_types',
    'ami_type',
    'capacity_type',
    'disk_size',
    'subnet_ids',
    'cluster_name',
    'node_role_arn',
    'remote_access',
    'launch_template.name',
  ],
  aws_lb_target_group: [
    'name',
    'port',
    'protocol',
    'protocol_version',
    'target_type',
    'vpc_id',
    'ip_address_type',
  ],
  aws_lb: ['name', 'internal', 'load_balancer_type'],
  aws_subnet: ['cidr_block', 'availability_zone', 'vpc_id'],
  aws_vpc: ['cidr_block'],
  aws_security_group: ['name', 'description', 'vpc_id'],
  aws_cognito_user_pool: ['username_attributes', 'alias_attributes', 'username_configuration'],
  aws_sqs_queue: ['name', 'fifo_queue'],
  // hashicorp/terraform-provider-aws internal/service/route53/zone.go v5.100.0
  aws_route53_zone: ['name', 'delegation_set_id'],
};

/** `body` is the resource as it is asked for. A value that is not known before the apply counts as any other. */
export function forcesReplacement(type: string, argument: ChangedArgument, body: Body): boolean {
  const { path, before, after } = argument;
  if (wasAsked(type, path)) {
    const isKnown = before !== undefined || after !== undefined;
    const kind = isKnown ? changeKindOf(before, after) : 'change';
    return isForcedByPlan(type, path, { kind, body });
  }
  const naming = namingOf(type)?.name;
  const forcing = FORCING[type] ?? (naming === undefined ? [] : [naming]);
  return forcing.some((each) => path === each || path.startsWith(`${each}.`));
}
