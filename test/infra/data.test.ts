import { describe, expect, it } from 'vitest';
import { nightSchool } from '../support/night-school.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(nightSchool());
const primary = terraform.one('aws_db_instance', 'main');
const search = terraform.one('aws_opensearch_domain', 'main');

describe('database of Night School', () => {
  it.each(['analytics', 'reporting'])('leaves the key of replica %s to its source', (name) => {
    const replica = terraform.one('aws_db_instance', `main-${name}`);

    expect(replica.kms_key_id).toBeUndefined();
    expect(replica.storage_encrypted).toBe(true);
    expect(primary.kms_key_id).toContain('key_arns["data"]');
  });

  it('cannot be deleted by a plan or by hand', () => {
    expect(primary).toMatchObject({
      deletion_protection: true,
      lifecycle: { prevent_destroy: true },
      skip_final_snapshot: false,
    });
  });

  it.each(['analytics', 'reporting'])('lets replica %s leave, which can be made again', (name) => {
    const replica = terraform.one('aws_db_instance', `main-${name}`);

    expect(replica.deletion_protection).toBe(false);
    expect(replica.lifecycle?.prevent_destroy).toBeUndefined();
    expect(replica.skip_final_snapshot).toBe(true);
  });

  it('gets its password without it entering a state or a plan (S3-DR-05)', () => {
    expect(primary.password).toBeUndefined();
    expect(primary.password_wo).toBe(
      `\${jsondecode(ephemeral.aws_secretsmanager_secret_version.database-main-master.secret_string)["password"]}`,
    );
  });
});

describe('cache of Night School', () => {
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

describe('Kafka of Night School', () => {
  it('keeps to the first zones when it is told how many', () => {
    const environment = nightSchool();
    const main = environment.kafka['main'];
    if (!main) throw new Error('No kafka.main');
    const twoZones = { ...main, brokers: 2, zones: 2 };
    const { one } = terraformOf({ ...environment, kafka: { main: twoZones } });

    expect(one('aws_msk_cluster', 'main').broker_node_group_info.client_subnets).toEqual([
      expect.stringContaining('subnet_ids["database"][0]'),
      expect.stringContaining('subnet_ids["database"][1]'),
    ]);
  });
});

describe('search of Night School', () => {
  it('is encrypted at rest, between nodes and towards clients', () => {
    expect(search.encrypt_at_rest.enabled).toBe(true);
    expect(search.node_to_node_encryption.enabled).toBe(true);
    expect(search.domain_endpoint_options.enforce_https).toBe(true);
  });
});
