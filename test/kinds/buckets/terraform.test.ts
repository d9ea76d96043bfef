import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { nightSchool } from '../../support/night-school.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const terraform = terraformOf(nightSchool());

describe('buckets of Night School', () => {
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
