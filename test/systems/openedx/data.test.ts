// What the design of Open edX states about its stores, their keys and their audit.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const { terraform, environment, object } = systemOf('openedx/prod');
const aurora = terraform.one('aws_rds_cluster', 'main');
const members: readonly { availability_zone: string; promotion_tier: number }[] = terraform.list(
  'aws_rds_cluster_instance',
);
const documents = terraform.one('aws_docdb_cluster', 'main');
const cache = terraform.one('aws_elasticache_replication_group', 'main');
const search = terraform.one('aws_opensearch_domain', 'main');

describe('Open edX: Aurora', () => {
  it('is Aurora MySQL with a writer and two readers over three zones (S0-DATA-01, S0-DATA-02, S0-DATA-05, S0-DATA-06)', () => {
    expect(aurora.engine).toBe('aurora-mysql');
    expect(members.map(({ availability_zone }) => availability_zone).sort()).toEqual([
      'us-east-1a',
      'us-east-1b',
      'us-east-1c',
    ]);
    expect(members.every(({ promotion_tier }) => promotion_tier < 15)).toBe(true);
  });

  it('is backed up and encrypted, and its readers follow the load (S0-DATA-03, S0-DATA-04, S0-DATA-07)', () => {
    expect(aurora).toMatchObject({ backup_retention_period: 14, storage_encrypted: true });
    expect(terraform.list('aws_appautoscaling_target')).toEqual([
      expect.objectContaining({ scalable_dimension: 'rds:cluster:ReadReplicaCount' }),
    ]);
  });
});

describe('Open edX: DocumentDB', () => {
  it('has three members, restores to a point in time and is encrypted (S0-DATA-08, S0-DATA-09, S0-DATA-10, S0-DATA-11)', () => {
    expect(terraform.list('aws_docdb_cluster_instance')).toHaveLength(3);
    expect(documents).toMatchObject({ backup_retention_period: 14, storage_encrypted: true });
    expect(environment.deviations['documentDatabases.main.instances']?.refs).toEqual(['F-S0-13']);
  });
});

describe('Open edX: Redis', () => {
  it('has a primary and two replicas without cluster mode (S0-CACHE-01)', () => {
    expect(cache).toMatchObject({
      num_node_groups: 1,
      replicas_per_node_group: 2,
      multi_az_enabled: true,
      automatic_failover_enabled: true,
    });
    expect(environment.deviations['caches.main.shards']?.refs).toEqual(['F-S0-12']);
  });

  it('lets in whoever signs in, over TLS (S0-CACHE-02, S0-CACHE-03)', () => {
    expect(cache.user_group_ids).toHaveLength(1);
    expect(cache).toMatchObject({
      at_rest_encryption_enabled: 'true',
      transit_encryption_enabled: true,
    });
    expect(environment.caches['main']?.access).toBe('password');
    expect(environment.deviations['caches.main.access']?.design).toBe('Redis AUTH');
  });

  it('keeps snapshots (S0-CACHE-04)', () => {
    expect(cache.snapshot_retention_limit).toBe(7);
    expect(environment.deviations['caches.main.snapshotRetentionDays']?.refs).toEqual(['F-S0-11']);
  });
});

describe('Open edX: OpenSearch', () => {
  it('has three nodes over three zones, encrypted (S0-SRCH-01, S0-SRCH-02)', () => {
    expect(search.cluster_config).toMatchObject({
      instance_count: 3,
      zone_awareness_enabled: true,
    });
    expect(search.encrypt_at_rest.enabled).toBe(true);
    expect(search.node_to_node_encryption.enabled).toBe(true);
    expect(search.domain_endpoint_options.enforce_https).toBe(true);
  });

  it('has OpenSearch Dashboards in the place of Kibana (S0-SRCH-03)', () => {
    expect(search.engine_version).toBe('OpenSearch_2.19');
    expect(environment.deviations['search.main.version']?.refs).toEqual(['F-S0-10']);
  });

  it('answers whoever its security group lets in, instead of fine-grained access (S0-SRCH-04)', () => {
    expect(environment.deviations['search.main.access']?.design).toBe(
      'Fine-grained access to the search domain',
    );
    expect(search.advanced_security_options).toEqual({ enabled: false });
    expect(terraform.policy('search-main')).toEqual({
      NetworkDecides: {
        sid: 'NetworkDecides',
        effect: 'Allow',
        actions: ['es:ESHttp*'],
        resources: ['arn:aws:es:us-east-1:444455556666:domain/openedx-prod-main/*'],
        principals: [{ type: 'AWS', identifiers: ['*'] }],
      },
    });
    expect(search.vpc_options.subnet_ids).toHaveLength(3);
  });
});

describe('Open edX: buckets', () => {
  it('hold static assets, backups and media, with versions, encrypted with AES-256 (S0-STO-01, S0-STO-02, S0-STO-03, S0-STO-04, S0-STO-07)', () => {
    for (const key of ['static', 'backups', 'media']) {
      const { rule } = terraform.one('aws_s3_bucket_server_side_encryption_configuration', key);
      const { status } = terraform.one('aws_s3_bucket_versioning', key).versioning_configuration;

      expect(status).toBe('Enabled');
      expect(rule[0].apply_server_side_encryption_by_default.sse_algorithm).toBe('AES256');
    }
  });

  it('archive by themselves, and tier what is read at times (S0-STO-05, S0-STO-06)', () => {
    const classesOf = (key: string) =>
      terraform
        .one('aws_s3_bucket_lifecycle_configuration', key)
        .rule.flatMap((rule: { transition?: readonly { storage_class: string }[] }) =>
          (rule.transition ?? []).map(({ storage_class }) => storage_class),
        );

    expect(classesOf('backups')).toEqual(['GLACIER']);
    expect(classesOf('media')).toEqual(['INTELLIGENT_TIERING']);
  });
});

describe('Open edX: security', () => {
  it('encrypts volumes (S0-SEC-01)', () => {
    expect(terraform.list('aws_ebs_encryption_by_default')).toHaveLength(1);
    expect(object('StorageClass', 'gp3').parameters).toMatchObject({ encrypted: 'true' });
  });

  it('speaks TLS to every store (S0-SEC-02, S0-SEC-03)', () => {
    const mysql = terraform.list('aws_rds_cluster_parameter_group')[0].parameter;
    const mongo = terraform.one('aws_docdb_cluster_parameter_group', 'main').parameter;

    expect(mysql).toContainEqual(expect.objectContaining({ name: 'require_secure_transport' }));
    expect(mongo).toContainEqual(expect.objectContaining({ name: 'tls', value: 'enabled' }));
  });

  it('has a mesh between its services, the ingress controller included (S0-SEC-02)', () => {
    expect(object('PeerAuthentication', 'default').spec.mtls.mode).toBe('STRICT');
    expect(object('Namespace', 'openedx').metadata.labels['istio-injection']).toBe('enabled');
    expect(environment.mesh?.ingress).toBe(true);
    expect(environment.deviations['services.cms.metrics']?.refs).toEqual(['S0-SEC-02', 'F-S0-31']);
  });

  it('keeps logins and keys in Secrets Manager (S0-SEC-04, S0-SEC-05)', () => {
    expect(Object.keys(terraform.all('aws_secretsmanager_secret'))).toEqual(
      expect.arrayContaining([
        'database-main-login-lms',
        'document-database-main-login-lms',
        'secret-django',
        'external-smtp',
      ]),
    );
  });

  it('has AWS rotate administrators, and people the rest (S0-SEC-06)', () => {
    expect(terraform.one('aws_rds_cluster', 'main').manage_master_user_password).toBe(true);
    expect(terraform.one('aws_docdb_cluster', 'main').manage_master_user_password).toBe(true);
    expect(environment.deviations['addons.external-secrets']?.refs).toEqual(['S0-SEC-06']);
  });

  it('records API calls and reads of buckets, and watches (S0-AUD-01, S0-AUD-03)', () => {
    expect(terraform.list('aws_cloudtrail')).toEqual([
      expect.objectContaining({ is_multi_region_trail: true, enable_log_file_validation: true }),
    ]);
    expect(terraform.list('aws_guardduty_detector')).toHaveLength(1);
  });
});
