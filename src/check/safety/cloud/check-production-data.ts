// Data of production survives a mistake: backups, and no way to delete it in one step.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type CheckInput, type Element, elementsOf } from '../../check-input.ts';
import { elementsBehind } from '../../planes/elements-behind.ts';
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
      ...{ type, at: 'deletion_protection', keys: ['deletionProtection'] },
      ...{ holds: isTrue, wanted: 'deletion_protection = true' },
    },
    {
      ...{ type, at: 'skip_final_snapshot', except: isReplica },
      ...{ holds: isNotTrue, wanted: 'skip_final_snapshot = false' },
    },
  ]),
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
  const found = [...shortfallsOf(input, REQUIREMENTS), ...unversioned, ...lonelyClusters(input)];
  return found.map(({ path, ...args }) => diagnostic('check/production-data', args, { path }));
}

/** The volume of an Aurora cluster survives its only member, but nobody serves it until that is made
 * again. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html */
function lonelyClusters(input: CheckInput): readonly Shortfall[] {
  const members = elementsOf(input, 'resource', 'aws_rds_cluster_instance').flatMap(
    ({ stack, body }) => elementsBehind(input, stack, body['cluster_identifier']),
  );
  return elementsOf(input, 'resource', 'aws_rds_cluster')
    .filter(({ stack, address }) => {
      const own = members.filter((each) => each.stack === stack && each.address === address);
      return own.length < 2;
    })
    .map((cluster) =>
      shortfall(input, cluster, {
        wanted: 'a second member that takes over from the first',
        keys: ['instances'],
      }),
    );
}
