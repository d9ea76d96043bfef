// Resources that do nothing but protect another one: without them, what they protect stands as before, with less.

const BACKED_UP = 'no backups of it are taken any more; those that are there end on their day';

const GUARDS: Readonly<Record<string, string>> = {
  aws_backup_plan: BACKED_UP,
  aws_backup_selection: BACKED_UP,
  aws_backup_vault_lock_configuration: 'its recovery points can be deleted by hand again',
  aws_db_instance_automated_backups_replication:
    'AWS deletes the copies of its backups in the other region',
  aws_dlm_lifecycle_policy: 'no snapshots are taken any more, and nobody deletes those there are',
  aws_docdb_cluster_instance: 'one member less can take over',
  aws_efs_backup_policy: 'AWS Backup takes no more backups of it',
  aws_efs_replication_configuration:
    'the copy in the other region stays as it is now, and can be written to',
  aws_rds_cluster_instance: 'one member less can take over',
  aws_s3_bucket_object_lock_configuration: 'new objects can be overwritten and deleted',
  aws_s3_bucket_replication_configuration: 'new objects have no copy in the other region',
  aws_s3_bucket_versioning: 'what is overwritten or deleted from now on is lost',
};

/** What is missing without it, as a sentence. Undefined: it protects nothing. */
export function lossWithout(type: string): string | undefined {
  return Object.hasOwn(GUARDS, type) ? GUARDS[type] : undefined;
}
