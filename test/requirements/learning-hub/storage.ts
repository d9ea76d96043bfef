// The four buckets.
import { type Claims, outputOf, type Rows, row } from '../proof/rows.ts';

const { kubernetes, terraform, values, documented, deviates } = outputOf('learning-hub/prod');

const NAMES = ['static', 'media', 'documents', 'backups'];

const bucket = (name: string, page: string): Claims => [
  terraform('data', `aws_s3_bucket.${name}.bucket`).is(`learning-hub-${name}`),
  documented(page),
];

const versioned = (name: string): Claims => [
  terraform('data', `aws_s3_bucket_versioning.${name}.versioning_configuration.status`).is(
    'Enabled',
  ),
  terraform('data', `aws_s3_bucket_versioning.${name}.bucket`).is(`\${aws_s3_bucket.${name}.id}`),
];

const lifecycle = (name: string, id: string) =>
  `aws_s3_bucket_lifecycle_configuration.${name}.rule[id=${id}]`;

/** Every object of the bucket moves to the class when it is so old. */
const moves = (name: string, id: string, days: number, storageClass: string): Claims => [
  terraform('data', `${lifecycle(name, id)}.transition[].days`).are(days),
  terraform('data', `${lifecycle(name, id)}.transition[0].storage_class`).is(storageClass),
  terraform('data', `${lifecycle(name, id)}.filter[].prefix`).are(''),
  terraform('data', `${lifecycle(name, id)}.status`).is('Enabled'),
  terraform('data', `aws_s3_bucket_lifecycle_configuration.${name}.bucket`).is(
    `\${aws_s3_bucket.${name}.id}`,
  ),
];

const algorithm = (name: string) =>
  `aws_s3_bucket_server_side_encryption_configuration.${name}.rule[0].apply_server_side_encryption_by_default`;

/** What a distribution reads, it alone reads. */
const readByDistribution = (name: string): Claims => {
  const policy = `data.aws_iam_policy_document.${name}.statement[sid=ReadByDistribution]`;
  return [
    terraform('edge', `aws_s3_bucket_policy.${name}.bucket`).is(`learning-hub-${name}`),
    terraform('edge', `aws_s3_bucket_policy.${name}.policy`).is(
      `\${data.aws_iam_policy_document.${name}.json}`,
    ),
    terraform('edge', `${policy}.principals[].identifiers[]`).are('cloudfront.amazonaws.com'),
    terraform('edge', `${policy}.actions[]`).are('s3:GetObject'),
    terraform('edge', `${policy}.resources[]`).are(`arn:aws:s3:::learning-hub-${name}/*`),
    terraform('edge', `${policy}.condition[].values[]`).are(
      '${aws_cloudfront_distribution.main.arn}',
    ),
    ...['block_public_acls', 'block_public_policy', 'ignore_public_acls'].map((flag) =>
      terraform('data', `aws_s3_bucket_public_access_block.${name}.${flag}`).is(true),
    ),
    terraform('data', `aws_s3_bucket_public_access_block.${name}.restrict_public_buckets`).is(true),
  ];
};

const ARCHIVE = 'data.aws_iam_policy_document.addon-aws-for-fluent-bit.statement';

const REPLICATION = 'aws_s3_bucket_replication_configuration.backups';

export const rows: Rows = {
  'S3-STO-01': row(
    'four buckets for the application, and a fifth for the blocks of Thanos',
    terraform('data', 'aws_s3_bucket.*.bucket').are(
      ...NAMES.map((name) => `learning-hub-${name}`),
      'learning-hub-prod-metrics-111122223333',
    ),
  ),
  'S3-STO-02': row(
    'learning-hub-static: frontend build, CSS, JS, images',
    ...bucket(
      'static',
      '| bucket `static` | learning-hub-static, planned for 10 GB, SSE-KMS | Frontend build, CSS, JS, images |',
    ),
  ),
  'S3-STO-03': row(
    'learning-hub-static: what was replaced is deleted after 90 days',
    terraform(
      'data',
      `${lifecycle('static', 'old-builds')}.noncurrent_version_expiration[].noncurrent_days`,
    ).are(90),
    terraform('data', `${lifecycle('static', 'old-builds')}.status`).is('Enabled'),
    terraform('data', `${lifecycle('static', 'old-builds')}.filter[].prefix`).are(''),
    terraform('data', `${lifecycle('static', 'old-builds')}.expiration`).absent(),
    deviates('buckets.static.lifecycle.old-builds'),
  ),
  'S3-STO-04': row('learning-hub-static: versions', ...versioned('static')),
  'S3-STO-05': row(
    'learning-hub-static: read through CloudFront alone',
    ...readByDistribution('static'),
    terraform(
      'edge',
      'aws_cloudfront_distribution.main.origin[origin_id=static].origin_access_control_id',
    ).is('${aws_cloudfront_origin_access_control.main.id}'),
    terraform('edge', 'aws_cloudfront_origin_access_control.main.signing_behavior').is('always'),
  ),
  'S3-STO-06': row(
    'learning-hub-media: course videos, user uploads, thumbnails',
    ...bucket(
      'media',
      '| bucket `media` | learning-hub-media, planned for 5 TB, SSE-KMS | Course videos, user uploads, thumbnails |',
    ),
  ),
  'S3-STO-07': row(
    'learning-hub-media: Intelligent-Tiering',
    ...moves('media', 'tiering', 0, 'INTELLIGENT_TIERING'),
  ),
  'S3-STO-08': row(
    'learning-hub-media: Glacier after 180 days, of the class that is read at once',
    ...moves('media', 'archive', 180, 'GLACIER_IR'),
    deviates('buckets.media.lifecycle.archive.moveTo'),
  ),
  'S3-STO-09': row(
    'learning-hub-documents: assignments, certificates, reports',
    ...bucket(
      'documents',
      '| bucket `documents` | learning-hub-documents, planned for 500 GB, SSE-S3 | Assignments, certificates, reports |',
    ),
    deviates('buckets.documents.name'),
  ),
  'S3-STO-10': row('learning-hub-documents: versions', ...versioned('documents')),
  'S3-STO-11': row(
    'learning-hub-documents: SSE-S3',
    terraform('data', `${algorithm('documents')}.sse_algorithm`).is('AES256'),
    terraform('data', `${algorithm('documents')}.kms_master_key_id`).absent(),
  ),
  'S3-STO-12': row(
    'learning-hub-backups: database backups, logs archive, and who writes each',
    ...bucket(
      'backups',
      '| bucket `backups` | learning-hub-backups, planned for 1 TB, SSE-KMS, replicated to us-west-2 | Database backups, logs archive |',
    ),
    kubernetes(
      'database-main/cronjob-main-export',
      'spec.jobTemplate.spec.template.spec.containers[0].env[name=BUCKET].value',
    ).is('learning-hub-backups'),
    terraform(
      'recovery',
      'data.aws_iam_policy_document.database-export.statement[sid=Objects].resources[]',
    ).are('arn:aws:s3:::learning-hub-backups/*'),
    values('aws-for-fluent-bit', 's3.enabled').is(true),
    values('aws-for-fluent-bit', 's3.match').is('*'),
    values('aws-for-fluent-bit', 's3.bucket').is('learning-hub-backups'),
    values('aws-for-fluent-bit', 's3.s3KeyFormat').matches(/^\/logs\//),
    terraform('identity', `${ARCHIVE}[sid=ArchiveLogs].actions[]`).are('s3:PutObject'),
    terraform('identity', `${ARCHIVE}[sid=ArchiveLogs].resources[]`).are(
      'arn:aws:s3:::learning-hub-backups/logs/*',
    ),
    terraform('identity', `${ARCHIVE}[sid=EncryptArchive].resources[]`).are(
      '${data.terraform_remote_state.security.outputs.key_arns["storage"]}',
    ),
  ),
  'S3-STO-13': row(
    'learning-hub-backups: copied to another region',
    terraform('recovery', `${REPLICATION}.bucket`).is('learning-hub-backups'),
    terraform('recovery', `${REPLICATION}.rule[].status`).are('Enabled'),
    terraform('recovery', `${REPLICATION}.rule[0].filter.prefix`).is(''),
    terraform('recovery', `${REPLICATION}.rule[0].destination.bucket`).is(
      '${aws_s3_bucket.backups-replica.arn}',
    ),
    terraform('recovery', 'aws_s3_bucket.backups-replica.provider').is('aws.recovery'),
    terraform('recovery', 'provider.aws[alias=recovery].region').is('us-west-2'),
    terraform(
      'recovery',
      'data.aws_iam_policy_document.backups-replication.statement[sid=WriteReplica].resources[]',
    ).are('arn:aws:s3:::learning-hub-backups-replica/*'),
    ...versioned('backups'),
  ),
  'S3-STO-14': row(
    'learning-hub-backups: Glacier at once',
    ...moves('backups', 'archive', 0, 'GLACIER'),
  ),
  'S3-STO-15': row(
    'versions in all buckets',
    ...versioned('static'),
    ...versioned('media'),
    ...versioned('documents'),
    ...versioned('backups'),
  ),
  'S3-STO-16': row(
    'Glacier after 180 days: media and documents',
    ...moves('media', 'archive', 180, 'GLACIER_IR'),
    ...moves('documents', 'archive', 180, 'GLACIER_IR'),
    deviates('buckets.documents.lifecycle'),
    deviates('buckets.documents.lifecycle.archive.moveTo'),
  ),
};
