// What of a resource only grows, or takes data along when it becomes less.
import type { Json } from '../../model/artifact.ts';
import { asSwitch, type Bodies, type Bound, lower, lowerOrNone, type Shrinking } from './bound.ts';

/** Without a number of days they are kept for good. */
const daysKept = (value: Json | undefined) => Number(value ?? 0) || Number.POSITIVE_INFINITY;

const BACKUPS = 'backups older than that are deleted';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.StorageTypes.html: storage only grows. The
 * provider leaves a smaller size alone while storage autoscaling is on. */
function allocated(before: number, after: number, bodies: Bodies): Shrinking | undefined {
  if (after >= before) return undefined;
  return Number(bodies.after['max_allocated_storage'] ?? 0) > after
    ? {
        danger: 'less',
        consequence: 'RDS never makes a volume smaller, and Terraform leaves it as it is',
      }
    : { danger: 'refused', consequence: 'RDS never makes a volume smaller' };
}

function mostAllocated(before: number, after: number, bodies: Bodies): Shrinking | undefined {
  // Without a bound it does not grow by itself.
  if (after >= before || after === 0) return undefined;
  return after <= Number(bodies.before['allocated_storage'] ?? 0)
    ? { danger: 'refused', consequence: 'RDS refuses a bound that is not above the storage it has' }
    : { danger: 'less', consequence: 'RDS refuses it if storage has grown beyond that' };
}

const FITS = 'what is stored has to fit into what stays';

export const BOUNDS: readonly Bound[] = [
  { type: 'aws_db_instance', argument: 'allocated_storage', judge: allocated },
  { type: 'aws_db_instance', argument: 'max_allocated_storage', judge: mostAllocated },
  {
    type: 'aws_db_instance',
    argument: 'backup_retention_period',
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.Disabling.html
    judge: lowerOrNone(
      { danger: 'refused', consequence: 'RDS deletes every automated backup at once' },
      { danger: 'less', consequence: BACKUPS },
    ),
  },
  { type: 'aws_rds_cluster', argument: 'backup_retention_period', judge: lower('less', BACKUPS) },
  { type: 'aws_docdb_cluster', argument: 'backup_retention_period', judge: lower('less', BACKUPS) },
  {
    type: 'aws_neptune_cluster',
    argument: 'backup_retention_period',
    judge: lower('less', BACKUPS),
  },
  {
    type: 'aws_dynamodb_table',
    argument: 'point_in_time_recovery.enabled',
    measure: asSwitch,
    judge: lower('refused', 'DynamoDB deletes its continuous backups at once'),
  },
  {
    type: 'aws_dynamodb_table',
    argument: 'point_in_time_recovery.recovery_period_in_days',
    // Without any, it is the switch that is told.
    judge: (before, after) =>
      after > 0 && after < before ? { danger: 'less', consequence: BACKUPS } : undefined,
  },
  {
    type: 'aws_dynamodb_table',
    argument: 'ttl.enabled',
    measure: (value) => -asSwitch(value),
    judge: lower('less', 'items whose time has passed are deleted'),
  },
  {
    type: 'aws_elasticache_replication_group',
    argument: 'snapshot_retention_limit',
    judge: lowerOrNone(
      { danger: 'less', consequence: 'no backups are taken any more' },
      { danger: 'less', consequence: BACKUPS },
    ),
  },
  {
    type: 'aws_elasticache_replication_group',
    argument: 'num_node_groups',
    judge: lower('less', FITS),
  },
  {
    // https://docs.aws.amazon.com/msk/latest/developerguide/msk-remove-broker.html
    type: 'aws_msk_cluster',
    argument: 'number_of_broker_nodes',
    judge: lower('refused', 'MSK refuses while partitions are on the brokers that go'),
  },
  {
    // https://docs.aws.amazon.com/msk/latest/developerguide/msk-update-storage.html
    type: 'aws_msk_cluster',
    argument: 'broker_node_group_info.storage_info.ebs_storage_info.volume_size',
    judge: lower('refused', 'MSK never makes a volume smaller'),
  },
  {
    type: 'aws_opensearch_domain',
    argument: 'cluster_config.instance_count',
    judge: lower('less', FITS),
  },
  {
    type: 'aws_opensearch_domain',
    argument: 'ebs_options.volume_size',
    judge: lower('less', FITS),
  },
  // https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modify-volume.html
  {
    type: 'aws_ebs_volume',
    argument: 'size',
    judge: lower('refused', 'EBS never makes a volume smaller'),
  },
  ...['lustre', 'ontap', 'openzfs', 'windows'].map((system) => ({
    type: `aws_fsx_${system}_file_system`,
    argument: 'storage_capacity',
    judge: lower('refused', 'FSx never makes a file system smaller'),
  })),
  {
    type: 'aws_kinesis_stream',
    argument: 'retention_period',
    judge: lower('less', 'records older than that are deleted'),
  },
  {
    type: 'aws_sqs_queue',
    argument: 'message_retention_seconds',
    judge: lower('less', 'messages older than that are deleted'),
  },
  {
    type: 'aws_cloudwatch_log_group',
    argument: 'retention_in_days',
    measure: daysKept,
    judge: lower('less', 'logs older than that are deleted'),
  },
  {
    type: 'aws_db_instance_automated_backups_replication',
    argument: 'retention_period',
    judge: lower('less', BACKUPS),
  },
  {
    // https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html
    type: 'aws_dlm_lifecycle_policy',
    argument: 'policy_details.schedule.retain_rule.interval',
    judge: lower('less', 'snapshots older than that are deleted'),
  },
  {
    type: 'aws_s3_bucket_versioning',
    argument: 'versioning_configuration.status',
    measure: asSwitch,
    judge: lower('less', 'what is overwritten or deleted from now on is lost'),
  },
];
