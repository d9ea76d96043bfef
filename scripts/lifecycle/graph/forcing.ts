// Arguments whose change replaces the resource: what the provider was asked, and by hand where it was not yet.
import { createHash } from 'node:crypto';
import { changeKindOf, terraformLife } from '../../../src/facts/terraform-life.ts';
import type { Body, Document } from '../compiled-world.ts';

export type ForcingPath = readonly string[];

const TABLE: Readonly<Record<string, readonly string[]>> = {
  aws_acm_certificate: [
    'domain_name',
    'subject_alternative_names',
    'validation_method',
    'key_algorithm',
  ],
  aws_acm_certificate_validation: ['certificate_arn', 'validation_record_fqdns'],
  aws_autoscaling_schedule: ['autoscaling_group_name', 'scheduled_action_name'],
  aws_cloudfront_cache_policy: [],
  aws_cloudwatch_log_group: ['name', 'name_prefix', 'skip_destroy'],
  aws_cloudwatch_metric_alarm: ['alarm_name'],
  aws_db_instance: [
    'engine',
    'db_name',
    'username',
    'kms_key_id',
    'storage_encrypted',
    'availability_zone',
    'character_set_name',
    'snapshot_identifier',
    'timezone',
  ],
  aws_db_parameter_group: ['name', 'name_prefix', 'family', 'description'],
  aws_db_subnet_group: ['name', 'name_prefix'],
  aws_docdb_cluster: [
    'cluster_identifier',
    'engine',
    'db_subnet_group_name',
    'kms_key_id',
    'storage_encrypted',
    'master_username',
    'port',
    'availability_zones',
    'snapshot_identifier',
  ],
  aws_docdb_cluster_instance: ['identifier', 'cluster_identifier', 'engine', 'availability_zone'],
  aws_docdb_cluster_parameter_group: ['name', 'name_prefix', 'family', 'description'],
  aws_docdb_subnet_group: ['name', 'name_prefix'],
  aws_dynamodb_table: ['name', 'hash_key', 'range_key', 'local_secondary_index'],
  aws_ecr_repository: ['name', 'encryption_configuration'],
  aws_efs_file_system: [
    'creation_token',
    'encrypted',
    'kms_key_id',
    'performance_mode',
    'availability_zone_name',
  ],
  aws_efs_mount_target: ['file_system_id', 'subnet_id', 'ip_address'],
  aws_eip: ['domain', 'address'],
  aws_eks_access_entry: ['cluster_name', 'principal_arn', 'type'],
  aws_eks_access_policy_association: [
    'cluster_name',
    'principal_arn',
    'policy_arn',
    'access_scope',
  ],
  aws_eks_addon: ['cluster_name', 'addon_name'],
  aws_eks_cluster: [
    'name',
    'role_arn',
    'encryption_config.provider.key_arn',
    'kubernetes_network_config.service_ipv4_cidr',
    'kubernetes_network_config.ip_family',
    'bootstrap_self_managed_addons',
  ],
  aws_eks_node_group: [
    'cluster_name',
    'node_group_name',
    'node_group_name_prefix',
    'node_role_arn',
    'subnet_ids',
    'instance_types',
    'ami_type',
    'capacity_type',
    'disk_size',
    'launch_template.id',
    'launch_template.name',
    'remote_access',
  ],
  aws_elasticache_replication_group: [
    'replication_group_id',
    'subnet_group_name',
    'port',
    'at_rest_encryption_enabled',
    'kms_key_id',
    'data_tiering_enabled',
    'snapshot_arns',
    'snapshot_name',
    'network_type',
    'global_replication_group_id',
  ],
  aws_elasticache_subnet_group: ['name'],
  aws_elasticache_user: ['user_id', 'user_name'],
  aws_elasticache_user_group: ['user_group_id'],
  aws_iam_role: ['name', 'name_prefix', 'path'],
  aws_iam_policy: ['name', 'name_prefix', 'path', 'description'],
  aws_iam_role_policy: ['name', 'name_prefix', 'role'],
  aws_iam_role_policy_attachment: ['role', 'policy_arn'],
  aws_kms_alias: ['name', 'name_prefix'],
  aws_launch_template: ['name', 'name_prefix'],
  aws_lb: ['name', 'name_prefix', 'internal', 'load_balancer_type'],
  aws_lb_listener: ['load_balancer_arn'],
  aws_lb_listener_rule: ['listener_arn'],
  aws_lb_target_group: [
    'name',
    'name_prefix',
    'port',
    'protocol',
    'protocol_version',
    'target_type',
    'vpc_id',
    'ip_address_type',
  ],
  aws_msk_cluster: [
    'cluster_name',
    'broker_node_group_info.client_subnets',
    'broker_node_group_info.az_distribution',
    'encryption_info.encryption_at_rest_kms_key_arn',
    'encryption_info.encryption_in_transit.in_cluster',
  ],
  aws_msk_configuration: ['name', 'kafka_versions'],
  aws_nat_gateway: ['allocation_id', 'subnet_id', 'connectivity_type'],
  aws_opensearch_domain: ['domain_name', 'encrypt_at_rest.kms_key_id', 'vpc_options.subnet_ids'],
  aws_rds_cluster: [
    'cluster_identifier',
    'engine',
    'engine_mode',
    'database_name',
    'db_subnet_group_name',
    'kms_key_id',
    'storage_encrypted',
    'master_username',
    'availability_zones',
    'snapshot_identifier',
  ],
  aws_rds_cluster_instance: [
    'identifier',
    'cluster_identifier',
    'engine',
    'availability_zone',
    'db_subnet_group_name',
  ],
  aws_rds_cluster_parameter_group: ['name', 'name_prefix', 'family', 'description'],
  aws_route: ['route_table_id', 'destination_cidr_block'],
  aws_route53_record: ['zone_id', 'name', 'type', 'set_identifier'],
  aws_route53_zone: ['name'],
  aws_route_table: ['vpc_id'],
  aws_route_table_association: ['subnet_id'],
  aws_s3_bucket: ['bucket', 'bucket_prefix', 'object_lock_enabled'],
  aws_secretsmanager_secret: ['name', 'name_prefix'],
  aws_secretsmanager_secret_version: ['secret_id', 'secret_string', 'secret_binary'],
  aws_security_group: ['name', 'name_prefix', 'description', 'vpc_id'],
  aws_sns_topic: ['name', 'name_prefix', 'fifo_topic'],
  aws_sns_topic_subscription: ['topic_arn', 'protocol', 'endpoint'],
  aws_sqs_queue: ['name', 'name_prefix', 'fifo_queue'],
  aws_subnet: ['vpc_id', 'cidr_block', 'availability_zone'],
  aws_vpc: ['cidr_block', 'instance_tenancy'],
  aws_vpc_endpoint: ['vpc_id', 'service_name', 'vpc_endpoint_type'],
  aws_vpc_security_group_egress_rule: ['security_group_id'],
  aws_vpc_security_group_ingress_rule: ['security_group_id'],
  aws_wafv2_web_acl: ['name', 'name_prefix', 'scope'],
  terraform_data: ['triggers_replace'],
  aws_wafv2_web_acl_association: ['resource_arn', 'web_acl_arn'],
};

export function forcingPathsOf(type: string): readonly ForcingPath[] {
  const paths = terraformLife(type)?.replace ?? TABLE[type] ?? [];
  return paths.map((path) => path.split('.'));
}

/** What stands at a path, through lists; undefined where nothing does. */
export function pick(value: unknown, [head, ...rest]: ForcingPath): unknown {
  if (head === undefined) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => pick(item, [head, ...rest]) ?? null);
    return items.every((item) => item === null) ? undefined : items;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return pick((value as Body)[head], rest);
}

/** Marks by address. */
export type Marks = ReadonlyMap<string, string>;

/** Resources that this very change of an argument replaces, as no other change of it would. */
export function marksOf(before: Document | undefined, after: Document, marks: Marks): Marks {
  const added = Object.entries(after.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, body]) => {
      const was = before?.resource?.[type]?.[name];
      const forced = was === undefined ? [] : forcedBy(type, was, body);
      return forced.length === 0
        ? []
        : [[`${type}.${name}`, hashOf(JSON.stringify(forced))] as const];
    }),
  );
  return new Map([...marks, ...added]);
}

function forcedBy(type: string, before: Body, after: Body): readonly unknown[] {
  return Object.entries(terraformLife(type)?.when ?? {}).flatMap(([path, kinds]) => {
    const [was, is] = [before, after].map((body) => pick(body, path.split('.')));
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return kinds.includes(changeKindOf(was, is)) ? [[path, is]] : [];
  });
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
