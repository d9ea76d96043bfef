// Everything that keeps data keeps it encrypted, on both planes.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asBody, type CheckInput, nameOf } from '../../check-input.ts';
import { bucketsOf } from './buckets-of.ts';
import {
  isTrue,
  isWritten,
  type Requirement,
  type Shortfall,
  shortfall,
  shortfallsOf,
  valuesAt,
} from './requirement.ts';

function encrypted(type: string, at: string): Requirement {
  return { type, at, holds: isTrue, wanted: `${at} = true` };
}

function withKey(type: string, at: string): Requirement {
  return { type, at, holds: isWritten, wanted: `a KMS key in ${at}` };
}

const REQUIREMENTS: readonly Requirement[] = [
  encrypted('aws_db_instance', 'storage_encrypted'),
  encrypted('aws_docdb_cluster', 'storage_encrypted'),
  encrypted('aws_ebs_encryption_by_default', 'enabled'),
  encrypted('aws_ebs_volume', 'encrypted'),
  encrypted('aws_efs_file_system', 'encrypted'),
  encrypted('aws_elasticache_replication_group', 'at_rest_encryption_enabled'),
  encrypted('aws_instance', 'root_block_device.encrypted'),
  encrypted('aws_launch_template', 'block_device_mappings.ebs.encrypted'),
  encrypted('aws_opensearch_domain', 'encrypt_at_rest.enabled'),
  encrypted('aws_rds_cluster', 'storage_encrypted'),
  withKey('aws_cloudtrail', 'kms_key_id'),
  withKey('aws_cloudwatch_log_group', 'kms_key_id'),
  withKey('aws_config_delivery_channel', 's3_kms_key_arn'),
  withKey('aws_db_instance_automated_backups_replication', 'kms_key_id'),
  withKey('aws_dynamodb_table', 'server_side_encryption.kms_key_arn'),
  withKey('aws_eks_cluster', 'encryption_config.provider.key_arn'),
  withKey('aws_lambda_function', 'kms_key_arn'),
  withKey('aws_msk_cluster', 'encryption_info.encryption_at_rest_kms_key_arn'),
  withKey('aws_secretsmanager_secret', 'kms_key_id'),
  withKey('aws_sns_topic', 'kms_master_key_id'),
  {
    type: 'aws_ecr_repository',
    at: 'encryption_configuration.encryption_type',
    holds: (value) => String(value).startsWith('KMS'),
    wanted: 'encryption_type = KMS',
  },
  {
    type: 'aws_eks_cluster',
    at: 'encryption_config.resources',
    holds: (value) => Array.isArray(value) && value.includes('secrets'),
    wanted: 'encryption_config for secrets',
  },
  {
    type: 'aws_sqs_queue',
    at: 'kms_master_key_id',
    holds: isWritten,
    wanted: 'a KMS key in kms_master_key_id',
    except: ({ body }) => isTrue(body['sqs_managed_sse_enabled']),
  },
];

const SSE = new Set<unknown>(['AES256', 'aws:kms', 'aws:kms:dsse']);

export function checkEncryptionAtRest(input: CheckInput): readonly Diagnostic[] {
  const found = [
    ...shortfallsOf(input, REQUIREMENTS),
    ...plainBuckets(input),
    ...plainStates(input),
    ...plainStorageClasses(input),
  ];
  return found.map(({ path, ...args }) => diagnostic('check/encryption-at-rest', args, { path }));
}

function plainBuckets(input: CheckInput): readonly Shortfall[] {
  const at = 'rule.apply_server_side_encryption_by_default.sse_algorithm';
  return bucketsOf(input)
    .filter(({ part }) => {
      const found = part('aws_s3_bucket_server_side_encryption_configuration');
      return !valuesAt(found?.body, at).every((algorithm) => SSE.has(algorithm));
    })
    .map(({ bucket }) =>
      shortfall(input, bucket, { wanted: 'server-side encryption', keys: ['encryption'] }),
    );
}

/** A state holds every value of every resource. Without `encrypt` the bucket's own key encrypts it; with
 * it, and no key, Terraform asks S3 for AES256 instead.
 * https://developer.hashicorp.com/terraform/language/backend/s3#s3-state-storage */
function plainStates({ stacks }: CheckInput): readonly Shortfall[] {
  return stacks
    .map(({ stack, document }) => ({
      stack,
      backend: asBody(asBody(document['terraform'])['backend']),
    }))
    .filter(
      ({ backend }) =>
        asBody(backend['s3'])['encrypt'] !== undefined &&
        asBody(backend['s3'])['kms_key_id'] === undefined,
    )
    .map(({ stack }) => ({
      what: `The state of stack ${stack}`,
      wanted: 'the key of its bucket, so no encrypt without kms_key_id',
      path: ['aws', 'account'],
    }));
}

/** https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md */
function plainStorageClasses(input: CheckInput): readonly Shortfall[] {
  return objectsOf(input, 'StorageClass')
    .filter(({ object }) => object['provisioner'] === 'ebs.csi.aws.com')
    .filter(({ object }) => asBody(object['parameters'])['encrypted'] !== 'true')
    .map(({ object, origin }) => ({
      what: nameOf(object),
      wanted: 'the parameter encrypted: "true"',
      path: origin,
    }));
}
