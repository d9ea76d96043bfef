// What the design of the three-tier application states about its stores and their backups.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const { terraform, environment, object, text } = systemOf('three-tier/prod');
const mysql = terraform.one('aws_db_instance', 'main');
const documents = terraform.one('aws_docdb_cluster', 'main');
const members: readonly { availability_zone: string }[] = terraform.list(
  'aws_docdb_cluster_instance',
);
const cache = terraform.one('aws_elasticache_replication_group', 'main');
const page = text('README.md');

function bucketPart(type: string, key: string) {
  return terraform.one(`aws_s3_bucket_${type}`, key);
}

describe('three-tier: MySQL', () => {
  it('runs on RDS in two zones with automatic failover (S2-DATA-01, S2-DATA-03, S2-HA-05, S2-DR-18)', () => {
    expect(mysql).toMatchObject({ engine: 'mysql', engine_version: '8.4', multi_az: true });
    expect(page).toContain('in under 60 seconds (S2-DR-18)');
  });

  it('is backed up daily, and restores to any point of 30 days (S2-DATA-04, S2-DATA-05, S2-DR-01, S2-DR-02, S2-DR-03)', () => {
    expect(mysql.backup_retention_period).toBe(30);
    expect(mysql.backup_window).toBe('02:00-03:00');
  });

  it('has a read replica (S2-DATA-06, S2-ASC-03)', () => {
    expect(terraform.one('aws_db_instance', 'main-reader').replicate_source_db).toBe(
      '${aws_db_instance.main.identifier}',
    );
  });

  it('has Performance Insights (S2-DATA-07)', () => {
    expect(mysql.performance_insights_enabled).toBe(true);
  });

  it('is encrypted (S2-DATA-08)', () => {
    expect(mysql.storage_encrypted).toBe(true);
    expect(mysql.kms_key_id).toContain('key_arns["data"]');
  });

  it('copies its backups to the recovery region (S2-DR-04)', () => {
    const copy = terraform.one('aws_db_instance_automated_backups_replication', 'main');

    expect(copy).toMatchObject({ provider: 'aws.recovery', retention_period: 30 });
    expect(environment.aws.recoveryRegion).toBe('us-west-2');
  });

  it('has its credentials in Secrets Manager, in no state (S2-SEC-02)', () => {
    expect(mysql.password).toBeUndefined();
    expect(mysql.password_wo).toContain('ephemeral.aws_secretsmanager_secret_version');
    expect(terraform.all('aws_secretsmanager_secret')).toHaveProperty('database-main-master');
  });

  it('keeps the MySQL 8 query cache out, with the reason (S2-PERF-03)', () => {
    expect(environment.deviations['databases.main.replicas.reader.purpose']?.refs).toEqual([
      'F-S2-19',
    ]);
  });
});

describe('three-tier: DocumentDB', () => {
  it('has a writer and two readers, one per zone (S2-DATA-02, S2-DATA-09)', () => {
    expect(members.map(({ availability_zone }) => availability_zone)).toEqual([
      'us-east-1a',
      'us-east-1b',
      'us-east-1c',
    ]);
  });

  it('restores to any point of 30 days (S2-DATA-10, S2-DR-05, S2-DR-06, S2-DR-07)', () => {
    expect(documents.backup_retention_period).toBe(30);
  });

  it('keeps change streams for a day (S2-DATA-11)', () => {
    const { parameter } = terraform.one('aws_docdb_cluster_parameter_group', 'main');

    expect(parameter).toContainEqual(
      expect.objectContaining({ name: 'change_stream_log_retention_duration', value: '86400' }),
    );
  });

  it('is encrypted (S2-DATA-12)', () => {
    expect(documents.storage_encrypted).toBe(true);
  });

  it('has transactions (S2-DATA-13)', () => {
    expect(documents.engine_version).toBe('5.0.0');
  });
});

describe('three-tier: Redis', () => {
  it('is there, with two replicas over the zones (S2-CACHE-01, S2-HA-01)', () => {
    expect(cache).toMatchObject({
      engine: 'redis',
      multi_az_enabled: true,
      replicas_per_node_group: 2,
    });
  });

  it('has one address for all of its roles (S2-CACHE-02, S2-FLOW-07)', () => {
    const { data } = object('ExternalSecret', 'api').spec.target.template;

    expect(Object.keys(data).sort()).toEqual([
      'DATABASE_URL',
      'JWT_SECRET_KEY',
      'MONGODB_URL',
      'REDIS_URL',
    ]);
    expect(page).toContain('sessions, API responses, rate limits, queues and Pub/Sub');
  });

  it('takes a snapshot every six hours, and no AOF (S2-DR-08, S2-DR-09)', () => {
    const job = object('CronJob', 'main-snapshot');
    const [container] = job.spec.jobTemplate.spec.template.spec.containers;

    expect(job.spec.schedule).toBe('0 */6 * * *');
    expect(container.env).toContainEqual({ name: 'CACHE_NAME', value: 'three-tier-prod-main' });
    expect(object('ConfigMap', 'cache-snapshot').data['snapshot.sh']).toContain('create-snapshot');
    expect(environment.deviations['caches.main.extraSnapshots']?.refs).toEqual(['F-S2-05']);
  });

  it('may take and delete snapshots of itself alone', () => {
    const statements = terraform.policy('addon-cache-snapshot');

    expect(statements['Prune'].resources).toEqual([
      'arn:aws:elasticache:us-east-1:222233334444:snapshot:three-tier-prod-main-*',
    ]);
  });
});

describe('three-tier: buckets', () => {
  it('keep versions (S2-STO-01, S2-DR-10)', () => {
    expect(bucketPart('versioning', 'web').versioning_configuration.status).toBe('Enabled');
  });

  it('have lifecycles, and move old data to a cheaper class (S2-STO-02, S2-DR-12, S2-COST-04)', () => {
    const rules: readonly { id: string }[] = bucketPart('lifecycle_configuration', 'logs').rule;

    expect(bucketPart('lifecycle_configuration', 'web').rule.length).toBeGreaterThan(1);
    expect(rules.find(({ id }) => id === 'tiering')).toMatchObject({
      transition: [{ days: 30, storage_class: 'STANDARD_IA' }],
    });
  });

  it('are encrypted (S2-STO-03)', () => {
    const { rule } = bucketPart('server_side_encryption_configuration', 'web');

    expect(rule[0].apply_server_side_encryption_by_default.sse_algorithm).toBe('aws:kms');
  });

  it('log who reads them (S2-STO-04)', () => {
    expect(bucketPart('logging', 'web')).toMatchObject({
      target_bucket: 'three-tier-prod-logs-222233334444',
      target_prefix: 'web/',
    });
    expect(terraform.policy('logs')['AccessLogs'].principals[0].identifiers).toEqual([
      'logging.s3.amazonaws.com',
    ]);
  });

  it('are copied to the recovery region (S2-DR-11)', () => {
    const { rule } = terraform.one('aws_s3_bucket_replication_configuration', 'web');

    expect(rule[0].destination.bucket).toContain('aws_s3_bucket.web-replica');
    expect(terraform.one('aws_s3_bucket', 'web-replica').provider).toBe('aws.recovery');
  });
});
