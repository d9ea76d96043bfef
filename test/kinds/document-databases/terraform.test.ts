import { describe, expect, it } from 'vitest';
import { terraformOf } from '../../support/terraform-documents.ts';
import { USERS, withDocumentDatabase } from '../../support/with-document-database.ts';

const terraform = terraformOf(withDocumentDatabase());
const cluster = terraform.one('aws_docdb_cluster', 'main');

function parametersOf(changes: object): Readonly<Record<string, string>> {
  const group = terraformOf(withDocumentDatabase(changes)).one(
    'aws_docdb_cluster_parameter_group',
    'main',
  );
  const pairs: readonly { name: string; value: string }[] = group.parameter;
  return Object.fromEntries(pairs.map(({ name, value }) => [name, value]));
}

function instancesOf(changes: object) {
  return terraformOf(withDocumentDatabase(changes)).all('aws_docdb_cluster_instance');
}

describe('document database', () => {
  it('may be raised to another major version, which is there when the apply ends', () => {
    const raised = terraformOf(withDocumentDatabase({ version: '8.0.0' }));
    const { name, family, lifecycle } = raised.one('aws_docdb_cluster_parameter_group', 'main');

    expect(raised.one('aws_docdb_cluster', 'main')).toMatchObject({
      engine_version: '8.0.0',
      allow_major_version_upgrade: true,
      apply_immediately: true,
      db_cluster_parameter_group_name: '${aws_docdb_cluster_parameter_group.main.name}',
    });
    expect({ name, family, lifecycle }).toEqual({
      name: 'night-school-prod-document-main-docdb8-0',
      family: 'docdb8.0',
      lifecycle: { create_before_destroy: true },
    });
    expect(cluster).toMatchObject({ allow_major_version_upgrade: true, apply_immediately: true });
  });

  it('spreads a writer and its readers over the zones (S0-DATA-08, S2-DATA-02, S2-DATA-09)', () => {
    const instances = Object.entries(instancesOf({ instances: 4 }));

    expect(
      instances.map(([key, { identifier, availability_zone }]) => [
        key,
        identifier,
        availability_zone,
      ]),
    ).toEqual([
      ['main-1', 'night-school-prod-document-main-1', 'us-east-1a'],
      ['main-2', 'night-school-prod-document-main-2', 'us-east-1b'],
      ['main-3', 'night-school-prod-document-main-3', 'us-east-1c'],
      ['main-4', 'night-school-prod-document-main-4', 'us-east-1a'],
    ]);
  });

  it('has readers that take over in a fixed order (S0-DATA-11)', () => {
    const instances = Object.values(instancesOf({ instances: 16 }));

    expect(instances.map(({ promotion_tier }) => promotion_tier)).toEqual([...Array(16).keys()]);
  });

  it('gives instances the class, and the cluster they belong to', () => {
    expect(terraform.one('aws_docdb_cluster_instance', 'main-1')).toMatchObject({
      instance_class: 'db.r5.large',
      cluster_identifier: `\${aws_docdb_cluster.main.id}`,
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
    });
  });

  it('keeps backups for any point in time (S0-DATA-09, S2-DATA-10, S2-DR-05, S2-DR-06, S2-DR-07)', () => {
    const kept = terraformOf(withDocumentDatabase({ backupRetentionDays: 30 }));

    expect(cluster.backup_retention_period).toBe(7);
    expect(kept.one('aws_docdb_cluster', 'main').backup_retention_period).toBe(30);
  });

  it('is encrypted with our key (S0-DATA-10, S2-DATA-12)', () => {
    expect(cluster.storage_encrypted).toBe(true);
    expect(cluster.kms_key_id).toContain('key_arns["data"]');
  });

  it('has transactions, so it is of version 4.0 or newer (S2-DATA-13)', () => {
    expect(cluster.engine_version).toBe('5.0.0');
    expect(() => withDocumentDatabase({ version: '3.6.0' })).toThrow(/transactions/);
  });

  it.each([{}, { parameters: { tls: 'disabled', audit_logs: 'disabled' } }])(
    'refuses connections without TLS and writes an audit log whatever is written (S0-SEC-03): %j',
    (changes) => {
      expect(parametersOf(changes)).toMatchObject({ tls: 'enabled', audit_logs: 'enabled' });
    },
  );

  it.each(['tls1.2+', 'tls1.3+', 'fips-140-3'])('takes %s where it is asked for', (tls) => {
    expect(parametersOf({ parameters: { tls } })).toMatchObject({ tls });
  });

  it('takes the parameters that are written', () => {
    expect(parametersOf({ parameters: { profiler: 'disabled' } })).toMatchObject({
      profiler: 'disabled',
    });
  });

  it('keeps change streams for as long as asked (S2-DATA-11)', () => {
    const name = 'change_stream_log_retention_duration';

    expect(parametersOf({ changeStreams: { retentionHours: 24 } })[name]).toBe('86400');
    expect(parametersOf({})).not.toHaveProperty(name);
  });

  it('gives a parameter group the family of the version', () => {
    const groups = terraformOf(withDocumentDatabase({ version: '4.0.0' }));

    expect(groups.one('aws_docdb_cluster_parameter_group', 'main')).toMatchObject({
      family: 'docdb4.0',
      name: 'night-school-prod-document-main-docdb4-0',
    });
  });

  it('has log groups with an end before it writes to them', () => {
    const names = terraform.list('aws_cloudwatch_log_group').map(({ name }) => name);

    expect(cluster.enabled_cloudwatch_logs_exports).toEqual(['audit', 'profiler']);
    expect(names).toContain('/aws/docdb/night-school-prod-document-main/audit');
    expect(names).toContain('/aws/docdb/night-school-prod-document-main/profiler');
    expect(cluster.depends_on).toContain('aws_cloudwatch_log_group.document-database-main-audit');
  });

  it('leaves its password to AWS where that is asked for', () => {
    const managed = terraformOf(withDocumentDatabase({ masterPassword: 'managed' }));
    const { manage_master_user_password, ...rest } = managed.one('aws_docdb_cluster', 'main');

    expect(manage_master_user_password).toBe(true);
    expect(Object.keys(rest).filter((key) => key.includes('password'))).toEqual([]);
    expect(managed.policy('addon-login-jobs')['ReadManagedOfClusters'].condition).toMatchObject([
      { values: ['arn:aws:rds:us-east-1:111122223333:cluster:night-school-prod-document-main'] },
    ]);
  });

  it('is hard to delete, unless the environment lets it go', () => {
    const { one } = terraformOf(withDocumentDatabase({ deletionProtection: false }));

    expect(cluster).toMatchObject({
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: 'night-school-prod-document-main-final',
      lifecycle: { prevent_destroy: true },
    });
    expect(one('aws_docdb_cluster', 'main')).toMatchObject({
      deletion_protection: false,
      lifecycle: { prevent_destroy: false },
    });
  });

  it('never has its password in the state (S0-SEC-04)', () => {
    expect(cluster).not.toHaveProperty('master_password');
    expect(cluster.master_password_wo).toContain(
      'ephemeral.aws_secretsmanager_secret_version.document-database-main-master',
    );
  });

  it('has a subnet group apart from that of RDS, which shares its names', () => {
    const [own] = terraform.list('aws_docdb_subnet_group');
    const [ofRds] = terraform.list('aws_db_subnet_group');

    expect(own.name).not.toBe(ofRds.name);
    expect(own.subnet_ids).toEqual(ofRds.subnet_ids);
  });

  it('gives each service that uses it a login of its own', () => {
    const logins = Object.keys(terraform.all('aws_secretsmanager_secret')).filter((key) =>
      key.startsWith('document-database-main-login-'),
    );

    expect(logins).toEqual(USERS.map((service) => `document-database-main-login-${service}`));
  });

  it('writes down where the writer and the readers are', () => {
    const { secret_string } = terraform.one(
      'aws_secretsmanager_secret_version',
      'document-database-main-endpoints',
    );

    expect(Object.keys(JSON.parse(secret_string))).toEqual(['host', 'port', 'reader_host']);
  });

  it('lets in the nodes on port 27017, and nobody else (S0-SG-03, S2-SG-06)', () => {
    const group = `\${aws_security_group.document-database-main.id}`;
    const rules = ['ingress', 'egress'].flatMap((direction) =>
      terraform
        .list(`aws_vpc_security_group_${direction}_rule`)
        .filter(({ security_group_id }) => security_group_id === group),
    );

    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      from_port: 27017,
      to_port: 27017,
      referenced_security_group_id: `\${aws_security_group.nodes.id}`,
    });
  });

  it('is on the dashboard', () => {
    const { dashboard_body } = terraform.one('aws_cloudwatch_dashboard', 'main');

    expect(dashboard_body).toContain(
      '"AWS/DocDB","CPUUtilization","DBClusterIdentifier","night-school-prod-document-main"',
    );
  });
});
