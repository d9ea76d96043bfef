import { describe, expect, it } from 'vitest';
import { checkMissingObjects } from '../../../src/check/kubernetes/links/check-missing-objects.ts';
import { checkSecretAccess } from '../../../src/check/planes/secrets/check-secret-access.ts';
import { checkSecretTemplates } from '../../../src/check/planes/secrets/check-secret-templates.ts';
import { checkSecrets } from '../../../src/check/planes/secrets/check-secrets.ts';
import { checkStoreNamespaces } from '../../../src/check/planes/secrets/check-store-namespaces.ts';
import { checkManagedPasswords } from '../../../src/environment/rules/managed-passwords.ts';
import { checkMasterPasswords } from '../../../src/kinds/databases/rules/master-password.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment, aService, type Overrides } from '../../support/an-environment.ts';
import { auroraSchool, compiledSchool, schoolWith } from '../../support/aurora-school.ts';
import { corrupted, type OpenInput, objectIn } from '../../support/compiled.ts';
import { elementIn } from '../../support/corruptions.ts';
import { findings } from '../../support/findings.ts';
import { objectOf } from '../../support/kubernetes-objects.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const MANAGED = { masterPassword: 'managed' };
const INSTANCE = {
  engine: 'postgres',
  version: '15',
  class: 'db.r5.xlarge',
  storage: { sizeGb: 500, maxGb: 1000 },
  maxConnections: 2000,
  purpose: 'Courses and users',
};
const CLUSTER_ARN = 'arn:aws:rds:us-east-1:111122223333:cluster:night-school-prod-main';
const INSTANCE_ARN = 'arn:aws:rds:us-east-1:111122223333:db:night-school-prod-main';

const school = auroraSchool(MANAGED);
const terraform = terraformOf(school);
const { spec } = objectOf(compilePlatform(school), 'ExternalSecret', 'main-logins');

describe('a password that AWS manages', () => {
  it.each([
    ['an Aurora cluster', terraform.one('aws_rds_cluster', 'main')],
    [
      'an RDS instance',
      terraformOf(schoolWith({ ...INSTANCE, ...MANAGED })).one('aws_db_instance', 'main'),
    ],
  ])('is made by RDS for %s, under our key', (_, database) => {
    expect(database).toMatchObject({
      manage_master_user_password: true,
      master_user_secret_kms_key_id: expect.stringContaining('key_arns["data"]'),
    });
    expect(Object.keys(database).filter((key) => key.includes('password_'))).toEqual([]);
  });

  it('leaves no secret of ours, nor a password in an apply', () => {
    const text = JSON.stringify(terraform.all('aws_secretsmanager_secret'));

    expect(text).not.toContain('/master');
    expect(terraform.all('aws_secretsmanager_secret')).toHaveProperty('database-main-endpoints');
  });

  it('is found by the tag that AWS writes, and asked for more often than a job gives up', () => {
    expect(spec.dataFrom).toEqual([
      {
        find: { path: 'rds!', tags: { 'aws:rds:primaryDBClusterArn': CLUSTER_ARN } },
        rewrite: [{ regexp: { source: '^rds!.*$', target: 'master' } }],
      },
    ]);
    expect(spec.refreshInterval).toBe('5m');
    expect(spec.target.template.data).toMatchObject({
      MYSQL_USER: '{{ (.master | fromJson).username }}',
      MYSQL_PWD: '{{ (.master | fromJson).password }}',
      MYSQL_HOST: '{{ .MYSQL_HOST }}',
    });
  });

  it('is read by the role of the jobs, of that very database', () => {
    const policy = terraform.policy('addon-login-jobs');

    expect(policy['ReadManagedOfClusters']).toMatchObject({
      resources: ['arn:aws:secretsmanager:us-east-1:111122223333:secret:rds!*'],
      condition: [
        {
          test: 'StringEquals',
          variable: 'secretsmanager:ResourceTag/aws:rds:primaryDBClusterArn',
          values: [CLUSTER_ARN],
        },
      ],
    });
    expect(policy['FindManaged'].resources).toEqual(['*']);
    expect(policy).not.toHaveProperty('ReadManagedOfInstances');
  });

  it('is told apart for an instance by the other tag', () => {
    const policy = terraformOf(schoolWith({ ...INSTANCE, ...MANAGED })).policy('addon-login-jobs');

    expect(policy['ReadManagedOfInstances'].condition).toMatchObject([{ values: [INSTANCE_ARN] }]);
  });
});

const input = compiledSchool(school);
const JOBS = 'data.aws_iam_policy_document.addon-login-jobs';

function jobStatement(open: OpenInput, sid: string) {
  return elementIn(open, 'identity', JOBS).statement.find(
    (each: { sid: string }) => each.sid === sid,
  );
}

describe('checks of secrets that AWS manages', () => {
  it('find nothing in what is compiled', () => {
    const checks = [checkSecrets, checkSecretAccess, checkSecretTemplates, checkStoreNamespaces];

    expect(checks.flatMap((check) => check(input))).toEqual([]);
  });

  it('report a search for a database whose password AWS does not make', () => {
    const wrong = corrupted(input, (open) => {
      elementIn(open, 'data', 'aws_rds_cluster.main').manage_master_user_password = false;
    });

    expect(findings(checkSecrets(wrong))).toEqual([
      'check/secret-missing at value of databases.main',
    ]);
  });

  it('report a search by the tag of another kind', () => {
    const wrong = corrupted(input, (open) => {
      const [from] = objectIn(open, 'ExternalSecret', 'main-logins')['spec'].dataFrom;
      from.find.tags = { 'aws:rds:primaryDBInstanceArn': CLUSTER_ARN };
    });

    expect(findings(checkSecrets(wrong))).toHaveLength(1);
  });

  it.each([
    ['may not look for it', 'FindManaged', { actions: ['secretsmanager:ListSecrets'] }],
    ['reads that of another', 'ReadManagedOfClusters', { condition: [other(INSTANCE_ARN)] }],
    ['may not read it', 'ReadManagedOfClusters', { actions: ['secretsmanager:DescribeSecret'] }],
    ['may not decrypt it', 'Decrypt', { actions: ['kms:Encrypt'] }],
  ])('report a role that %s', (_, sid, change) => {
    const wrong = corrupted(input, (open) => void Object.assign(jobStatement(open, sid), change));

    expect(findings(checkSecretAccess(wrong))).toContainEqual(
      expect.stringContaining('check/secret-unreadable'),
    );
  });

  it('know the keys that a template gives to what is found', () => {
    const wrong = corrupted(input, (open) => {
      delete objectIn(open, 'ExternalSecret', 'main-logins')['spec'].target.template.data.MYSQL_PWD;
    });

    expect(checkMissingObjects(input)).toEqual([]);
    expect(findings(checkMissingObjects(wrong))).toEqual([
      'check/kubernetes-key-missing at value of databases.main',
    ]);
  });

  it('report a role of services that reads it', () => {
    const wrong = corrupted(input, (open) => {
      const document = 'data.aws_iam_policy_document.addon-external-secrets';
      const { statement } = elementIn(open, 'identity', document);
      statement.push(jobStatement(open, 'ReadManagedOfClusters'));
    });

    expect(findings(checkStoreNamespaces(wrong))).toEqual([
      'check/secret-master-open at value of addons.external-secrets',
    ]);
  });
});

function other(value: string) {
  const variable = 'secretsmanager:ResourceTag/aws:rds:primaryDBClusterArn';
  return { test: 'StringEquals', variable, values: [value] };
}

function aurora(overrides: Overrides): Overrides {
  const engine = { engine: 'aurora-postgresql', version: '16.6', storage: null };
  return { ...engine, replicas: { reports: null }, ...MANAGED, ...overrides };
}

describe('checkMasterPasswords', () => {
  const check = (main: Overrides) =>
    findings(checkMasterPasswords(anEnvironment({ databases: { main } })));

  it('accepts any engine that stands alone', () => {
    expect(check(aurora({}))).toEqual([]);
    expect(check({ replicas: { reports: null }, ...MANAGED })).toEqual([]);
    expect(check({})).toEqual([]);
  });

  it('refuses an instance with read replicas', () => {
    const replicas = { reports: { class: 'db.r6g.large', purpose: 'Reports' } };

    expect(check({ ...MANAGED, replicas })).toEqual([
      'model/managed-password-replicas at value of databases.main.masterPassword',
    ]);
  });

  it.each([
    ['a primary', { global: true }],
    ['a secondary', { secondaryOf: { environment: 'shop/prod', database: 'main' } }],
    [
      'what was promoted',
      { secondaryOf: { environment: 'shop/prod', database: 'main', promoted: true } },
    ],
  ])('refuses %s of a global database', (_, role) => {
    expect(check(aurora(role))).toEqual([
      'model/managed-password-global at value of databases.main.masterPassword',
    ]);
  });
});

describe('checkManagedPasswords', () => {
  const users = { databases: { main: 'write', 'main-copy': 'write' } };
  const check = (copy: Overrides) =>
    findings(
      checkManagedPasswords(
        anEnvironment({
          databases: {
            main: aurora({}),
            'main-copy': {
              ...aurora(copy),
              class: 'db.r6g.large',
              maxConnections: 100,
              purpose: 'Copy',
            },
          },
          services: { web: { uses: users }, more: aService({ uses: users }) },
        }),
      ),
    );

  it('refuses two databases of which one is called as the other begins', () => {
    expect(check({})).toEqual([
      'model/managed-password-ambiguous at value of databases.main-copy.masterPassword',
    ]);
  });

  it('accepts them where one is written', () => {
    expect(check({ masterPassword: 'written' })).toEqual([]);
  });
});
