// What moto 5.2.1 cannot do of what the stacks ask. Seen by `npm run verify:apply -- --all`.
import {
  givesClustersOneIssuer,
  givesInstancesOneId,
  keepsOneFeature,
  refusesUnderAnyCondition,
} from './ask-emulator.ts';
import type { Body, Gap, Resource } from './gap.ts';

const LEFT_OUT = { leaves: 'resource' } as const;

function drift(...paths: string[]): Gap['instead'] {
  return { leaves: 'drift', paths };
}

function without(path: string): Gap['instead'] {
  return { leaves: 'argument', path };
}

function mentions(expression: string): (resource: Resource) => boolean {
  return ({ body }) => JSON.stringify(body).includes(expression);
}

const NO_OPERATION = 'it has no such operation';

function noOperation(type: string): Gap {
  return { type, missing: NO_OPERATION, instead: LEFT_OUT };
}

/** What is part of something that is left out. */
function partOf(type: string, ...whole: string[]): Gap {
  return {
    type,
    missing: `there is no ${whole.join(' and no ')}`,
    instead: LEFT_OUT,
    follows: whole,
  };
}

const MONITORING = [
  'monitoring_interval',
  'monitoring_role_arn',
  'performance_insights_enabled',
  'performance_insights_kms_key_id',
  'performance_insights_retention_period',
];

const STATE: readonly Gap[] = [
  {
    type: 'aws_s3_bucket_policy',
    missing:
      'a Deny refuses every object, whatever its condition: Terraform could not keep a state',
    instead: LEFT_OUT,
    only: ({ stack }) => stack.endsWith('/state'),
    stillMissing: refusesUnderAnyCondition,
  },
  {
    type: 'aws_s3_bucket_lifecycle_configuration',
    missing: 'newer_noncurrent_versions is forgotten',
    instead: without('rule.noncurrent_version_expiration.newer_noncurrent_versions'),
    only: mentions('newer_noncurrent_versions'),
  },
];

const NETWORK: readonly Gap[] = [
  {
    type: 'aws_vpc_security_group_ingress_rule',
    missing: 'the description is forgotten',
    instead: drift('description'),
  },
  {
    type: 'aws_vpc_security_group_egress_rule',
    missing: 'the description is forgotten',
    instead: drift('description'),
  },
  {
    type: 'aws_ec2_transit_gateway_vpc_attachment',
    missing: 'tags are forgotten',
    instead: drift('tags', 'tags_all'),
  },
  {
    type: 'aws_ec2_transit_gateway_vpc_attachment',
    missing: 'a transit gateway of another account cannot be attached to',
    instead: LEFT_OUT,
    only: ({ body }) => String(body['transit_gateway_id']).includes('terraform_remote_state'),
  },
  {
    type: 'aws_route',
    missing: 'the transit gateway of another account is forgotten',
    instead: drift('transit_gateway_id'),
    only: ({ body }) => String(body['transit_gateway_id']).includes('terraform_remote_state'),
  },
  noOperation('aws_dx_gateway'),
  partOf('aws_dx_gateway_association', 'aws_dx_gateway'),
  noOperation('aws_route53profiles_profile'),
  partOf('aws_route53profiles_association', 'aws_route53profiles_profile'),
  partOf('aws_route53profiles_resource_association', 'aws_route53profiles_profile'),
  {
    type: 'aws_ram_resource_share',
    missing: 'its permissions cannot be read',
    instead: LEFT_OUT,
  },
  partOf('aws_ram_principal_association', 'aws_ram_resource_share'),
  partOf('aws_ram_resource_association', 'aws_ram_resource_share'),
];

const CLUSTER: readonly Gap[] = [
  {
    type: 'aws_eks_cluster',
    missing: 'who may use it is forgotten',
    instead: without('access_config'),
  },
  {
    type: 'aws_eks_cluster',
    missing: 'until when it is supported is forgotten',
    instead: without('upgrade_policy'),
  },
  {
    type: 'aws_vpc_security_group_ingress_rule',
    missing: 'an EKS cluster has no security group of its own',
    instead: LEFT_OUT,
    only: mentions('cluster_security_group_id'),
  },
  {
    type: 'aws_iam_openid_connect_provider',
    missing: 'all clusters of an account have one issuer',
    instead: LEFT_OUT,
    only: mentions('aws_eks_cluster'),
    stillMissing: givesClustersOneIssuer,
  },
  {
    type: 'aws_eks_node_group',
    missing: 'remote access is read back, although there is none, and asks for a new group',
    instead: LEFT_OUT,
  },
  partOf('aws_autoscaling_schedule', 'aws_eks_node_group'),
  {
    type: 'aws_launch_template',
    missing: 'its own tags are read back among those of what it launches',
    instead: drift(
      'tag_specifications',
      'default_version',
      'latest_version',
      'vpc_security_group_ids',
    ),
  },
  {
    type: 'aws_cloudformation_stack',
    missing: 'a list that is a parameter is read back in another form',
    instead: drift('parameters', 'outputs'),
  },
  noOperation('aws_eks_addon'),
  noOperation('data.aws_eks_addon_version'),
  {
    type: 'data.aws_ssm_parameter',
    missing: 'it knows no images of EKS',
    instead: LEFT_OUT,
    only: mentions('/aws/service/eks/'),
  },
  noOperation('aws_eks_access_entry'),
  partOf('aws_eks_access_policy_association', 'aws_eks_access_entry'),
  {
    type: 'aws_instance',
    missing: 'a root volume has to name its size, which AWS takes from the image',
    instead: without('root_block_device'),
  },
  {
    type: 'aws_instance',
    missing: 'security groups are forgotten',
    instead: drift('vpc_security_group_ids'),
  },
];

/** What is read of a distribution that still changes is read again when it is applied. */
const FOLLOWS_DISTRIBUTION = {
  missing: 'what names a distribution changes with it',
  instead: drift('policy'),
  only: ({ stack }: Resource) => stack.endsWith('/edge'),
  follows: ['aws_cloudfront_distribution'],
};

const EDGE: readonly Gap[] = [
  noOperation('aws_cloudfront_cache_policy'),
  noOperation('aws_cloudfront_function'),
  noOperation('aws_cloudfront_response_headers_policy'),
  {
    type: 'aws_cloudfront_distribution',
    missing: 'there are no origin groups',
    instead: LEFT_OUT,
    only: mentions('"origin_group"'),
  },
  {
    type: 'aws_cloudfront_distribution',
    missing: 'policies of caches, access to origins and certificates are read back in older forms',
    instead: drift(
      'default_cache_behavior',
      'ordered_cache_behavior',
      'origin',
      'viewer_certificate',
    ),
  },
  { type: 'aws_s3_bucket_policy', ...FOLLOWS_DISTRIBUTION },
  { type: 'aws_iam_role_policy', ...FOLLOWS_DISTRIBUTION },
];

/** Of a global cluster, whose master is that of the first. */
function isSecondary(cluster: Body | undefined): boolean {
  return cluster !== undefined && 'source_region' in cluster && !('master_username' in cluster);
}

/** `${aws_rds_cluster.main.id}` → `aws_rds_cluster.main` */
function clusterOf(body: Body): string {
  return /\$\{([\w-]+\.[\w-]+)\./.exec(String(body['cluster_identifier']))?.[1] ?? '';
}

const DATA: readonly Gap[] = [
  {
    type: 'aws_s3_bucket_replication_configuration',
    missing: 'what becomes of delete markers and of encrypted objects is forgotten',
    instead: drift('rule.delete_marker_replication', 'rule.source_selection_criteria'),
  },
  {
    type: 'aws_db_parameter_group',
    missing: 'parameters are forgotten',
    instead: drift('parameter'),
  },
  {
    type: 'aws_db_instance',
    missing: 'all instances of an account have one id, so that a replica is taken for its source',
    instead: LEFT_OUT,
    only: ({ body }) => 'replicate_source_db' in body,
    stillMissing: givesInstancesOneId,
  },
  {
    type: 'aws_db_instance',
    missing: 'all instances of an account have one id, and this account has others',
    instead: LEFT_OUT,
    only: ({ body, instancesInAccount }) =>
      !('replicate_source_db' in body) && instancesInAccount > 1,
    stillMissing: givesInstancesOneId,
  },
  partOf('aws_db_instance_automated_backups_replication', 'aws_db_instance'),
  {
    type: 'aws_db_instance',
    missing: 'monitoring and Performance Insights are forgotten',
    instead: drift(...MONITORING),
  },
  {
    type: 'aws_rds_cluster_instance',
    missing: 'monitoring and Performance Insights are forgotten',
    instead: drift(...MONITORING),
  },
  {
    type: 'aws_rds_cluster',
    missing: 'one that is not serverless has a scaling configuration',
    instead: drift('scaling_configuration'),
  },
  {
    type: 'aws_elasticache_replication_group',
    missing: 'its members cannot be read',
    instead: LEFT_OUT,
  },
  noOperation('aws_elasticache_user_group'),
  {
    type: 'aws_appautoscaling_target',
    missing: 'tags cannot be read',
    instead: LEFT_OUT,
  },
  partOf('aws_appautoscaling_policy', 'aws_appautoscaling_target'),
  {
    type: 'aws_docdb_cluster',
    missing: 'it does not know the engine',
    instead: LEFT_OUT,
  },
  partOf('aws_docdb_cluster_instance', 'aws_docdb_cluster'),
  {
    type: 'aws_rds_global_cluster',
    missing: 'tags cannot be written',
    instead: LEFT_OUT,
  },
  {
    type: 'aws_rds_cluster',
    missing: 'there is no aws_rds_global_cluster',
    instead: without('global_cluster_identifier'),
    only: ({ body }) => 'global_cluster_identifier' in body,
    follows: ['aws_rds_global_cluster'],
  },
  {
    type: 'aws_rds_cluster',
    missing: 'the secondary of a global cluster has to name a master',
    instead: LEFT_OUT,
    only: ({ body }) => isSecondary(body),
  },
  {
    type: 'aws_rds_cluster_instance',
    missing: 'there is no secondary aws_rds_cluster',
    instead: LEFT_OUT,
    only: ({ body, neighbour }) => isSecondary(neighbour(clusterOf(body))),
    follows: ['aws_rds_cluster'],
  },
  noOperation('aws_backup_selection'),
  { type: 'aws_backup_plan', missing: 'tags are forgotten', instead: drift('tags', 'tags_all') },
  { type: 'aws_backup_vault', missing: 'tags are forgotten', instead: drift('tags', 'tags_all') },
  noOperation('aws_efs_backup_policy'),
  noOperation('aws_efs_replication_configuration'),
  noOperation('aws_msk_configuration'),
  partOf('aws_msk_cluster', 'aws_msk_configuration'),
  partOf('data.aws_msk_broker_nodes', 'aws_msk_cluster'),
  {
    type: 'aws_opensearch_domain',
    missing: 'it is never ready',
    instead: LEFT_OUT,
  },
];

const ORGANIZATION: readonly Gap[] = [
  {
    type: 'aws_organizations_delegated_administrator',
    missing: 'it does not know this service',
    instead: LEFT_OUT,
    only: mentions('config.amazonaws.com'),
  },
  {
    type: 'aws_ram_sharing_with_organization',
    missing: 'there is no service-linked role of it',
    instead: LEFT_OUT,
  },
  {
    type: 'aws_guardduty_detector_feature',
    missing: 'each feature takes the place of the one before',
    instead: LEFT_OUT,
    only: (resource) => !mentions('S3_DATA_EVENTS')(resource),
    stillMissing: keepsOneFeature,
  },
  {
    type: 'aws_securityhub_account',
    missing: 'its configuration cannot be changed',
    instead: LEFT_OUT,
  },
  partOf('aws_securityhub_standards_subscription', 'aws_securityhub_account'),
  noOperation('aws_guardduty_organization_configuration'),
  partOf(
    'aws_guardduty_organization_configuration_feature',
    'aws_guardduty_organization_configuration',
  ),
  {
    type: 'aws_cloudtrail',
    missing: 'logging cannot be started by the ARN of a trail',
    instead: LEFT_OUT,
  },
];

const OPERATIONS: readonly Gap[] = [
  noOperation('aws_dlm_lifecycle_policy'),
  noOperation('aws_oam_sink'),
  partOf('aws_oam_sink_policy', 'aws_oam_sink'),
  partOf('aws_oam_link', 'aws_oam_sink'),
  noOperation('aws_xray_group'),
  noOperation('aws_xray_encryption_config'),
  noOperation('aws_xray_sampling_rule'),
  noOperation('aws_ecr_repository_creation_template'),
  {
    type: 'aws_budgets_budget',
    missing: 'tags and subscribers cannot be read',
    instead: LEFT_OUT,
  },
  noOperation('aws_ce_anomaly_monitor'),
  partOf('aws_ce_anomaly_subscription', 'aws_ce_anomaly_monitor'),
  noOperation('aws_ce_cost_allocation_tag'),
  noOperation('aws_computeoptimizer_enrollment_status'),
];

export const gaps: readonly Gap[] = [
  ...STATE,
  ...NETWORK,
  ...CLUSTER,
  ...EDGE,
  ...DATA,
  ...ORGANIZATION,
  ...OPERATIONS,
];
