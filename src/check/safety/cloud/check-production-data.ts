// Data of production survives a mistake: backups, and no way to delete it in one step.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import type { CheckInput } from '../../check-input.ts';
import { bucketsOf } from './buckets-of.ts';
import {
  isNotTrue,
  isTrue,
  isWritten,
  numberOf,
  type Requirement,
  type Shortfall,
  shortfall,
  shortfallsOf,
  valuesAt,
} from './requirement.ts';

const BACKUP_DAYS_MIN = 7;
const INSTANCES_MIN = 2;
/** What cannot be built again from this repository. */
const STATEFUL = [
  'aws_db_instance',
  'aws_docdb_cluster',
  'aws_dynamodb_table',
  'aws_efs_file_system',
  'aws_elasticache_replication_group',
  'aws_kms_key',
  'aws_msk_cluster',
  'aws_opensearch_domain',
  'aws_rds_cluster',
  'aws_route53_zone',
  'aws_s3_bucket',
] as const;

/** What to write at the keys that decide about it. */
const WRITTEN: Readonly<Record<string, string>> = {
  backupRetentionDays: `backupRetentionDays: ${BACKUP_DAYS_MIN} or more`,
  deletionProtection: 'deletionProtection: true',
  instances: `instances: ${INSTANCES_MIN} or more`,
  recoveryDays: `recoveryDays: ${BACKUP_DAYS_MIN} or more`,
  snapshotRetentionDays: 'snapshotRetentionDays: 1 or more',
  versioning: 'versioning: true',
};

/** A read replica is made again from its primary. */
function isReplica({ body }: Element): boolean {
  return isWritten(body['replicate_source_db']);
}

const REQUIREMENTS: readonly Requirement[] = [
  ...STATEFUL.map((type) => ({
    ...{ type, at: 'lifecycle.prevent_destroy', wanted: 'prevent_destroy = true' },
    ...{ holds: isTrue, except: isReplica, keys: ['deletionProtection'] },
  })),
  ...['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster'].flatMap((type) => [
    {
      ...{ type, at: 'backup_retention_period', except: isReplica, keys: ['backupRetentionDays'] },
      holds: (value: Parameters<typeof numberOf>[0]) => numberOf(value) >= BACKUP_DAYS_MIN,
      wanted: `a backup_retention_period of ${BACKUP_DAYS_MIN} days or more`,
    },
    {
      ...{ type, at: 'deletion_protection', except: isReplica, keys: ['deletionProtection'] },
      ...{ holds: isTrue, wanted: 'deletion_protection = true' },
    },
    {
      ...{ type, at: 'skip_final_snapshot', except: isReplica },
      ...{ holds: isNotTrue, wanted: 'skip_final_snapshot = false' },
    },
  ]),
  {
    type: 'aws_dynamodb_table',
    at: 'deletion_protection_enabled',
    holds: isTrue,
    wanted: 'deletion_protection_enabled = true',
    keys: ['deletionProtection'],
  },
  {
    type: 'aws_dynamodb_table',
    at: 'point_in_time_recovery.enabled',
    holds: isTrue,
    wanted: 'point_in_time_recovery.enabled = true',
    keys: ['recoveryDays'],
  },
  {
    type: 'aws_dynamodb_table',
    at: 'point_in_time_recovery.recovery_period_in_days',
    // AWS keeps 35 days where none is written.
    holds: (value) => value === undefined || numberOf(value) >= BACKUP_DAYS_MIN,
    wanted: `a recovery_period_in_days of ${BACKUP_DAYS_MIN} or more`,
    keys: ['recoveryDays'],
  },
  {
    type: 'aws_elasticache_replication_group',
    at: 'snapshot_retention_limit',
    holds: (value) => numberOf(value) >= 1,
    wanted: 'a snapshot_retention_limit of a day or more',
    keys: ['snapshotRetentionDays'],
  },
  {
    type: 'aws_lb',
    at: 'enable_deletion_protection',
    holds: isTrue,
    wanted: 'enable_deletion_protection = true',
  },
  {
    type: 'aws_s3_bucket',
    at: 'force_destroy',
    holds: isNotTrue,
    wanted: 'force_destroy = false',
  },
];

export function checkProductionData(input: CheckInput): readonly Diagnostic[] {
  if (input.environment.tier !== 'production') return [];
  const unversioned = bucketsOf(input)
    .filter(({ part }) => {
      const found = part('aws_s3_bucket_versioning')?.body;
      return valuesAt(found, 'versioning_configuration.status')[0] !== 'Enabled';
    })
    .map(({ bucket }) =>
      shortfall(input, bucket, { wanted: 'versions of replaced objects', keys: ['versioning'] }),
    );
  return [...shortfallsOf(input, REQUIREMENTS), ...lonely(input), ...unversioned].map(
    ({ path, ...args }) =>
      diagnostic(
        'check/production-data',
        { ...args, setting: WRITTEN[String(path.at(-1))] },
        { path },
      ),
  );
}

/** Clusters whose data outlives an instance, but not the service they give: who is in them, and who they are.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html */
const CLUSTERS = [
  ['aws_docdb_cluster_instance', 'aws_docdb_cluster'],
  ['aws_rds_cluster_instance', 'aws_rds_cluster'],
] as const;

function lonely(input: CheckInput): readonly Shortfall[] {
  return CLUSTERS.flatMap(([member, type]) => {
    const members = resourcesOf(input, member).map((instance) =>
      elementsBehind(input, instance.stack, instance.body['cluster_identifier']),
    );
    return resourcesOf(input, type)
      .filter((cluster) => members.filter((of) => of.includes(cluster)).length < INSTANCES_MIN)
      .map((cluster) => {
        const wanted = `${INSTANCES_MIN} instances or more, so that one can take over`;
        return shortfall(input, cluster, { wanted, keys: ['instances'] });
      });
  });
}
