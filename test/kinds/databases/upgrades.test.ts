// What Terraform is told when the version of a database is raised.
import { describe, expect, it } from 'vitest';
import { checkDatabases } from '../../../src/kinds/databases/rules/check-databases.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { auroraSchool } from '../../support/aurora-school.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

/** A database with one replica, `reports`. */
function shop(database: Overrides, replica: Overrides = {}) {
  const reports = { class: 'db.r5.large', purpose: 'Reports', ...replica };
  return anEnvironment({
    databases: { main: { ...database, parameters: null, replicas: { reports } } },
    services: { web: { uses: { databases: { main: { readFrom: { replica: 'reports' } } } } } },
  });
}

describe('a raised version of an RDS instance', () => {
  const before = terraformOf(shop({ engine: 'postgres', version: '15' }));
  const after = terraformOf(shop({ engine: 'postgres', version: '16' }));

  it('may be another major one, and is there when the apply ends', () => {
    expect(after.one('aws_db_instance', 'main')).toMatchObject({
      engine_version: '16',
      allow_major_version_upgrade: true,
      apply_immediately: true,
    });
  });

  it('comes with a parameter group of its family, beside the one that is in use', () => {
    const group = after.one('aws_db_parameter_group', 'database-main');

    expect(group.name).toBe('shop-prod-main-postgres16');
    expect(before.one('aws_db_parameter_group', 'database-main').name).toBe(
      'shop-prod-main-postgres15',
    );
    expect(group).toMatchObject({
      family: 'postgres16',
      lifecycle: { create_before_destroy: true },
    });
  });

  it('takes replicas of PostgreSQL along: they name no version', () => {
    const replica = after.one('aws_db_instance', 'main-reports');

    expect(replica).not.toHaveProperty('engine_version');
    expect(replica).toMatchObject({
      parameter_group_name: '${aws_db_parameter_group.database-main.name}',
      apply_immediately: true,
    });
  });

  it('leaves what else is written of the instance as it was', () => {
    const { engine_version: from, ...was } = before.one('aws_db_instance', 'main');
    const { engine_version: to, ...is } = after.one('aws_db_instance', 'main');

    expect([from, to]).toEqual(['15', '16']);
    expect(is).toEqual(was);
  });
});

describe('a replica of MySQL that goes ahead', () => {
  const ahead = terraformOf(shop({ engine: 'mysql', version: '8.0' }, { version: '8.4' }));
  const followed = terraformOf(shop({ engine: 'mysql', version: '8.4' }));

  it('is upgraded with a parameter group of its own', () => {
    expect(ahead.one('aws_db_instance', 'main-reports')).toMatchObject({
      engine_version: '8.4',
      allow_major_version_upgrade: true,
      apply_immediately: true,
      parameter_group_name: '${aws_db_parameter_group.database-main-reports.name}',
    });
    expect(ahead.one('aws_db_parameter_group', 'database-main-reports')).toMatchObject({
      name: 'shop-prod-main-reports-mysql8-4',
      family: 'mysql8.4',
      lifecycle: { create_before_destroy: true },
    });
  });

  it('leaves its source alone', () => {
    const still = terraformOf(shop({ engine: 'mysql', version: '8.0' }));

    expect(ahead.one('aws_db_instance', 'main')).toEqual(still.one('aws_db_instance', 'main'));
    expect(ahead.one('aws_db_parameter_group', 'database-main')).toEqual(
      still.one('aws_db_parameter_group', 'database-main'),
    );
  });

  it('shares the group of its source again once that has followed', () => {
    expect(followed.one('aws_db_instance', 'main-reports').parameter_group_name).toBe(
      '${aws_db_parameter_group.database-main.name}',
    );
    expect(Object.keys(followed.all('aws_db_parameter_group'))).toEqual(['database-main']);
  });

  it('needs no group of its own within a major version', () => {
    const minor = terraformOf(shop({ engine: 'mysql', version: '8.4.6' }, { version: '8.4.8' }));

    expect(minor.one('aws_db_instance', 'main-reports')).toMatchObject({
      engine_version: '8.4.8',
      auto_minor_version_upgrade: false,
      parameter_group_name: '${aws_db_parameter_group.database-main.name}',
    });
  });

  it.each([
    ['postgres', '16', '17', ['model/replica-version-apart']],
    ['postgres', '16.9', '16.10', []],
    ['mysql', '8.4', '8.0', ['model/replica-version-behind']],
    ['mysql', '8.0', '8.4', []],
    ['mysql', '8.4', '8.4', []],
    ['mysql', '8.0', '9', ['model/engine-version']],
  ])('is refused where RDS refuses it: %s %s beside %s', (engine, version, replica, codes) => {
    const at = ' at value of databases.main.replicas.reports.version';
    const found = findings(checkDatabases(shop({ engine, version }, { version: replica })));

    expect(found.filter((each) => each.endsWith(at))).toEqual(codes.map((code) => code + at));
  });
});

describe('a raised version of an Aurora cluster', () => {
  const terraform = terraformOf(auroraSchool({ engine: 'aurora-postgresql', version: '17' }));

  it('may be another major one, and takes both parameter groups with it', () => {
    expect(terraform.one('aws_rds_cluster', 'main')).toMatchObject({
      engine_version: '17',
      allow_major_version_upgrade: true,
      apply_immediately: true,
      db_cluster_parameter_group_name: '${aws_rds_cluster_parameter_group.database-main.name}',
      db_instance_parameter_group_name: '${aws_db_parameter_group.database-main.name}',
    });
  });

  it('is followed by its members, which name none', () => {
    const member = terraform.one('aws_rds_cluster_instance', 'main-1');

    expect(member).not.toHaveProperty('engine_version');
    expect(member.apply_immediately).toBe(true);
  });
});
