import { describe, expect, it } from 'vitest';
import { auroraSchool, schoolWith } from '../../support/aurora-school.ts';
import { nightSchool } from '../../support/night-school.ts';
import { type Terraform, terraformOf } from '../../support/terraform-documents.ts';

const terraform = terraformOf(auroraSchool());
const cluster = terraform.one('aws_rds_cluster', 'main');
const members = terraform.all('aws_rds_cluster_instance');
const ORDER = ['main-1', 'main-2', 'main-3'];

function parametersIn(from: Terraform, type: string): Readonly<Record<string, string>> {
  const { parameter } = from.one(type, 'database-main');
  const pairs: readonly { name: string; value: string }[] = parameter;
  return Object.fromEntries(pairs.map(({ name, value }) => [name, value]));
}

function endpointsIn(from: Terraform): string {
  return from.one('aws_secretsmanager_secret_version', 'database-main-endpoints').secret_string;
}

describe('an Aurora cluster', () => {
  it('is of the engine and version that are written (S0-DATA-01, S1-DATA-05)', () => {
    expect(cluster).toMatchObject({
      cluster_identifier: 'night-school-prod-main',
      engine: 'aurora-mysql',
      engine_version: '8.0.mysql_aurora.3.08.0',
    });
    expect(terraform.all('aws_db_instance')).toEqual({});
  });

  it('has one member in each zone, the first of which writes (S0-DATA-02, S0-DATA-05, S1-DATA-09)', () => {
    const zones = ORDER.map((key) => members[key].availability_zone);

    expect(Object.keys(members)).toEqual(ORDER);
    expect(zones).toEqual(nightSchool().aws.zones);
  });

  it('says who takes over first (S0-DATA-06)', () => {
    expect(ORDER.map((key) => members[key].promotion_tier)).toEqual([0, 1, 2]);
  });

  it('goes round the zones again with more members than zones', () => {
    const more = terraformOf(auroraSchool({ instances: 4 })).all('aws_rds_cluster_instance');

    expect(more['main-4'].availability_zone).toBe(more['main-1'].availability_zone);
    expect(more['main-1']).toEqual(members['main-1']);
  });

  it('has members of the class that is written (S1-DATA-06, S1-DATA-08)', () => {
    expect(ORDER.map((key) => members[key].instance_class)).toEqual(
      ORDER.map(() => 'db.r5.xlarge'),
    );
  });

  it('keeps backups and a final snapshot (S0-DATA-03, S4-DATA-03)', () => {
    expect(cluster).toMatchObject({
      backup_retention_period: 30,
      delete_automated_backups: false,
      skip_final_snapshot: false,
      final_snapshot_identifier: 'night-school-prod-main-final',
    });
  });

  it('is encrypted with our key (S0-DATA-04, S4-DATA-04)', () => {
    expect(cluster.storage_encrypted).toBe(true);
    expect(cluster.kms_key_id).toContain('key_arns["data"]');
  });

  it.each([
    ['8.0', true],
    ['8.0.mysql_aurora.3.08.0', false],
  ])('leaves the minor version to AWS where %s does: %s', (version, upgrades) => {
    const found = terraformOf(auroraSchool({ version })).one('aws_rds_cluster_instance', 'main-1');

    expect(found.auto_minor_version_upgrade).toBe(upgrades);
  });

  it('cannot be deleted by a plan or by hand', () => {
    expect(cluster).toMatchObject({
      deletion_protection: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  it('refuses connections without TLS (S0-SEC-03)', () => {
    expect(parametersIn(terraform, 'aws_rds_cluster_parameter_group')).toMatchObject({
      require_secure_transport: 'ON',
    });
    expect(terraform.one('aws_rds_cluster_parameter_group', 'database-main').family).toBe(
      'aurora-mysql8.0',
    );
    expect(cluster.db_cluster_parameter_group_name).toBe(
      `\${aws_rds_cluster_parameter_group.database-main.name}`,
    );
  });

  it('limits the connections of each member and writes its slow queries to a log', () => {
    expect(parametersIn(terraform, 'aws_db_parameter_group')).toEqual({
      log_output: 'FILE',
      max_connections: '2000',
      slow_query_log: '1',
    });
    expect(members['main-1'].db_parameter_group_name).toBe(
      `\${aws_db_parameter_group.database-main.name}`,
    );
  });

  it('takes written parameters, but no way around TLS', () => {
    const parameters = {
      binlog_format: 'ROW',
      require_secure_transport: 'OFF',
      slow_query_log: '0',
    };
    const tuned = terraformOf(auroraSchool({ parameters }));

    expect(parametersIn(tuned, 'aws_rds_cluster_parameter_group')).toMatchObject({
      binlog_format: 'ROW',
      require_secure_transport: 'ON',
    });
    expect(parametersIn(tuned, 'aws_db_parameter_group')['slow_query_log']).toBe('0');
  });

  it('gets its password without leaving it in a state', () => {
    expect(cluster.master_password_wo).toContain('ephemeral.');
    expect(cluster.master_password_wo_version).toBe(1);
    expect(cluster.master_password).toBeUndefined();
  });

  it('logs to groups of ours', () => {
    const names = terraform.list('aws_cloudwatch_log_group').map(({ name }) => name);

    expect(cluster.enabled_cloudwatch_logs_exports).toEqual(['error', 'slowquery']);
    expect(names).toEqual(
      expect.arrayContaining([
        '/aws/rds/cluster/night-school-prod-main/error',
        '/aws/rds/cluster/night-school-prod-main/slowquery',
      ]),
    );
  });

  it('hands out an address for writing and one for reading', () => {
    expect(JSON.parse(endpointsIn(terraform))).toEqual({
      host: `\${aws_rds_cluster.main.endpoint}`,
      port: `\${aws_rds_cluster.main.port}`,
      reader_host: `\${aws_rds_cluster.main.reader_endpoint}`,
    });
  });

  it('opens the port of MySQL to the nodes', () => {
    const rules = terraform.list('aws_vpc_security_group_ingress_rule');

    expect(rules.filter(({ from_port }) => from_port === 3306)).not.toEqual([]);
    expect(rules.filter(({ from_port }) => from_port === 5432)).toEqual([]);
  });

  it('does not scale by itself unless that is written', () => {
    expect(terraform.all('aws_appautoscaling_target')).toEqual({});
    expect(cluster.serverlessv2_scaling_configuration).toBeUndefined();
  });

  it('is left out of the replication of backups, which RDS has for instances', () => {
    const school = auroraSchool();
    const recovery = { ...school.recovery, replicateDatabaseBackups: true };

    expect(
      terraformOf({ ...school, recovery }).all('aws_db_instance_automated_backups_replication'),
    ).toEqual({});
  });
});

describe('an Aurora cluster that scales', () => {
  it('adds readers by their CPU (S0-DATA-07, S1-DATA-11)', () => {
    const scaling = terraformOf(auroraSchool({ readerScaling: { max: 5, cpuPercent: 70 } }));
    const { target_tracking_scaling_policy_configuration: tracking } = scaling.one(
      'aws_appautoscaling_policy',
      'database-main-readers',
    );

    expect(scaling.one('aws_appautoscaling_target', 'database-main-readers')).toMatchObject({
      scalable_dimension: 'rds:cluster:ReadReplicaCount',
      resource_id: 'cluster:night-school-prod-main',
      min_capacity: 2,
      max_capacity: 5,
    });
    expect(tracking).toEqual({
      target_value: 70,
      predefined_metric_specification: {
        predefined_metric_type: 'RDSReaderAverageCPUUtilization',
      },
    });
  });

  it('follows the load and pauses (S1-DATA-01, S1-DATA-02, S1-DATA-03, S1-DATA-04, S1-DATA-10)', () => {
    const serverless = { minCapacity: 0, maxCapacity: 2, autoPauseSeconds: 600 };
    const paused = terraformOf(auroraSchool({ class: 'db.serverless', instances: 1, serverless }));

    expect(paused.one('aws_rds_cluster', 'main').serverlessv2_scaling_configuration).toEqual({
      min_capacity: 0,
      max_capacity: 2,
      seconds_until_auto_pause: 600,
    });
    expect(paused.list('aws_rds_cluster_instance')).toMatchObject([
      { instance_class: 'db.serverless' },
    ]);
  });

  it('leaves the pause out where none is written', () => {
    const serverless = { minCapacity: 0.5, maxCapacity: 2 };
    const school = auroraSchool({ class: 'db.serverless', serverless });

    expect(
      terraformOf(school).one('aws_rds_cluster', 'main').serverlessv2_scaling_configuration,
    ).toEqual({ min_capacity: 0.5, max_capacity: 2 });
  });
});

describe('Aurora PostgreSQL', () => {
  const postgres = terraformOf(
    auroraSchool({ engine: 'aurora-postgresql', version: '16.6', instances: 2 }),
  );

  it('has a writer and a reader in two zones (S4-DATA-01, S4-DD-14)', () => {
    const zones = postgres
      .list('aws_rds_cluster_instance')
      .map(({ availability_zone }) => availability_zone);

    expect(postgres.one('aws_rds_cluster', 'main').engine).toBe('aurora-postgresql');
    expect(new Set(zones).size).toBe(2);
  });

  it('refuses connections without TLS (S0-SEC-03)', () => {
    expect(parametersIn(postgres, 'aws_rds_cluster_parameter_group')).toEqual({
      'rds.force_ssl': '1',
    });
    expect(postgres.one('aws_rds_cluster_parameter_group', 'database-main').family).toBe(
      'aurora-postgresql16',
    );
  });

  it('exports the one log it has', () => {
    expect(postgres.one('aws_rds_cluster', 'main').enabled_cloudwatch_logs_exports).toEqual([
      'postgresql',
    ]);
  });
});

describe('RDS beside Aurora', () => {
  const instance = { class: 'db.m6g.large', maxConnections: 200, purpose: 'Orders' };
  const storage = { sizeGb: 20, maxGb: 40 };

  it('is a single PostgreSQL instance where that is written (S4-DATA-02, S4-DD-15)', () => {
    const single = { ...instance, engine: 'postgres', version: '16', multiAz: false, storage };
    const found = terraformOf(schoolWith(single));

    expect(found.one('aws_db_instance', 'main').multi_az).toBe(false);
    expect(found.all('aws_rds_cluster')).toEqual({});
  });

  it.each([
    ['8.4', 'mysql8.4'],
    ['8.4.6', 'mysql8.4'],
  ])('is MySQL %s over two zones with the parameters of %s (S2-DATA-03)', (version, family) => {
    const found = terraformOf(schoolWith({ ...instance, engine: 'mysql', version, storage }));

    expect(found.one('aws_db_instance', 'main')).toMatchObject({
      engine: 'mysql',
      multi_az: true,
      enabled_cloudwatch_logs_exports: ['error', 'slowquery'],
    });
    expect(found.one('aws_db_parameter_group', 'database-main').family).toBe(family);
    expect(parametersIn(found, 'aws_db_parameter_group')).toEqual({
      log_output: 'FILE',
      max_connections: '200',
      require_secure_transport: '1',
      slow_query_log: '1',
    });
  });
});

describe('what watches an Aurora cluster', () => {
  const of = { of: 'main', abovePercent: 80, forMinutes: 5, title: 'Too much' };
  const school = auroraSchool({
    class: 'db.serverless',
    serverless: { minCapacity: 0.5, maxCapacity: 4 },
  });
  const watched = terraformOf({
    ...school,
    observability: {
      ...school.observability,
      alarms: {
        cpu: { ...of, metric: 'databaseCpu' },
        memory: { ...of, metric: 'databaseFreeMemory' },
      },
    },
  });

  it('asks about the cluster, not about one member', () => {
    expect(watched.one('aws_cloudwatch_metric_alarm', 'cpu').dimensions).toEqual({
      DBClusterIdentifier: 'night-school-prod-main',
    });
  });

  it('knows the memory of the highest capacity', () => {
    const total = 4 * 2 * 1024 ** 3;

    expect(watched.one('aws_cloudwatch_metric_alarm', 'memory').threshold).toBe(
      Math.round(total * (1 - 80 / 100)),
    );
  });

  it('shows the volume of the cluster on the dashboard', () => {
    const body = watched.one('aws_cloudwatch_dashboard', 'main').dashboard_body;

    expect(body).toContain('"VolumeBytesUsed","DBClusterIdentifier","night-school-prod-main"');
    expect(body).not.toContain('DBInstanceIdentifier');
  });
});
