import { describe, expect, it } from 'vitest';
import { learningHub } from '../support/learning-hub.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(learningHub());
const primary = terraform.one('aws_db_instance', 'main');
const cache = terraform.one('aws_elasticache_replication_group', 'main');
const kafka = terraform.one('aws_msk_cluster', 'main');
const search = terraform.one('aws_opensearch_domain', 'main');

function parameters() {
  const { parameter } = terraform.one('aws_db_parameter_group', 'database-main');
  const pairs: readonly { name: string; value: string }[] = parameter;
  return Object.fromEntries(pairs.map(({ name, value }) => [name, value]));
}

describe('database of Learning Hub', () => {
  it('is PostgreSQL 15, with the withdrawn minor version recorded (S3-DATA-01)', () => {
    expect(primary).toMatchObject({ engine: 'postgres', engine_version: '15' });
    expect(learningHub().deviations['databases.main.version']?.design).toBe('15.4');
  });

  it('is a db.r5.xlarge (S3-DATA-02)', () => {
    expect(primary.instance_class).toBe('db.r5.xlarge');
  });

  it('has 500 GB of SSD (S3-DATA-03)', () => {
    expect(primary).toMatchObject({ allocated_storage: 500, storage_type: 'gp3' });
  });

  it('grows to 1 TB by itself (S3-DATA-04)', () => {
    expect(primary.max_allocated_storage).toBe(1000);
  });

  it('stands by in a second zone (S3-DATA-05)', () => {
    expect(primary.multi_az).toBe(true);
  });

  it('keeps 30 days of backups and restores to any point in them (S3-DATA-06, S3-DR-02)', () => {
    expect(primary.backup_retention_period).toBe(30);
  });

  it('is encrypted with our key (S3-DATA-07)', () => {
    expect(primary.storage_encrypted).toBe(true);
    expect(primary.kms_key_id).toContain('key_arns["data"]');
  });

  it('refuses connections without TLS (S3-DATA-08)', () => {
    expect(parameters()['rds.force_ssl']).toBe('1');
  });

  it('gives each service that writes a login of its own (S3-DATA-09)', () => {
    const writers = Object.entries(learningHub().services)
      .filter(([, { uses }]) => uses.databases['main'] === 'write')
      .map(([service]) => `database-main-login-${service}`);

    expect(writers).toHaveLength(17);
    expect(Object.keys(terraform.all('aws_secretsmanager_secret'))).toEqual(
      expect.arrayContaining(writers),
    );
  });

  it.each([
    ['analytics', 'S3-DATA-10'],
    ['reporting', 'S3-DATA-11'],
  ])('has a read replica for %s (%s)', (name) => {
    const replica = terraform.one('aws_db_instance', `main-${name}`);

    expect(replica.replicate_source_db).toBe(`\${aws_db_instance.main.identifier}`);
    expect(replica.tags.Purpose).toBe(name);
  });

  it.each(['analytics', 'reporting'])('leaves the key of replica %s to its source', (name) => {
    const replica = terraform.one('aws_db_instance', `main-${name}`);

    expect(replica.kms_key_id).toBeUndefined();
    expect(replica.storage_encrypted).toBe(true);
    expect(primary.kms_key_id).toContain('key_arns["data"]');
  });

  it('has replicas of class db.r5.large (S3-DATA-12)', () => {
    const classes = ['analytics', 'reporting'].map(
      (name) => terraform.one('aws_db_instance', `main-${name}`).instance_class,
    );

    expect(classes).toEqual(['db.r5.large', 'db.r5.large']);
  });

  it('reports Performance Insights (S3-OBS-05)', () => {
    expect(primary.performance_insights_enabled).toBe(true);
  });

  it('cannot be deleted by a plan or by hand', () => {
    expect(primary).toMatchObject({
      deletion_protection: true,
      lifecycle: { prevent_destroy: true },
      skip_final_snapshot: false,
    });
  });

  it('gets its password without it entering a state or a plan (S3-DR-05)', () => {
    expect(primary.password).toBeUndefined();
    expect(primary.password_wo).toBe(
      `\${jsondecode(ephemeral.aws_secretsmanager_secret_version.database-main-master.secret_string)["password"]}`,
    );
  });
});

describe('cache of Learning Hub', () => {
  it('runs on cache.r5.large (S3-CACHE-01)', () => {
    expect(cache.node_type).toBe('cache.r5.large');
  });

  it('has 3 shards in cluster mode (S3-CACHE-02)', () => {
    expect(cache.num_node_groups).toBe(3);
    expect(cache.parameter_group_name).toBe('default.redis7.cluster.on');
  });

  it('has 2 replicas per shard, nine nodes in all (S3-CACHE-03, S3-CACHE-04)', () => {
    expect(cache.replicas_per_node_group).toBe(2);
    expect(cache.num_node_groups * (1 + cache.replicas_per_node_group)).toBe(9);
  });

  it('is encrypted at rest and in transit (S3-CACHE-05)', () => {
    expect(cache).toMatchObject({
      at_rest_encryption_enabled: 'true',
      transit_encryption_enabled: true,
      transit_encryption_mode: 'required',
    });
  });

  it('fails over between zones (S3-CACHE-06)', () => {
    expect(cache).toMatchObject({ multi_az_enabled: true, automatic_failover_enabled: true });
  });

  it('knows exactly the services that use it', () => {
    const users = Object.keys(terraform.all('aws_elasticache_user'));

    expect(users.sort()).toEqual([
      'auth-service',
      'cart-service',
      'chat-service',
      'course-service',
      'default-main',
      'feature-flag-service',
      'user-service',
    ]);
  });
});

describe('Kafka of Learning Hub', () => {
  it('has 3 brokers of kafka.m5.large (S3-MSG-01)', () => {
    expect(kafka.number_of_broker_nodes).toBe(3);
    expect(kafka.broker_node_group_info.instance_type).toBe('kafka.m5.large');
  });

  it('spans the three zones of the data tier (S3-MSG-02)', () => {
    expect(kafka.broker_node_group_info.client_subnets).toContain('subnet_ids["database"]');
  });

  it('keeps to the first zones when it is told how many', () => {
    const environment = learningHub();
    const main = environment.kafka['main'];
    if (!main) throw new Error('No kafka.main');
    const twoZones = { ...main, brokers: 2, zones: 2 };
    const { one } = terraformOf({ ...environment, kafka: { main: twoZones } });

    expect(one('aws_msk_cluster', 'main').broker_node_group_info.client_subnets).toEqual([
      expect.stringContaining('subnet_ids["database"][0]'),
      expect.stringContaining('subnet_ids["database"][1]'),
    ]);
  });

  it('runs a version with ZooKeeper (S3-MSG-03)', () => {
    expect(kafka.kafka_version).toBe('3.8.x');
  });

  it('has 100 GB per broker (S3-MSG-04)', () => {
    expect(kafka.broker_node_group_info.storage_info.ebs_storage_info.volume_size).toBe(100);
  });

  it('creates the unnamed topics on first use (S3-MSG-05)', () => {
    const { server_properties } = terraform.one('aws_msk_configuration', 'main');

    expect(server_properties).toContain('auto.create.topics.enable=true\n');
    expect(learningHub().deviations['kafka.main.topics']).toBeDefined();
  });

  it('is encrypted in transit and at rest (S3-MSG-06)', () => {
    expect(kafka.encryption_info.encryption_in_transit).toEqual({
      client_broker: 'TLS',
      in_cluster: true,
    });
    expect(kafka.encryption_info.encryption_at_rest_kms_key_arn).toContain('key_arns["data"]');
  });

  it('reports metrics per broker (S3-OBS-06)', () => {
    expect(kafka.enhanced_monitoring).toBe('PER_BROKER');
  });
});

describe('search of Learning Hub', () => {
  it('runs OpenSearch 2.11 (S3-SRCH-01)', () => {
    expect(search.engine_version).toBe('OpenSearch_2.11');
  });

  it('has 3 data nodes of t3.medium.search in 3 zones (S3-SRCH-02, S3-SRCH-03)', () => {
    expect(search.cluster_config).toMatchObject({
      instance_type: 't3.medium.search',
      instance_count: 3,
      zone_awareness_config: { availability_zone_count: 3 },
    });
  });

  it('has 3 dedicated masters of t3.medium.search (S3-SRCH-04, S3-SRCH-05)', () => {
    expect(search.cluster_config).toMatchObject({
      dedicated_master_enabled: true,
      dedicated_master_count: 3,
      dedicated_master_type: 't3.medium.search',
    });
  });

  it('has 100 GB per node (S3-SRCH-06)', () => {
    expect(search.ebs_options.volume_size).toBe(100);
  });

  it('is encrypted at rest, between nodes and towards clients', () => {
    expect(search.encrypt_at_rest.enabled).toBe(true);
    expect(search.node_to_node_encryption.enabled).toBe(true);
    expect(search.domain_endpoint_options.enforce_https).toBe(true);
  });
});
