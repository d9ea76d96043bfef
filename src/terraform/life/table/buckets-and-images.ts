// S3, ECR and backups.
import type { LifeTable } from '../life.ts';

export const bucketsAndImages: LifeTable = {
  aws_s3_bucket: { replacement: 'refused', because: 'It holds data.' },
  aws_s3_bucket_intelligent_tiering_configuration: {
    replacement: 'in place',
    because: 'A setting of the bucket.',
  },
  aws_s3_bucket_lifecycle_configuration: {
    replacement: 'in place',
    because: 'A setting of the bucket.',
  },
  aws_s3_bucket_logging: { replacement: 'in place', because: 'A setting of the bucket.' },
  aws_s3_bucket_notification: { replacement: 'in place', because: 'A setting of the bucket.' },
  aws_s3_bucket_ownership_controls: {
    replacement: 'in place',
    because: 'A setting of the bucket.',
  },
  aws_s3_bucket_policy: { replacement: 'in place', because: 'A setting of the bucket.' },
  aws_s3_bucket_public_access_block: {
    replacement: 'in place',
    because: 'A setting of the bucket.',
  },
  aws_s3_bucket_replication_configuration: {
    replacement: 'in place',
    because: 'A setting of the bucket.',
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    replacement: 'in place',
    because: 'A setting of the bucket.',
  },
  aws_s3_bucket_versioning: { replacement: 'in place', because: 'A setting of the bucket.' },
  aws_ecr_repository: {
    replacement: 'refused',
    because: 'It holds images; ECR deletes none that is not empty.',
  },
  aws_ecr_repository_policy: {
    replacement: 'in place',
    because: 'Its statements change in place.',
  },
  aws_ecr_lifecycle_policy: { replacement: 'old first', because: 'A repository has one.' },
  aws_ecr_repository_creation_template: {
    replacement: 'in place',
    because: 'Nothing but its prefix cannot change.',
  },
  aws_ecr_registry_scanning_configuration: {
    replacement: 'in place',
    because: 'A setting of the registry.',
  },
  aws_ecr_replication_configuration: {
    replacement: 'in place',
    because: 'A setting of the registry.',
  },
  aws_backup_vault: { replacement: 'refused', because: 'It holds recovery points.' },
  aws_backup_plan: { replacement: 'in place', because: 'Its rules change in place.' },
  aws_backup_selection: {
    replacement: 'old first',
    because: 'A plan has one of a name; what is selected is only read when a backup begins.',
  },
  aws_dlm_lifecycle_policy: { replacement: 'in place', because: 'All of it changes in place.' },
  aws_ebs_default_kms_key: { replacement: 'old first', because: 'A region has one.' },
  aws_ebs_encryption_by_default: { replacement: 'in place', because: 'A switch of the region.' },
};
