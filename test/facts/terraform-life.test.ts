import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import generated from '../../src/facts/terraform-life.generated.json' with { type: 'json' };
import {
  type ChangeKind,
  changeKindOf,
  forcesReplacement,
  LIFE_PROVIDER,
  type TerraformLife,
  terraformLife,
} from '../../src/facts/terraform-life.ts';
import { emittedTypes } from '../support/emitted-types.ts';

/** Not asked yet: npm run life-facts -- <type> asks, and takes it from here. */
const TO_BE_ASKED: readonly string[] = [
  'aws_sns_topic',
  'aws_msk_cluster',
  'aws_elasticache_replication_group',
  'aws_acm_certificate',
  'aws_acm_certificate_validation',
  'aws_appautoscaling_policy',
  'aws_appautoscaling_target',
  'aws_autoscaling_schedule',
  'aws_backup_plan',
  'aws_backup_selection',
  'aws_backup_vault',
  'aws_budgets_budget',
  'aws_ce_anomaly_monitor',
  'aws_ce_anomaly_subscription',
  'aws_ce_cost_allocation_tag',
  'aws_ce_cost_category',
  'aws_cloudformation_stack',
  'aws_cloudfront_cache_policy',
  'aws_cloudfront_distribution',
  'aws_cloudfront_function',
  'aws_cloudfront_origin_access_control',
  'aws_cloudfront_response_headers_policy',
  'aws_cloudtrail',
  'aws_cloudwatch_dashboard',
  'aws_cloudwatch_event_rule',
  'aws_cloudwatch_event_target',
  'aws_cloudwatch_log_group',
  'aws_cloudwatch_metric_alarm',
  'aws_cognito_resource_server',
  'aws_cognito_user_group',
  'aws_cognito_user_pool_client',
  'aws_cognito_user_pool_domain',
  'aws_computeoptimizer_enrollment_status',
  'aws_config_config_rule',
  'aws_config_configuration_aggregator',
  'aws_config_configuration_recorder',
  'aws_config_configuration_recorder_status',
  'aws_config_delivery_channel',
  'aws_db_instance_automated_backups_replication',
  'aws_default_security_group',
  'aws_dlm_lifecycle_policy',
  'aws_docdb_cluster_instance',
  'aws_docdb_cluster_parameter_group',
  'aws_docdb_global_cluster',
  'aws_docdb_subnet_group',
  'aws_dx_connection',
  'aws_dx_gateway',
  'aws_dx_gateway_association',
  'aws_ebs_default_kms_key',
  'aws_ebs_encryption_by_default',
  'aws_ec2_transit_gateway',
  'aws_ec2_transit_gateway_vpc_attachment',
  'aws_ecr_lifecycle_policy',
  'aws_ecr_registry_scanning_configuration',
  'aws_ecr_replication_configuration',
  'aws_ecr_repository_creation_template',
  'aws_ecr_repository_policy',
  'aws_efs_backup_policy',
  'aws_efs_replication_configuration',
  'aws_eip',
  'aws_eks_access_entry',
  'aws_eks_access_policy_association',
  'aws_eks_addon',
  'aws_elasticache_subnet_group',
  'aws_elasticache_user',
  'aws_elasticache_user_group',
  'aws_flow_log',
  'aws_guardduty_detector',
  'aws_guardduty_detector_feature',
  'aws_guardduty_organization_admin_account',
  'aws_guardduty_organization_configuration',
  'aws_guardduty_organization_configuration_feature',
  'aws_iam_instance_profile',
  'aws_iam_openid_connect_provider',
  'aws_iam_role_policy',
  'aws_iam_role_policy_attachment',
  'aws_iam_service_linked_role',
  'aws_instance',
  'aws_internet_gateway',
  'aws_lambda_event_source_mapping',
  'aws_lambda_function',
  'aws_lambda_function_event_invoke_config',
  'aws_lambda_permission',
  'aws_lb_listener',
  'aws_lb_listener_rule',
  'aws_nat_gateway',
  'aws_network_acl',
  'aws_network_acl_rule',
  'aws_oam_link',
  'aws_oam_sink',
  'aws_oam_sink_policy',
  'aws_organizations_account',
  'aws_organizations_delegated_administrator',
  'aws_organizations_organization',
  'aws_organizations_organizational_unit',
  'aws_organizations_policy',
  'aws_organizations_policy_attachment',
  'aws_ram_principal_association',
  'aws_ram_resource_association',
  'aws_ram_resource_share',
  'aws_ram_sharing_with_organization',
  'aws_rds_global_cluster',
  'aws_route',
  'aws_route53_health_check',
  'aws_route53_record',
  'aws_route53_zone',
  'aws_route53profiles_association',
  'aws_route53profiles_profile',
  'aws_route53profiles_resource_association',
  'aws_route_table',
  'aws_route_table_association',
  'aws_s3_bucket_intelligent_tiering_configuration',
  'aws_s3_bucket_lifecycle_configuration',
  'aws_s3_bucket_logging',
  'aws_s3_bucket_notification',
  'aws_s3_bucket_ownership_controls',
  'aws_s3_bucket_policy',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_replication_configuration',
  'aws_s3_bucket_server_side_encryption_configuration',
  'aws_s3_bucket_versioning',
  'aws_scheduler_schedule',
  'aws_scheduler_schedule_group',
  'aws_secretsmanager_secret_policy',
  'aws_secretsmanager_secret_version',
  'aws_securityhub_account',
  'aws_securityhub_organization_admin_account',
  'aws_securityhub_organization_configuration',
  'aws_securityhub_standards_subscription',
  'aws_sfn_state_machine',
  'aws_sns_topic_policy',
  'aws_sns_topic_subscription',
  'aws_sqs_queue_policy',
  'aws_ssm_document',
  'aws_vpc_endpoint',
  'aws_vpc_security_group_egress_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_wafv2_web_acl',
  'aws_wafv2_web_acl_association',
  'aws_xray_encryption_config',
  'aws_xray_group',
  'aws_xray_sampling_rule',
];

const LIVES = Object.entries<TerraformLife>(generated.resources);

describe('facts of the life of resources', () => {
  it('know every type that dist has; npm run life-facts -- <type> asks about another', () => {
    const unknown = emittedTypes().filter((type) => terraformLife(type) === undefined);

    expect(unknown.filter((type) => !TO_BE_ASKED.includes(type))).toEqual([]);
  });

  it('are of the provider that stacks are locked to; npm run life-facts renews them', () => {
    const lock = readFileSync('locks/terraform.lock.hcl', 'utf8');

    expect(/version\s*=\s*"([^"]+)"/.exec(lock)?.[1]).toBe(LIFE_PROVIDER);
  });

  it('are sorted, and name an argument once', () => {
    const offenders = LIVES.filter(([, { replace = [], when = {}, notAsked = {} }]) => {
      const all = [...replace, ...Object.keys(when), ...Object.values(notAsked).flat()];
      return new Set(all).size < all.length || !isSorted(replace) || !isSorted(Object.keys(when));
    });

    expect(isSorted(LIVES.map(([type]) => type))).toBe(true);
    expect(offenders.map(([type]) => type)).toEqual([]);
  });
});

function isSorted(names: readonly string[]): boolean {
  return JSON.stringify(names) === JSON.stringify(names.toSorted());
}

describe('forcesReplacement', () => {
  it.each<[string, string, ChangeKind | undefined, boolean]>([
    ['aws_lb_target_group', 'port', undefined, true],
    ['aws_lb_target_group', 'deregistration_delay', undefined, false],
    ['aws_eks_node_group', 'instance_types', 'change', true],
    ['aws_eks_node_group', 'scaling_config.min_size', 'raise', false],
    ['aws_db_instance', 'instance_class', undefined, false],
    ['aws_db_instance', 'storage_encrypted', 'on', true],
    ['aws_opensearch_domain', 'encrypt_at_rest.enabled', 'on', false],
    ['aws_opensearch_domain', 'encrypt_at_rest.enabled', 'off', true],
    ['aws_no_such', 'name', undefined, false],
  ])('%s.%s by %s: %s', (type, path, kind, expected) => {
    expect(forcesReplacement(type, path, kind && { kind })).toBe(expected);
  });
});

describe('changeKindOf', () => {
  it.each<[unknown, unknown, ChangeKind]>([
    [undefined, 1, 'set'],
    ['a', null, 'unset'],
    [[], ['a'], 'set'],
    [false, true, 'on'],
    [true, false, 'off'],
    [['a'], ['a', 'b'], 'grow'],
    [['a', 'b'], ['b'], 'shrink'],
    [['a', 'b'], ['a', 'c'], 'change'],
    [1, 2, 'raise'],
    ['8.0', '5.7', 'lower'],
    ['3.9.x', '3.10.x', 'raise'],
    ['OpenSearch_2.11', 'OpenSearch_2.9', 'lower'],
    ['mysql', 'postgres', 'change'],
  ])('from %o to %o: %s', (before, after, expected) => {
    expect(changeKindOf(before, after)).toBe(expected);
  });
});
