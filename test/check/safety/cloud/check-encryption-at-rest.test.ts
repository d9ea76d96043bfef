import { describe, expect, it } from 'vitest';
import { checkEncryptionAtRest } from '../../../../src/check/safety/cloud/check-encryption-at-rest.ts';
import { compiledNightSchool, corrupted, objectIn, stackIn } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import { breakResource, empty, itAcceptsNightSchool, itReports, set } from './break-resource.ts';

describe('checkEncryptionAtRest', () => {
  itAcceptsNightSchool(checkEncryptionAtRest);

  itReports(checkEncryptionAtRest, 'check/encryption-at-rest', [
    [
      'cluster/aws_launch_template.az1',
      set('block_device_mappings.0.ebs.encrypted', 'false'),
      'cluster.nodeGroups.az1',
    ],
    [
      'cluster/aws_launch_template.az2',
      set('block_device_mappings', undefined),
      'cluster.nodeGroups.az2',
    ],
    [
      'data/aws_db_instance.main-analytics',
      set('storage_encrypted', false),
      'databases.main.replicas.analytics',
    ],
    [
      'data/aws_elasticache_replication_group.main',
      set('at_rest_encryption_enabled', undefined),
      'caches.main',
    ],
    [
      'data/aws_msk_cluster.main',
      set('encryption_info.encryption_at_rest_kms_key_arn', undefined),
      'kafka.main',
    ],
    ['data/aws_opensearch_domain.main', set('encrypt_at_rest.enabled', false), 'search.main'],
    [
      'observability/aws_sns_topic.alerts',
      set('kms_master_key_id', undefined),
      'observability.notify',
    ],
    [
      'network/aws_cloudwatch_log_group.flow-logs',
      set('kms_key_id', undefined),
      'network.flowLogs',
    ],
    ['data/aws_secretsmanager_secret.cache-main', set('kms_key_id', undefined), 'caches.main'],
    [
      'registry/aws_ecr_repository.cart-service',
      set('encryption_configuration', undefined),
      'services.cart-service',
    ],
    [
      'recovery/aws_db_instance_automated_backups_replication.main',
      set('kms_key_id', undefined),
      'recovery.replicateDatabaseBackups',
    ],
    [
      'data/aws_s3_bucket_server_side_encryption_configuration.documents',
      empty,
      'buckets.documents.encryption',
    ],
  ]);

  it('reports a state that is not encrypted', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      stackIn(open, 'data')['document'].terraform.backend.s3.encrypt = false;
    });

    expect(findings(checkEncryptionAtRest(input))).toEqual([
      'check/encryption-at-rest at value of aws.account',
    ]);
  });

  it('reports volumes of pods that are not encrypted', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      delete objectIn(open, 'StorageClass', 'gp3')['parameters'].encrypted;
    });

    expect(findings(checkEncryptionAtRest(input))).toEqual([
      'check/encryption-at-rest at value of cluster.addons.aws-ebs-csi-driver',
    ]);
  });

  it('reports a cluster that keeps its Secrets plain', () => {
    const input = breakResource(
      'cluster/aws_eks_cluster.main',
      set('encryption_config', undefined),
    );

    expect(new Set(findings(checkEncryptionAtRest(input)))).toEqual(
      new Set(['check/encryption-at-rest at value of cluster']),
    );
  });
});
