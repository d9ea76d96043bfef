import { givesInstancesOneId } from '../ask-emulator.ts';
import type { Body, Gap } from '../gap.ts';
import { drift, LEFT_OUT, noOperation, partOf, without } from './words.ts';

const MONITORING = [
  'monitoring_interval',
  'monitoring_role_arn',
  'performance_insights_enabled',
  'performance_insights_kms_key_id',
  'performance_insights_retention_period',
];

/** Of a global cluster, whose master is that of the first. */
function isSecondary(cluster: Body | undefined): boolean {
  return cluster !== undefined && 'source_region' in cluster && !('master_username' in cluster);
}

/** `${aws_rds_cluster.main.id}` → `aws_rds_cluster.main` */
function clusterOf(body: Body): string {
  return /\$\{([\w-]+\.[\w-]+)\./.exec(String(body['cluster_identifier']))?.[1] ?? '';
}

export const data: readonly Gap[] = [
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
