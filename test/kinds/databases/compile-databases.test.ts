import { describe, expect, it } from 'vitest';
import { rdsAuthorities } from '../../../src/facts/rds-authorities.ts';
import { mysqlLogins } from '../../../src/kinds/databases/platform/mysql-logins.ts';
import { postgresLogins } from '../../../src/kinds/databases/platform/postgres-logins.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { auroraSchool } from '../../support/aurora-school.ts';
import { type AnyObject, objectOf, objectsOf } from '../../support/kubernetes-objects.ts';
import { nightSchool } from '../../support/night-school.ts';

const environment = nightSchool();
const output = compilePlatform(environment);

const WRITER = {
  service: 'cart',
  name: 'cart',
  access: 'write',
  variable: 'PASSWORD_CART',
} as const;
const READER = {
  service: 'stats',
  name: 'stats',
  access: 'read',
  variable: 'PASSWORD_STATS',
} as const;

describe('compileDatabases', () => {
  it('makes a login for exactly the services that use the database (S3-DATA-09, F-S3-17)', () => {
    const users = Object.entries(environment.services)
      .filter(([, { uses }]) => uses.databases['main'] !== undefined)
      .map(([key]) => `night-school/prod/databases/main/logins/${key}`);
    const { data } = objectOf(output, 'ExternalSecret', 'main-logins')['spec'];
    const read = data.map(({ remoteRef }: AnyObject) => remoteRef.key);

    expect(users).toHaveLength(12);
    expect(read.filter((key: string) => key.includes('/logins/')).sort()).toEqual(users.sort());
  });

  it('runs the login job at every sync, since a job cannot be changed', () => {
    const { metadata, spec } = objectOf(output, 'Job', 'main-logins');

    expect(metadata.annotations).toMatchObject({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
    expect(JSON.stringify(spec.template.spec.containers[0].command)).not.toMatch(/PASSWORD/);
  });

  it('exports snapshots to the bucket of backups on schedule (S3-DR-08)', () => {
    const { spec } = objectOf(output, 'CronJob', 'main-export');
    const { env } = spec.jobTemplate.spec.template.spec.containers[0];

    expect(spec).toMatchObject({ schedule: '0 4 * * *', concurrencyPolicy: 'Forbid' });
    expect(env).toEqual(
      expect.arrayContaining([
        { name: 'BUCKET', value: 'night-school-backups' },
        { name: 'DATABASE', value: 'night-school-prod-main' },
        {
          name: 'ROLE',
          value: 'arn:aws:iam::111122223333:role/night-school-prod-database-export-task',
        },
      ]),
    );
  });

  it('exports snapshots of a cluster, which RDS knows apart from those of an instance', () => {
    const to = { bucket: 'backups', schedule: '0 4 * * *' };
    const aurora = compilePlatform(auroraSchool({ export: to }));
    const script = objectOf(aurora, 'ConfigMap', 'main-export')['data']['export.sh'];

    expect(script).toContain('describe-db-cluster-snapshots --db-cluster-identifier "$DATABASE"');
    expect(script).toContain('[0].DBClusterSnapshotArn');
    expect(objectOf(output, 'ConfigMap', 'main-export')['data']['export.sh']).toContain(
      'describe-db-snapshots --db-instance-identifier "$DATABASE"',
    );
  });

  it.each([
    ['aurora-mysql', '8.0', 'logins.sh', 3306],
    ['aurora-postgresql', '16', 'logins.sql', 5432],
  ])('makes logins on %s with the client it speaks to', (engine, version, file, port) => {
    const aurora = compilePlatform(auroraSchool({ engine, version }));
    const { egress } = objectOf(aurora, 'NetworkPolicy', 'main-logins')['spec'];

    expect(Object.keys(objectOf(aurora, 'ConfigMap', 'main-logins')['data'])).toEqual([file]);
    expect(JSON.stringify(egress)).toContain(`"port":${port}`);
  });

  it('does not start the job before the password of every login is there', () => {
    const { containers } = objectOf(output, 'Job', 'main-logins')['spec'].template.spec;
    const { data } = objectOf(output, 'ExternalSecret', 'main-logins')['spec'].target.template;
    const named = containers[0].env.filter((each: AnyObject) => each['valueFrom']);

    expect(containers[0].envFrom).toBeUndefined();
    expect(named.map((each: AnyObject) => each['valueFrom'].secretKeyRef)).toEqual(
      Object.keys(data)
        .sort()
        .map((key) => ({ name: 'main-logins', key })),
    );
  });

  it.each([
    ['aurora-mysql', '8.0'],
    ['aurora-postgresql', '16'],
  ])('makes logins on %s only if it is who it says', (engine, version) => {
    const aurora = compilePlatform(auroraSchool({ engine, version }));
    const { containers, volumes } = objectOf(aurora, 'Job', 'main-logins')['spec'].template.spec;
    const told = JSON.stringify([
      containers[0].env,
      objectOf(aurora, 'ConfigMap', 'main-logins')['data'],
    ]);

    expect(told).toMatch(/PGSSLMODE","value":"verify-full|--ssl-mode=VERIFY_IDENTITY/);
    expect(told).toMatch(
      /PGSSLROOTCERT","value":"\/etc\/rds-ca\/ca.pem|--ssl-ca=\/etc\/rds-ca\/ca.pem/,
    );
    expect(containers[0].volumeMounts).toContainEqual({
      name: 'rds-ca',
      mountPath: '/etc/rds-ca',
      readOnly: true,
    });
    expect(volumes).toContainEqual({ name: 'rds-ca', configMap: { name: 'rds-ca' } });
  });

  it('puts the authorities of the region where pods connect to databases, and nowhere else', () => {
    const maps = objectsOf(output, 'ConfigMap').filter(
      ({ metadata }) => metadata.name === 'rds-ca',
    );
    const authorities = rdsAuthorities(environment.aws.region);

    expect(maps.map(({ metadata }) => metadata.namespace).sort()).toEqual([
      'backend-prod',
      'databases',
    ]);
    expect(maps.map(({ data }) => data)).toEqual([
      { 'ca.pem': authorities },
      { 'ca.pem': authorities },
    ]);
  });

  it('makes nothing for an environment without databases', () => {
    const without = compilePlatform({ ...environment, databases: {}, search: {} });

    expect(objectsOf(without, 'Job')).toEqual([]);
    expect(objectsOf(without, 'Namespace').map(({ metadata }) => metadata.name)).not.toContain(
      'databases',
    );
  });
});

describe('postgresLogins', () => {
  const sql = postgresLogins([READER, WRITER]);

  it('gives a writer a database of its own', () => {
    expect(sql).toContain('CREATE DATABASE "cart" OWNER "cart"');
    expect(sql).not.toContain('CREATE DATABASE "stats"');
  });

  it('lets a reader into the databases of the writers, after they exist', () => {
    expect(sql).toContain('GRANT pg_read_all_data TO "stats"');
    expect(sql.indexOf('GRANT CONNECT ON DATABASE "cart" TO "stats"')).toBeGreaterThan(
      sql.indexOf('CREATE DATABASE "cart"'),
    );
  });
});

describe('mysqlLogins', () => {
  const script = mysqlLogins([WRITER, READER]);

  it('gives writers a database and readers the right to select', () => {
    expect(script).toContain('CREATE DATABASE IF NOT EXISTS \\`cart\\`;');
    expect(script).toContain("GRANT SELECT ON *.* TO 'stats'@'%';");
  });

  it('ends the here-document on a line of its own', () => {
    expect(script).toMatch(/\nSQL\n$/);
  });
});
