// What of a Terraform resource cannot be made again by applying once more: the one table of what holds data.
import { bodyOf, resourcesIn } from './compare/resource-changes.ts';
import type { Body } from './transition.ts';

export interface Holding {
  /** What it is, with its article: `a database`. */
  readonly what: string;
  /** `data`: the work of users. `trail`: what people look back at, or know it by. */
  readonly kind: 'data' | 'trail';
  /** What stays, or is in the way, as sentences of what the resource said before it goes. */
  readonly remains: (body: Body) => string;
  /** Whether this one only repeats what another one holds. Absent: it never does. */
  readonly isCopy?: (body: Body) => boolean;
}

const NOTHING = 'nothing of it stays';

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html */
function snapshotOf(body: Body): string {
  const refused =
    body['deletion_protection'] === true
      ? 'AWS refuses while deletion protection is on; then '
      : '';
  if (body['skip_final_snapshot'] === true) return `${refused}no final snapshot is taken`;
  const name = body['final_snapshot_identifier'];
  return typeof name === 'string'
    ? `${refused}the snapshot ${name} stays`
    : `${refused}Terraform refuses, since no final snapshot is named`;
}

/** Without `force_destroy` S3 answers BucketNotEmpty: https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html */
function objectsOf(body: Body): string {
  return body['force_destroy'] === true
    ? 'every object and every version of it goes'
    : 'AWS refuses while objects or versions are in it';
}

function imagesOf(body: Body): string {
  return body['force_delete'] === true ? 'every image goes' : 'AWS refuses while images are in it';
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html: the system backup. */
function tableOf(body: Body): string {
  const refused =
    body['deletion_protection_enabled'] === true
      ? 'AWS refuses while deletion protection is on; then '
      : '';
  const [pitr] = [body['point_in_time_recovery']].flat();
  return bodyOf(pitr)['enabled'] === true
    ? `${refused}AWS keeps a backup of it for 35 days`
    : `${refused}${NOTHING}`;
}

function cacheOf(body: Body): string {
  const name = body['final_snapshot_identifier'];
  return typeof name === 'string' ? `the snapshot ${name} stays` : NOTHING;
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
function keyOf(body: Body): string {
  const days =
    typeof body['deletion_window_in_days'] === 'number' ? body['deletion_window_in_days'] : 30;
  return `whatever is encrypted with it is lost after ${days} days, within which the deletion can be cancelled`;
}

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html */
function secretOf(body: Body): string {
  const days =
    typeof body['recovery_window_in_days'] === 'number' ? body['recovery_window_in_days'] : 30;
  return days === 0
    ? NOTHING
    : `it can be restored for ${days} days, in which AWS refuses another one of its name`;
}

function poolOf(body: Body): string {
  return body['deletion_protection'] === 'ACTIVE'
    ? 'AWS refuses while deletion protection is on; then every user is gone'
    : 'every user is gone';
}

const always = (sentence: string) => () => sentence;

const isReplica = (body: Body) => body['replicate_source_db'] !== undefined;
/** A member of a global cluster that says whom it follows. */
const isSecondary = (body: Body) =>
  body['source_region'] !== undefined || body['replication_source_identifier'] !== undefined;

const data = (what: string, remains: Holding['remains'] = always(NOTHING)): Holding => ({
  what,
  kind: 'data',
  remains,
});
const trail = (what: string, remains: Holding['remains'] = always(NOTHING)): Holding => ({
  what,
  kind: 'trail',
  remains,
});

const HOLDINGS: Readonly<Record<string, Holding>> = {
  aws_db_instance: { ...data('a database', snapshotOf), isCopy: isReplica },
  aws_rds_cluster: { ...data('a database', snapshotOf), isCopy: isSecondary },
  aws_rds_global_cluster: data('a global database', always('its members stay, each alone')),
  aws_docdb_cluster: data('a document database', snapshotOf),
  aws_docdb_global_cluster: data(
    'a global document database',
    always('its members stay, each alone'),
  ),
  aws_neptune_cluster: data('a graph database', snapshotOf),
  aws_redshift_cluster: data('a warehouse', snapshotOf),
  aws_dynamodb_table: data('a table', tableOf),
  aws_keyspaces_table: data('a table'),
  aws_timestreamwrite_table: data('a table'),
  aws_s3_bucket: data('a bucket', objectsOf),
  aws_efs_file_system: data('a file system', always('backups of it in AWS Backup stay')),
  aws_fsx_lustre_file_system: data('a file system'),
  aws_fsx_ontap_file_system: data('a file system'),
  aws_fsx_openzfs_file_system: data('a file system'),
  aws_fsx_windows_file_system: data('a file system'),
  aws_ebs_volume: data('a volume', always('snapshots of it stay')),
  aws_opensearch_domain: data(
    'a search domain',
    always('AWS deletes its automated snapshots with it'),
  ),
  aws_elasticsearch_domain: data(
    'a search domain',
    always('AWS deletes its automated snapshots with it'),
  ),
  aws_msk_cluster: data('a Kafka cluster with every topic and offset'),
  aws_msk_serverless_cluster: data('a Kafka cluster with every topic and offset'),
  aws_mq_broker: data('a message broker'),
  aws_kinesis_stream: data('a stream'),
  aws_sqs_queue: data('a queue with the messages that wait in it'),
  aws_elasticache_replication_group: data('a cache', cacheOf),
  aws_elasticache_serverless_cache: data('a cache'),
  aws_memorydb_cluster: data('a cache', cacheOf),
  aws_cognito_user_pool: data('a user pool', poolOf),
  aws_backup_vault: data('a backup vault', always('AWS refuses while recovery points are in it')),
  aws_route53_zone: data(
    'a hosted zone',
    always('a new one has other name servers, which the registrar has to be told'),
  ),
  aws_kms_key: data('an encryption key', keyOf),
  aws_secretsmanager_secret: data('a secret', secretOf),
  aws_ecr_repository: data('a repository of images', imagesOf),
  aws_eks_cluster: data('a Kubernetes cluster with all that runs in it'),
  aws_cloudtrail_event_data_store: data('an event data store'),
  aws_prometheus_workspace: data('a store of metrics'),
  aws_acmpca_certificate_authority: data('a certificate authority'),
  aws_organizations_organization: data('the organization'),
  aws_organizations_account: data('an account', always('it leaves the organization')),
  aws_cloudwatch_log_group: trail('logs'),
  aws_cloudtrail: trail('a trail', always('its files stay in their bucket')),
  aws_eip: trail(
    'a public address',
    always('others may have it in their lists, and AWS gives it away'),
  ),
};

/** Undefined: applying once more makes it again as it was. */
function holdingOf(type: string, body: Body): Holding | undefined {
  const holding = Object.hasOwn(HOLDINGS, type) ? HOLDINGS[type] : undefined;
  return holding?.isCopy?.(body) === true ? undefined : holding;
}

/** The same of a resource in its document: a secret whose value Terraform writes is made again with it. */
export function holdingIn(document: Body, address: string, body: Body): Holding | undefined {
  const [type = '', key = ''] = address.split('.');
  const isFilled =
    type === 'aws_secretsmanager_secret' &&
    resourcesIn(document).has(`aws_secretsmanager_secret_version.${key}`);
  return isFilled ? undefined : holdingOf(type, body);
}
