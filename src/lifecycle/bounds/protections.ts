// What stands between data and its loss: a second copy, a switch that keeps it from being deleted, a way back.
import type { Json } from '../../model/artifact.ts';
import { argumentAt } from './argument-at.ts';
import { asSwitch, type Bodies, type Bound, lower, lowerOrNone, type Shrinking } from './bound.ts';

const weaker = (consequence: string): Shrinking => ({ danger: 'weaker', consequence });

const off = (type: string, argument: string, consequence: string): Bound => ({
  ...{ type, argument, measure: asSwitch, judge: lower('weaker', consequence) },
});

const on = (type: string, argument: string, consequence: string): Bound => ({
  type,
  argument,
  measure: (value) => -asSwitch(value),
  judge: lower('weaker', consequence),
});

/** Fewer of what has copies: none stays, or fewer. */
const fewer = (type: string, argument: string, none: string, less: string): Bound => ({
  ...{ type, argument, judge: lowerOrNone(weaker(none), weaker(less)) },
});

const DELETED = 'from then on one wrong plan or one wrong click deletes it with all that is in it';
const NO_STANDBY =
  'no standby takes over any more: when its instance or its zone fails it is away until AWS has made it anew, and maintenance interrupts it';

/** What AWS itself refuses to delete while the argument says so. */
const KEPT: readonly (readonly [type: string, argument: string])[] = [
  ['aws_db_instance', 'deletion_protection'],
  ['aws_rds_cluster', 'deletion_protection'],
  ['aws_rds_global_cluster', 'deletion_protection'],
  ['aws_docdb_cluster', 'deletion_protection'],
  ['aws_docdb_global_cluster', 'deletion_protection'],
  ['aws_neptune_cluster', 'deletion_protection'],
  ['aws_dynamodb_table', 'deletion_protection_enabled'],
  ['aws_cognito_user_pool', 'deletion_protection'],
];

/** Terraform alone refuses; where AWS does as well, that is what is told. */
const PREVENTED: Bound = {
  type: null,
  argument: 'lifecycle.prevent_destroy',
  measure: asSwitch,
  judge: (before, after, bodies) =>
    after < before && !isKept(bodies) ? weaker(DELETED) : undefined,
};

function isKept({ before }: Bodies): boolean {
  return KEPT.some(([, argument]) => asSwitch(before[argument]) === 1);
}

const FINAL = ['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'];

/** The zones of a domain; without awareness of them it is one. */
function zonesOf(value: Json | undefined): number {
  return Number(value ?? 2);
}

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html */
const DOMAIN: readonly Bound[] = [
  off(
    'aws_opensearch_domain',
    'cluster_config.zone_awareness_enabled',
    'copies of an index may stand in one zone, and are away or lost together with it',
  ),
  {
    type: 'aws_opensearch_domain',
    argument: 'cluster_config.zone_awareness_config.availability_zone_count',
    measure: zonesOf,
    judge: (before, after, { before: was, after: is }) =>
      after < before && isAware(was) && isAware(is)
        ? weaker('fewer zones bear the loss of one')
        : undefined,
  },
  fewer(
    'aws_opensearch_domain',
    'cluster_config.dedicated_master_count',
    'data nodes elect the master again, and one that is overloaded takes the domain along',
    'fewer masters bear the loss of one',
  ),
];

const isAware = (body: Json) =>
  asSwitch(argumentAt(body as Bodies['before'], 'cluster_config.zone_awareness_enabled')) === 1;

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html */
const CACHE: readonly Bound[] = [
  off(
    'aws_elasticache_replication_group',
    'automatic_failover_enabled',
    'no replica takes over when the primary fails, and what is in memory may be lost',
  ),
  {
    type: 'aws_elasticache_replication_group',
    argument: 'multi_az_enabled',
    measure: asSwitch,
    // Where nothing takes over, that is what is told.
    judge: (before, after, { after: is }) =>
      after < before && asSwitch(is['automatic_failover_enabled']) === 1
        ? weaker('primary and replica may stand in one zone, and are lost together with it')
        : undefined,
  },
  fewer(
    'aws_elasticache_replication_group',
    'replicas_per_node_group',
    'what is in memory is there once, and lost with its node',
    'fewer copies of each shard bear the loss of a node',
  ),
];

export const PROTECTIONS: readonly Bound[] = [
  ...KEPT.map(([type, argument]) => off(type, argument, DELETED)),
  PREVENTED,
  off(
    'aws_lb',
    'enable_deletion_protection',
    'from then on one wrong plan or one wrong click deletes it, with the address that names lead to',
  ),
  ...FINAL.map((type) =>
    on(type, 'skip_final_snapshot', 'whoever deletes it takes no last snapshot'),
  ),
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
  off('aws_db_instance', 'multi_az', NO_STANDBY),
  ...CACHE,
  ...DOMAIN,
  on('aws_s3_bucket', 'force_destroy', 'Terraform empties it before it deletes it'),
  on('aws_ecr_repository', 'force_delete', 'Terraform deletes it with its images'),
  on('aws_backup_vault', 'force_destroy', 'Terraform deletes it with its recovery points'),
  off('aws_efs_backup_policy', 'backup_policy.status', 'AWS Backup takes no more backups of it'),
  {
    type: 'aws_kms_key',
    argument: 'deletion_window_in_days',
    measure: (value) => Number(value ?? 30),
    judge: lower('weaker', 'a deletion by mistake has to be noticed sooner'),
  },
  {
    type: 'aws_secretsmanager_secret',
    argument: 'recovery_window_in_days',
    measure: (value) => Number(value ?? 30),
    judge: lower('weaker', 'a deletion by mistake has to be noticed sooner'),
  },
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/recovery-points.html: what is there keeps its day.
  {
    type: 'aws_backup_plan',
    argument: 'rule.lifecycle.delete_after',
    judge: lower('weaker', 'backups from now on are kept shorter'),
  },
  {
    type: 'aws_backup_plan',
    argument: 'rule.copy_action.lifecycle.delete_after',
    judge: lowerOrNone(
      weaker('no copy of a backup goes to the other region any more'),
      weaker('copies from now on are kept shorter'),
    ),
  },
  off(
    'aws_cloudtrail',
    'enable_log_file_validation',
    'nobody can prove that a log was not changed',
  ),
  off('aws_cloudtrail', 'is_multi_region_trail', 'calls in other regions leave no trace'),
];
