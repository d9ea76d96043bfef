import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkBeside } from '../../../src/environment/rules/existing/stores.ts';
import { checkNames } from '../../../src/environment/rules/names.ts';
import { secretVariables } from '../../../src/environment/secret-variables.ts';
import { databasePage } from '../../../src/kinds/databases/page/page.ts';
import { checkDatabases } from '../../../src/kinds/databases/rules/check-databases.ts';
import { anEnvironment, aService, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const KEY = 'arn:aws:kms:eu-west-1:210987654321:key/0f0e0d0c-1111-2222-3333-444455556666';
const GROUP = 'sg-0123456789abcdef0';
const HOST = 'core.c5gq3mexample.eu-west-1.rds.amazonaws.com';
const master = { secret: 'core/administrator', kmsKey: KEY };
const login = { secret: 'rds!db-orders', kmsKey: KEY, database: 'all orders', username: 'user' };

function standing(existing: Overrides, entry: Overrides = {}): Overrides {
  return {
    engine: 'postgres',
    existing: { host: HOST, securityGroup: GROUP, cidrs: ['10.0.99.0/24'], ...existing },
    purpose: 'Orders',
    ...entry,
  };
}

function withOrders(existing: Overrides, use: unknown = 'write', more: Overrides = {}): Overrides {
  return {
    addons: { 'external-secrets': {} },
    databases: { orders: standing(existing) },
    services: { shop: aService({ uses: { databases: { orders: use } } }) },
    ...more,
  };
}

describe('a database that stands already', () => {
  it('is nothing of ours but an address and rules of its security group', () => {
    const terraform = terraformOf(anEnvironment(withOrders({ master })));

    expect(Object.keys(terraform.all('aws_db_instance'))).toEqual(['main']);
    expect(Object.keys(terraform.all('aws_db_parameter_group'))).toEqual(['database-main']);
    expect(
      terraform.one('aws_secretsmanager_secret_version', 'database-orders-endpoints').secret_string,
    ).toBe(JSON.stringify({ host: HOST, port: '5432' }));
    expect(Object.keys(terraform.all('aws_security_group'))).not.toContain('database-orders');
    expect(
      Object(terraform.stack('network').document['data']).aws_security_group[`standing-${GROUP}`],
    ).toEqual({
      id: GROUP,
      lifecycle: {
        postcondition: [
          {
            condition: '${self.vpc_id == aws_vpc.main.id}',
            error_message: `The security group of the database orders, ${GROUP}, is not in the VPC of the environment.`,
          },
        ],
      },
    });
    expect(
      terraform.one('aws_vpc_security_group_ingress_rule', `standing-${GROUP}-from-nodes-5432`),
    ).toEqual(
      expect.objectContaining({
        security_group_id: `\${data.aws_security_group.standing-${GROUP}.id}`,
        referenced_security_group_id: '${aws_security_group.nodes.id}',
      }),
    );
  });

  it('lets one rule in where two share a server', () => {
    const environment = anEnvironment({
      databases: { orders: standing({ master }), ledger: standing({ master, port: 5433 }) },
      services: {
        shop: aService({ uses: { databases: { orders: 'write', ledger: 'write' } } }),
        other: aService({ uses: { databases: { orders: 'write' } } }),
      },
    });
    const rules = Object.keys(terraformOf(environment).all('aws_vpc_security_group_ingress_rule'));

    expect(rules.filter((key) => key.startsWith('standing-'))).toEqual([
      `standing-${GROUP}-from-nodes-5432`,
      `standing-${GROUP}-from-nodes-5433`,
    ]);
  });

  it('has logins of ours under names that no other team has, made with its master', () => {
    const environment = anEnvironment(withOrders({ master }));
    const terraform = terraformOf(environment);
    const name = 'shop_prod_orders_shop';

    expect(
      terraform.one('aws_secretsmanager_secret_version', 'database-orders-login-shop')
        .secret_string_wo,
    ).toContain(`"username":"${name}","database":"${name}"`);
    const { objects } = compiledSmall(withOrders({ master }));
    const text = JSON.stringify(objects.filter(({ component }) => component === 'database-orders'));
    expect(text).toContain(`CREATE DATABASE \\"${name}\\" OWNER`);
    expect(text).toContain('"key":"core/administrator","property":"password"');
    expect(text).toContain('"cidr":"10.0.99.0/24"');
  });

  it('shares its login, read from the secret of its owner and put into the URL', () => {
    const environment = anEnvironment(withOrders({ login }));
    const { reads, variables } = secretVariables(environment, 'shop');

    expect(variables['DATABASE_URL']).toMatch(/:\{\{ \.database_orders_port \}\}\/all%20orders\?/);
    expect(reads).toContainEqual({
      as: 'database_orders_username',
      secret: 'rds!db-orders',
      property: 'user',
    });
    const terraform = terraformOf(environment);
    expect(Object.keys(terraform.all('aws_secretsmanager_secret'))).not.toContain(
      'database-orders-login-shop',
    );
    const store = terraform.policy('addon-external-secrets');
    expect(store['ReadStandingSecrets'].resources).toEqual([
      'arn:aws:secretsmanager:eu-west-1:210987654321:secret:rds!db-orders-??????',
    ]);
    expect(store['DecryptStanding'].resources).toEqual([KEY]);
  });

  it('lets the jobs alone read its master', () => {
    const terraform = terraformOf(anEnvironment(withOrders({ master })));

    expect(terraform.policy('addon-external-secrets')['ReadStandingSecrets']).toBeUndefined();
    expect(terraform.policy('addon-external-secrets')['NoMasters'].resources).toContain(
      'arn:aws:secretsmanager:eu-west-1:210987654321:secret:core/administrator-??????',
    );
    expect(terraform.policy('addon-login-jobs')['ReadStandingSecrets'].resources).toEqual([
      'arn:aws:secretsmanager:eu-west-1:210987654321:secret:core/administrator-??????',
    ]);
  });

  it.each<[string, Overrides]>([
    ['master', withOrders({ master })],
    ['master without a key', withOrders({ master: { secret: 'core/administrator' } })],
    ['login', withOrders({ login, port: 6432 })],
    ['readers', withOrders({ login, readerHost: `ro.${HOST}` }, 'read')],
    ['read beside', withOrders({ master, readerHost: `ro.${HOST}` }, { readFrom: 'readers' })],
    [
      'nodes let out by name',
      withOrders({ master }, 'write', { network: { nodeEgress: 'named' } }),
    ],
    ['nobody', { ...withOrders({ master }), services: {} }],
  ])('passes all checks: %s', (_, overrides) => {
    expect(findings(checkEnvironment(compiledSmall(overrides)))).toEqual([]);
  });

  it('has readers only where it says so', () => {
    expect(findings(checkDatabases(anEnvironment(withOrders({ login }, 'read'))))).toEqual([
      'model/no-reader-endpoint at value of services.shop.uses.databases.orders',
    ]);
  });

  it('makes no reader, who would read what others keep on the server', () => {
    const environment = anEnvironment(withOrders({ master, readerHost: `ro.${HOST}` }, 'read'));

    expect(findings(checkDatabases(environment))).toEqual([
      'model/existing-reads-all at value of services.shop.uses.databases.orders',
    ]);
  });

  it('takes a name that the server can hold', () => {
    const mysql = { orders: standing({ master }, { engine: 'mysql' }) };
    const service = 'a-service-with-a-long-name';
    const environment = anEnvironment({
      databases: mysql,
      services: { [service]: aService({ uses: { databases: { orders: 'write' } } }) },
    });

    expect(findings(checkNames(environment))).toEqual([
      `model/name-too-long at key of services.${service}.uses.databases.orders`,
    ]);
  });

  it('has what one that is made needs no more, and the other way round', () => {
    const written = {
      databases: { orders: standing({ master }, { version: '16' }), main: { engine: 'postgres' } },
    };

    expect(findings(checkBeside(written))).toEqual([
      'model/existing-beside at key of databases.orders.version',
      'load/missing-key at key of databases.main.version',
      'load/missing-key at key of databases.main.class',
      'load/missing-key at key of databases.main.maxConnections',
    ]);
  });

  it('says on the page what its owner keeps', () => {
    expect(databasePage.standing?.(anEnvironment(withOrders({ login })))).toEqual([
      [
        'Database `orders`',
        `host \`${HOST}\`: no plan proves it; \`${GROUP}\``,
        `the login of all consumers in secret \`rds!db-orders\`; a policy of \`${KEY}\` that lets account 210987654321 use it; a security group that leaves rules of ours alone`,
      ],
    ]);
  });
});
