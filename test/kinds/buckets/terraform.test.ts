import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { learningHub } from '../../support/learning-hub.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const terraform = terraformOf(learningHub());

function lifecycle(key: string, id: string) {
  const { rule } = terraform.one('aws_s3_bucket_lifecycle_configuration', key);
  return rule.find((each: { id: string }) => each.id === id);
}

function encryption(key: string) {
  const { rule } = terraform.one('aws_s3_bucket_server_side_encryption_configuration', key);
  return rule[0].apply_server_side_encryption_by_default.sse_algorithm;
}

describe('buckets of Learning Hub', () => {
  it.each([
    ['static', 'learning-hub-static', 'S3-STO-02'],
    ['media', 'learning-hub-media', 'S3-STO-06'],
    ['documents', 'learning-hub-documents', 'S3-STO-09'],
    ['backups', 'learning-hub-backups', 'S3-STO-12'],
  ])('has %s as %s (%s, S3-STO-01)', (key, name) => {
    expect(terraform.one('aws_s3_bucket', key).bucket).toBe(name);
  });

  it('deletes replaced builds of the site after 90 days, never current ones (S3-STO-03)', () => {
    const rule = lifecycle('static', 'old-builds');

    expect(rule.noncurrent_version_expiration).toEqual([{ noncurrent_days: 90 }]);
    expect(rule.expiration).toBeUndefined();
  });

  it.each([
    ['static', 'S3-STO-04'],
    ['documents', 'S3-STO-10'],
    ['media', 'S3-STO-15'],
    ['backups', 'S3-STO-15'],
  ])('keeps versions in %s (%s)', (key) => {
    expect(terraform.one('aws_s3_bucket_versioning', key).versioning_configuration.status).toBe(
      'Enabled',
    );
  });

  it('serves the site through its distribution only (S3-STO-05)', () => {
    const statements = terraform.policy('static');

    expect(terraform.one('aws_s3_bucket_public_access_block', 'static')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(statements['ReadByDistribution']).toMatchObject({
      principals: [{ type: 'Service', identifiers: ['cloudfront.amazonaws.com'] }],
      condition: [
        { variable: 'AWS:SourceArn', values: [`\${aws_cloudfront_distribution.main.arn}`] },
      ],
    });
  });

  it('tiers media at once (S3-STO-07, S3-COST-19)', () => {
    expect(lifecycle('media', 'tiering').transition).toEqual([
      { days: 0, storage_class: 'INTELLIGENT_TIERING' },
    ]);
  });

  it.each([
    ['media', 'S3-STO-08'],
    ['documents', 'S3-STO-16'],
  ])('moves %s to Glacier after 180 days, where it can still be read (%s)', (key) => {
    expect(lifecycle(key, 'archive').transition).toEqual([
      { days: 180, storage_class: 'GLACIER_IR' },
    ]);
  });

  it('encrypts documents with SSE-S3 and the rest with KMS (S3-STO-11)', () => {
    expect(encryption('documents')).toBe('AES256');
    expect(['static', 'media', 'backups'].map(encryption)).toEqual(Array(3).fill('aws:kms'));
  });

  it('replicates backups to the recovery region (S3-STO-13)', () => {
    const replication = terraform.one('aws_s3_bucket_replication_configuration', 'backups');
    const replica = terraform.one('aws_s3_bucket', 'backups-replica');

    expect(replication.bucket).toBe('learning-hub-backups');
    expect(replica.provider).toBe('aws.recovery');
  });

  it('keeps backups in Glacier (S3-STO-14)', () => {
    expect(lifecycle('backups', 'archive').transition).toEqual([
      { days: 0, storage_class: 'GLACIER' },
    ]);
  });

  it('refuses requests without TLS on every bucket', () => {
    const keys = Object.keys(terraform.all('aws_s3_bucket'));

    expect(keys.filter((key) => terraform.policy(key)['DenyWithoutTls'] === undefined)).toEqual([]);
  });
});

describe('a replica', () => {
  const destinationOf = (replicate: unknown) =>
    terraformOf(
      anEnvironment({ aws: { recoveryRegion: 'eu-central-1' }, buckets: { media: { replicate } } }),
    ).one('aws_s3_bucket_replication_configuration', 'media').rule[0].destination;

  it('is there within 15 minutes where the environment says so', () => {
    expect(destinationOf('within15Minutes')).toMatchObject({
      replication_time: { status: 'Enabled', time: { minutes: 15 } },
      metrics: { status: 'Enabled', event_threshold: { minutes: 15 } },
    });
  });

  it('is there at some time otherwise', () => {
    expect(destinationOf(true)).not.toHaveProperty('replication_time');
    expect(destinationOf(true)).not.toHaveProperty('metrics');
  });
});

describe('versions of objects', () => {
  function rulesOf(key: string, bucket: Overrides = {}, more: Overrides = {}) {
    const buckets = { media: { replicate: true, ...bucket } };
    const aws = { recoveryRegion: 'eu-central-1' };
    const { rule } = terraformOf(anEnvironment({ aws, buckets, ...more })).one(
      'aws_s3_bucket_lifecycle_configuration',
      key,
    );
    const pairs = rule.map((each: { id: string }) => [each.id, each]);
    return Object.fromEntries(pairs);
  }

  it.each([
    ['production', 90],
    ['staging', 30],
    ['development', 7],
  ])('that were replaced go in %s after %i days', (tier, days) => {
    expect(rulesOf('media', {}, { tier })['replaced-versions']).toMatchObject({
      noncurrent_version_expiration: [{ noncurrent_days: days }],
      expiration: [{ expired_object_delete_marker: true }],
    });
  });

  it('go when the environment says so, in the replica too', () => {
    const old = { applyTo: 'noncurrent', expire: true, afterDays: 365 };
    const rules = rulesOf('media-replica', { lifecycle: { old } });

    expect(Object.keys(rules)).toEqual(['abandoned-uploads', 'old']);
    expect(rules['old'].noncurrent_version_expiration).toEqual([{ noncurrent_days: 365 }]);
    expect(rulesOf('media', { keepReplacedDays: 5 })['replaced-versions']).toMatchObject({
      noncurrent_version_expiration: [{ noncurrent_days: 5 }],
    });
  });

  it('and objects that expire do so in the replica, whose class stays', () => {
    const lifecycle = {
      end: { expire: true, afterDays: 100 },
      move: { moveTo: 'GLACIER', afterDays: 0 },
    };

    expect(Object.keys(rulesOf('media-replica', { lifecycle }))).toEqual([
      'abandoned-uploads',
      'replaced-versions',
      'end',
    ]);
  });

  it('have no rule where none are kept', () => {
    const bucket = { versioning: false, replicate: false };

    expect(Object.keys(rulesOf('media', bucket))).toEqual(['abandoned-uploads']);
  });
});
