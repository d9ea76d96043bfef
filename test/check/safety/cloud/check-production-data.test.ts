import { describe, expect, it } from 'vitest';
import { checkProductionData } from '../../../../src/check/safety/cloud/check-production-data.ts';
import { writtenAt } from '../../../support/written-at.ts';
import { breakResource, itAcceptsNightSchool, itReports, set } from './break-resource.ts';

describe('checkProductionData', () => {
  itAcceptsNightSchool(checkProductionData);

  itReports(checkProductionData, 'check/production-data', [
    [
      'data/aws_db_instance.main',
      set('backup_retention_period', 6),
      'databases.main.backupRetentionDays',
    ],
    [
      'data/aws_db_instance.main',
      set('deletion_protection', false),
      'databases.main.deletionProtection',
    ],
    ['data/aws_db_instance.main', set('skip_final_snapshot', true), 'databases.main'],
    ['data/aws_db_instance.main', set('lifecycle', undefined), 'databases.main.deletionProtection'],
    [
      'data/aws_elasticache_replication_group.main',
      set('snapshot_retention_limit', 0),
      'caches.main.snapshotRetentionDays',
    ],
    ['data/aws_s3_bucket.media', set('lifecycle', undefined), 'buckets.media'],
    ['data/aws_s3_bucket.media', set('force_destroy', true), 'buckets.media'],
    [
      'data/aws_s3_bucket_versioning.media',
      set('versioning_configuration.status', 'Suspended'),
      'buckets.media.versioning',
    ],
    ['security/aws_kms_key.data', set('lifecycle.prevent_destroy', false), 'aws'],
    ['edge/aws_lb.main', set('enable_deletion_protection', false), 'edge.loadBalancers.main'],
  ]);

  it('is for production', () => {
    const input = breakResource('data/aws_db_instance.main', set('deletion_protection', false));
    const environment = { ...input.environment, tier: 'development' as const };

    expect(checkProductionData({ ...input, environment })).toEqual([]);
  });

  it.each([
    ['deletion_protection', false, 'Write deletionProtection: true here'],
    ['backup_retention_period', 1, 'Write backupRetentionDays: 7 or more here'],
    ['skip_final_snapshot', true, 'Set skip_final_snapshot = false'],
  ])('names the key that decides about %s', (argument, value, hint) => {
    const input = breakResource('data/aws_db_instance.main', set(argument, value));

    expect(checkProductionData(input).map((found) => found.hint)).toEqual([hint]);
  });

  it('points at the line that a person would change', () => {
    const input = breakResource('data/aws_db_instance.main', set('backup_retention_period', 1));

    expect(checkProductionData(input).map(writtenAt)).toEqual(['30']);
  });
});
