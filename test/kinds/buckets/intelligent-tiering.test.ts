import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

function archive(changes: Overrides) {
  return terraformOf(
    anEnvironment({ buckets: { archive: { purpose: 'Old things', ...changes } } }),
  );
}

describe('intelligent tiering of a bucket', () => {
  it('archives what nobody reads, and later deeper (S1-STO-07)', () => {
    const terraform = archive({ intelligentTiering: { archiveDays: 90, deepArchiveDays: 365 } });

    expect(terraform.one('aws_s3_bucket_intelligent_tiering_configuration', 'archive')).toEqual(
      expect.objectContaining({
        bucket: `\${aws_s3_bucket.archive.id}`,
        tiering: [
          { access_tier: 'ARCHIVE_ACCESS', days: 90 },
          { access_tier: 'DEEP_ARCHIVE_ACCESS', days: 365 },
        ],
      }),
    );
  });

  it('may skip a tier, or be off', () => {
    const deep = archive({ intelligentTiering: { deepArchiveDays: 180 } });

    expect(deep.one('aws_s3_bucket_intelligent_tiering_configuration', 'archive').tiering).toEqual([
      { access_tier: 'DEEP_ARCHIVE_ACCESS', days: 180 },
    ]);
    expect(archive({}).all('aws_s3_bucket_intelligent_tiering_configuration')).toEqual({});
  });

  it('goes with a lifecycle for each class and for replaced versions (S1-STO-09, S1-STO-10, F-S1-20)', () => {
    const lifecycle = {
      tiering: { moveTo: 'INTELLIGENT_TIERING', afterDays: 0 },
      infrequent: { moveTo: 'STANDARD_IA', afterDays: 30 },
      glacier: { moveTo: 'GLACIER', afterDays: 90 },
      versions: { applyTo: 'noncurrent', expire: true, afterDays: 30 },
    };
    const { rule } = archive({ lifecycle }).one('aws_s3_bucket_lifecycle_configuration', 'archive');
    const found = (id: string) => rule.find((each: { id: string }) => each.id === id);

    expect(found('tiering').transition).toEqual([
      { days: 0, storage_class: 'INTELLIGENT_TIERING' },
    ]);
    expect(found('infrequent').transition).toEqual([{ days: 30, storage_class: 'STANDARD_IA' }]);
    expect(found('glacier').transition).toEqual([{ days: 90, storage_class: 'GLACIER' }]);
    expect(found('versions').noncurrent_version_expiration).toEqual([{ noncurrent_days: 30 }]);
  });
});
