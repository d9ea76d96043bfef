// What the design of the landing zone states about stores: Aurora, ElastiCache, volumes and S3.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const dev = systemOf('landing-zone/dev');
const staging = systemOf('landing-zone/staging');
const prod = systemOf('landing-zone/prod');
const workloads = [dev, staging, prod];

type System = typeof prod;

const auroraOf = ({ terraform }: System) => terraform.one('aws_rds_cluster', 'main');
const cacheOf = ({ terraform }: System) =>
  terraform.one('aws_elasticache_replication_group', 'main');

function classesOf({ terraform }: System): readonly string[] {
  const members: readonly { instance_class: string }[] = terraform.list('aws_rds_cluster_instance');
  return members.map(({ instance_class }) => instance_class);
}

interface Rule {
  readonly id: string;
  readonly transition?: readonly { readonly days: number; readonly storage_class: string }[];
  readonly expiration?: readonly { readonly days: number }[];
  readonly noncurrent_version_expiration?: readonly { readonly noncurrent_days: number }[];
}

function rulesOf({ terraform }: System, bucket: string): readonly Rule[] {
  return terraform.one('aws_s3_bucket_lifecycle_configuration', bucket).rule;
}

const transitionsOf = (system: System, bucket: string) =>
  rulesOf(system, bucket).flatMap(({ transition = [] }) => transition);

const replacedAfter = (system: System, bucket: string) =>
  rulesOf(system, bucket).flatMap(({ noncurrent_version_expiration: each = [] }) =>
    each.map(({ noncurrent_days }) => noncurrent_days),
  );

const expiresAfter = (system: System, bucket: string) =>
  rulesOf(system, bucket).flatMap(({ expiration = [] }) => expiration.map(({ days }) => days));

describe('landing-zone: Aurora', () => {
  it('of development pauses, for which its minimum is 0 (S1-DATA-01, S1-DATA-02, S1-DATA-03)', () => {
    expect(auroraOf(dev).serverlessv2_scaling_configuration).toEqual({
      min_capacity: 0,
      max_capacity: 2,
      seconds_until_auto_pause: 600,
    });
    expect(dev.environment.deviations['databases.main.serverless.minCapacity']).toMatchObject({
      design: 0.5,
      refs: ['F-S1-03'],
    });
  });

  it('of development is one serverless member, of a version that can pause (S1-DATA-04, S1-DATA-05)', () => {
    const { engine, engine_version: version } = auroraOf(dev);

    expect(classesOf(dev)).toEqual(['db.serverless']);
    expect(engine).toBe('aurora-mysql');
    expect(Number(/aurora\.3\.(\d+)/.exec(version)?.[1])).toBeGreaterThanOrEqual(8);
  });

  it('of staging is one db.t3.medium, and no serverless (S1-DATA-06, S1-DATA-07, S1-DATA-10)', () => {
    expect(auroraOf(staging).engine).toBe('aurora-mysql');
    expect(classesOf(staging)).toEqual(['db.t3.medium']);
    expect(auroraOf(staging).serverlessv2_scaling_configuration).toBeUndefined();
    expect(staging.environment.deviations['databases.main.class']?.refs).toContain('F-S1-04');
  });

  it('of production is a writer and two readers over three zones (S1-DATA-08, S1-DATA-09)', () => {
    const members: readonly { availability_zone: string }[] = prod.terraform.list(
      'aws_rds_cluster_instance',
    );

    expect(auroraOf(prod).engine).toBe('aurora-mysql');
    expect(classesOf(prod)).toEqual(['db.r5.xlarge', 'db.r5.xlarge', 'db.r5.xlarge']);
    expect(new Set(members.map(({ availability_zone }) => availability_zone)).size).toBe(3);
  });

  it('of production never has less than two readers, and more under load (S1-DATA-11)', () => {
    expect(prod.terraform.one('aws_appautoscaling_target', 'database-main-readers')).toMatchObject({
      min_capacity: 2,
      max_capacity: 5,
      scalable_dimension: 'rds:cluster:ReadReplicaCount',
    });
    expect(prod.terraform.list('aws_appautoscaling_policy')).toHaveLength(1);
    expect(prod.environment.deviations['databases.main.readerScaling']?.refs).toEqual(['F-S1-29']);
  });
});

describe('landing-zone: ElastiCache', () => {
  it('of development is a cache.t3.micro (S1-CACHE-01)', () => {
    expect(cacheOf(dev).node_type).toBe('cache.t3.micro');
    expect(dev.environment.deviations['caches.main.nodeType']).toMatchObject({
      design: 't3.micro',
      refs: ['F-S1-05'],
    });
  });

  it('of staging is a cache.t3.small (S1-CACHE-02)', () => {
    expect(cacheOf(staging).node_type).toBe('cache.t3.small');
  });

  it('of production is Redis in cluster mode on cache.r6g.large (S1-CACHE-03)', () => {
    expect(cacheOf(prod)).toMatchObject({
      engine: 'redis',
      node_type: 'cache.r6g.large',
      num_node_groups: 2,
      replicas_per_node_group: 1,
      parameter_group_name: 'default.redis7.cluster.on',
    });
    expect(prod.environment.deviations['caches.main.shards']?.refs).toEqual(['F-S1-26']);
  });
});

describe('landing-zone: volumes', () => {
  const typesOf = ({ objects }: System) =>
    objects('StorageClass').map(({ parameters }) => parameters.type);
  const rootsOf = ({ terraform }: System) => {
    const templates: readonly {
      block_device_mappings: readonly { ebs: { volume_type: string } }[];
    }[] = terraform.list('aws_launch_template');
    return templates.flatMap(({ block_device_mappings: each }) =>
      each.map(({ ebs }) => ebs.volume_type),
    );
  };

  it.each([
    ['S1-STO-01', dev],
    ['S1-STO-03', staging],
  ])('%s: are gp3', (_, system) => {
    expect(typesOf(system)).toEqual(['gp3']);
    expect(rootsOf(system)).toEqual(['gp3']);
  });

  it('of production are gp3 or io2 (S1-STO-05)', () => {
    expect([...typesOf(prod)].sort()).toEqual(['gp3', 'io2']);
    expect(rootsOf(prod)).toEqual(['gp3']);
  });

  it('are never gp2, and gp3 unless a pod asks for more (S1-STO-08)', () => {
    for (const system of workloads) {
      const { metadata } = system.object('StorageClass', 'gp3');
      const documents = system.terraform.stacks.map(({ document }) => JSON.stringify(document));
      const volumes = system
        .objects('EC2NodeClass')
        .flatMap(({ spec }) => spec.blockDeviceMappings)
        .map(({ ebs }) => ebs.volumeType);

      expect(metadata.annotations['storageclass.kubernetes.io/is-default-class']).toBe('true');
      expect(volumes.length).toBeGreaterThan(0);
      expect(new Set(volumes)).toEqual(new Set(['gp3']));
      expect(documents.filter((each) => each.includes('gp2'))).toEqual([]);
    }
  });

  it('are snapshotted, and snapshots go after 30 days (S1-STO-11)', () => {
    for (const { terraform } of workloads) {
      const { policy_details: details } = terraform.one(
        'aws_dlm_lifecycle_policy',
        'volume-snapshots',
      );
      expect(details.schedule).toEqual([
        expect.objectContaining({ retain_rule: { interval: 30, interval_unit: 'DAYS' } }),
      ]);
    }
    expect(prod.environment.deviations['recovery.volumeSnapshots.retentionDays']?.refs).toContain(
      'F-S1-19',
    );
  });
});

describe('landing-zone: S3', () => {
  it('moves to Standard-IA after 30 days, and to an archive after 90 (S1-STO-09, S1-STO-10)', () => {
    for (const system of workloads) {
      const transitions = transitionsOf(system, 'assets');

      expect(transitions).toContainEqual({ days: 30, storage_class: 'STANDARD_IA' });
      expect(transitions).toContainEqual({ days: 90, storage_class: 'GLACIER_IR' });
      expect(
        system.environment.deviations['buckets.assets.lifecycle.archive.moveTo'],
      ).toMatchObject({ design: 'Glacier after 90 days', refs: ['F-S1-20'] });
    }
  });

  it('tiers what is read at times from its first day (S1-STO-07)', () => {
    for (const system of workloads) {
      expect(transitionsOf(system, 'data')).toEqual([
        { days: 0, storage_class: 'INTELLIGENT_TIERING' },
      ]);
      expect(system.environment.deviations['buckets.data.lifecycle.tiering']?.refs).toContain(
        'S1-STO-07',
      );
    }
  });

  it('is aggressive in development: everything goes (S1-STO-02)', () => {
    expect(expiresAfter(dev, 'assets')).toEqual([180]);
    expect(replacedAfter(dev, 'assets')).toEqual([7]);
    expect(dev.environment.deviations['buckets.assets.lifecycle.expiry']?.refs).toEqual([
      'F-S1-20',
    ]);
  });

  it.each([
    ['S1-STO-04', 'moderate', staging, 30],
    ['S1-STO-06', 'conservative', prod, 365],
  ] as const)('%s: is %s: only what was replaced goes', (_, profile, system, days) => {
    const deviation = system.environment.deviations['buckets.assets.lifecycle.replaced'];

    expect(expiresAfter(system, 'assets')).toEqual([]);
    expect(replacedAfter(system, 'assets')).toEqual([days]);
    expect(deviation?.design).toContain(profile);
    expect(deviation?.refs).toEqual(['F-S1-20']);
  });
});
