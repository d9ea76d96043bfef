import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../src/environment/rules/names.ts';
import { userPoolAccess } from '../../../src/kinds/user-pools/access.ts';
import { userPoolPage } from '../../../src/kinds/user-pools/page.ts';
import { checkUserPools } from '../../../src/kinds/user-pools/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const CLIENTS = {
  web: {
    callbackUrls: ['https://shop.example/in', 'http://localhost:3000/in'],
    logoutUrls: ['https://shop.example/'],
    scopes: ['openid', 'orders/read'],
    tokens: { accessMinutes: 15, refreshDays: 7 },
  },
  kiosk: { direct: ['password'] },
};

function withPool(pool: Overrides = {}, use: 'verify' | 'manage' = 'manage') {
  return anEnvironment({
    userPools: {
      customers: {
        email: { identity: 'shop.example', from: 'Shop <no-reply@shop.example>' },
        domainPrefix: 'shop-prod',
        clients: CLIENTS,
        resourceServers: { orders: { scopes: { read: 'Read orders' } } },
        groups: { staff: { description: 'Who works here', precedence: 1 } },
        purpose: 'Customers',
        ...pool,
      },
    },
    services: { web: { uses: { userPools: { customers: use } } } },
  });
}

function poolOf(pool: Overrides = {}) {
  return terraformOf(withPool(pool)).one('aws_cognito_user_pool', 'customers');
}

describe('a user pool', () => {
  it('is kept, and signs users in by their mail address', () => {
    expect(poolOf()).toMatchObject({
      name: 'shop-prod-customers',
      deletion_protection: 'ACTIVE',
      lifecycle: { prevent_destroy: true },
      username_attributes: ['email'],
      auto_verified_attributes: ['email'],
      mfa_configuration: 'OPTIONAL',
      software_token_mfa_configuration: { enabled: true },
      admin_create_user_config: { allow_admin_create_user_only: false },
      user_pool_tier: 'ESSENTIALS',
      tags: { UserPool: 'shop-prod-customers' },
    });
    expect(poolOf()).not.toHaveProperty('user_pool_add_ons');
    expect(poolOf()).not.toHaveProperty('schema');
  });

  it('has other names beside a user name, and a role that sends SMS where it needs one', () => {
    const terraform = terraformOf(withPool({ signIn: ['username', 'phone'] }));
    const pool = terraform.one('aws_cognito_user_pool', 'customers');

    expect(pool).toMatchObject({
      alias_attributes: ['phone_number'],
      sms_configuration: {
        external_id: 'shop-prod-customers',
        sns_caller_arn: '${aws_iam_role.user-pool-customers-sms.arn}',
      },
    });
    expect(pool).not.toHaveProperty('username_attributes');
    expect(terraform.policy('user-pool-customers-sms-trust')['AssumedByService']).toMatchObject({
      condition: [
        { variable: 'aws:SourceAccount', values: ['210987654321'] },
        { variable: 'sts:ExternalId', values: ['shop-prod-customers'] },
      ],
    });
    expect(poolOf()).not.toHaveProperty('sms_configuration');
  });

  it('verifies a mail address where users sign in by a name alone', () => {
    const pool = poolOf({ signIn: ['username'] });

    expect(pool).toMatchObject({ auto_verified_attributes: ['email'] });
    expect(pool).not.toHaveProperty('alias_attributes');
    expect(pool).not.toHaveProperty('username_attributes');
  });

  it('sends mails through SES, or by Cognito itself', () => {
    expect(poolOf()['email_configuration']).toEqual({
      email_sending_account: 'DEVELOPER',
      from_email_address: 'Shop <no-reply@shop.example>',
      source_arn: 'arn:aws:ses:eu-west-1:210987654321:identity/shop.example',
    });
    expect(poolOf({ email: null })).not.toHaveProperty('email_configuration');
  });

  it('has no second factor, no protection and no invitation where it is told so', () => {
    const off = { mfa: 'off', selfSignUp: false, deletionProtection: false };

    expect(poolOf(off)).toMatchObject({
      mfa_configuration: 'OFF',
      deletion_protection: 'INACTIVE',
      lifecycle: { prevent_destroy: false },
      admin_create_user_config: { allow_admin_create_user_only: true },
    });
    expect(poolOf(off)).not.toHaveProperty('software_token_mfa_configuration');
  });

  it('has attributes of our own with their limits', () => {
    const attributes = {
      rank: { type: 'number', max: 9 },
      language: { type: 'string', mutable: false, min: 2, max: 5 },
    };

    expect(poolOf({ attributes })['schema']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ name: 'language', mutable: false },
          string_attribute_constraints: { min_length: '2', max_length: '5' },
        }),
        expect.objectContaining({
          ...{ name: 'rank', attribute_data_type: 'Number' },
          number_attribute_constraints: { max_value: '9' },
        }),
      ]),
    );
  });
});

describe('clients of a user pool', () => {
  const terraform = terraformOf(withPool());

  it('are public, and hosted pages give them codes alone', () => {
    expect(terraform.one('aws_cognito_user_pool_client', 'customers_web')).toMatchObject({
      generate_secret: false,
      allowed_oauth_flows: ['code'],
      allowed_oauth_scopes: ['openid', 'orders/read'],
      callback_urls: ['https://shop.example/in', 'http://localhost:3000/in'],
      logout_urls: ['https://shop.example/'],
      access_token_validity: 15,
      refresh_token_validity: 7,
      prevent_user_existence_errors: 'ENABLED',
      enable_token_revocation: true,
      depends_on: ['aws_cognito_resource_server.customers_orders'],
    });
    expect(terraform.one('aws_cognito_user_pool_domain', 'customers')).toMatchObject({
      domain: 'shop-prod',
    });
  });

  it('sign users in directly by the ways they name', () => {
    const kiosk = terraform.one('aws_cognito_user_pool_client', 'customers_kiosk');

    expect(kiosk['explicit_auth_flows']).toEqual([
      'ALLOW_REFRESH_TOKEN_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
    ]);
    expect(kiosk).not.toHaveProperty('allowed_oauth_flows');
  });
});

describe('a service with a user pool', () => {
  const grant = (use: 'verify' | 'manage') => {
    const environment = withPool({}, use);
    const { customers } = environment.userPools;
    if (!customers) throw new Error('no pool');
    return userPoolAccess({
      ...{ environment, consumer: 'web', node: 'service__web', store: 'customers', use },
      ...{ entry: customers, stores: ['customers'], origin: [] },
    });
  };

  it('knows the issuer and the clients, whose ids AWS makes up', () => {
    expect(
      grant('verify')
        .secrets?.map(({ variable }) => variable)
        .sort(),
    ).toEqual([
      'USER_POOL_ID',
      'USER_POOL_ISSUER',
      'USER_POOL_KIOSK_CLIENT_ID',
      'USER_POOL_WEB_CLIENT_ID',
    ]);
    const version = terraformOf(withPool()).one(
      'aws_secretsmanager_secret_version',
      'user-pool-customers',
    );
    expect(JSON.parse(String(version['secret_string']))).toEqual({
      pool: '${aws_cognito_user_pool.customers.id}',
      issuer: 'https://${aws_cognito_user_pool.customers.endpoint}',
      client_kiosk: '${aws_cognito_user_pool_client.customers_kiosk.id}',
      client_web: '${aws_cognito_user_pool_client.customers_web.id}',
    });
  });

  it('fetches keys over HTTPS, and needs no right for it', () => {
    expect(grant('verify')).toMatchObject({ outsidePorts: [443], statements: [] });
  });

  it('looks after users of that pool only, which its tag tells', () => {
    const [statement] = grant('manage').statements ?? [];

    expect(statement).toMatchObject({
      sid: 'UsersCustomers',
      resources: ['arn:aws:cognito-idp:eu-west-1:210987654321:userpool/*'],
      condition: { StringEquals: { 'aws:ResourceTag/UserPool': 'shop-prod-customers' } },
    });
    expect(statement?.actions).toContain('cognito-idp:AdminCreateUser');
    expect(statement?.actions?.filter((action) => action.includes('*'))).toEqual([]);
  });
});

describe('rules of user pools', () => {
  it('have nothing against one that is whole', () => {
    expect([...checkUserPools(withPool()), ...checkNames(withPool())]).toEqual([]);
  });

  it.each([
    [{ email: null }, 'model/user-pool-mail-limit'],
    [
      { email: { identity: 'a@shop.example', from: 'b@shop.example' } },
      'model/user-pool-mail-identity',
    ],
    [
      { email: { identity: 'shop.example', from: 'shop.example' } },
      'model/user-pool-mail-identity',
    ],
    [
      { email: { identity: 'shop.example', from: 'me@notshop.example' } },
      'model/user-pool-mail-identity',
    ],
    [{ plan: 'lite', threatProtection: 'enforced' }, 'model/user-pool-plan'],
    [{ domainPrefix: null }, 'model/user-pool-no-pages'],
    [{ domainPrefix: 'my-awshop' }, 'model/user-pool-prefix'],
    [{ attributes: { vip: { type: 'boolean', max: 1 } } }, 'model/user-pool-attribute-range'],
    [{ attributes: { bio: { type: 'string', max: 4000 } } }, 'model/user-pool-attribute-range'],
    [{ clients: { web: { scopes: ['orders/write', 'openid'] } } }, 'model/user-pool-scope'],
    [{ clients: { web: { scopes: ['profile'] } } }, 'model/user-pool-openid'],
  ])('refuse %j', (pool, code) => {
    const found = checkUserPools(withPool(pool));

    expect(found.map((each) => each.code)).toEqual([code]);
  });

  it('let an address below the identity send, and development be without SES', () => {
    const below = { email: { identity: 'shop.example', from: 'me@mail.shop.example' } };
    const poor = { ...withPool({ email: null }), tier: 'development' as const };

    expect(checkUserPools(withPool(below))).toEqual([]);
    expect(checkUserPools(poor)).toEqual([]);
  });
});

describe('the page', () => {
  it('says how users sign in, and that there is no backup', () => {
    const environment = withPool();

    expect(userPoolPage.rows?.(environment)[0]?.[1]).toContain(
      'pages at shop-prod.auth.eu-west-1.amazoncognito.com',
    );
    expect(userPoolPage.objectives?.(environment)).toEqual([
      'Users of pool `customers`: in the region alone; Cognito has no backup',
    ]);
  });
});
