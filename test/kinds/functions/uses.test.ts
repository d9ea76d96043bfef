import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkNames } from '../../../src/environment/rules/names.ts';
import { checkEndpoints } from '../../../src/environment/rules/network/endpoints.ts';
import { checkNetworkClients } from '../../../src/environment/rules/network/network-clients.ts';
import { checkConsumers } from '../../../src/environment/rules/services/consumers.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { PACKAGE } from './with-function.ts';

const USES = {
  databases: { main: 'write' },
  buckets: { media: 'read' },
  externals: ['stripe'],
  secrets: ['signing'],
};

function using(uses: Overrides, more: Overrides = {}): Overrides {
  return {
    functions: { resize: { purpose: 'Small', ...PACKAGE, vpc: true, uses, ...more } },
    secrets: { signing: { keys: ['SIGNING_KEY'], purpose: 'Signs' } },
    services: { web: { uses: { functions: ['resize'], secrets: ['signing'] } } },
  };
}

const { one, policy } = terraformOf(anEnvironment(using(USES, { env: { SIZE: '200' } })));

describe('what a function uses', () => {
  it('is told by name, and secrets by the names they have', () => {
    expect(one('aws_lambda_function', 'resize').environment.variables).toEqual({
      MAIN_DATABASE_ENDPOINTS_SECRET_NAME: 'shop/prod/databases/main/endpoints',
      MAIN_DATABASE_LOGINS_SECRET_NAME: 'shop/prod/databases/main/logins/resize',
      MEDIA_BUCKET: 'shop-prod-media-210987654321',
      SIGNING_SECRET_NAME: 'shop/prod/secrets/signing',
      SIZE: '200',
      STRIPE_EXTERNAL_SECRET_NAME: 'shop/prod/externals/stripe',
    });
  });

  it('is granted to its role, with its secrets', () => {
    const { ReadSecrets, SecretsKey, ObjectsMedia, Logs } = policy('resize');
    const arn = (name: string) =>
      `arn:aws:secretsmanager:eu-west-1:210987654321:secret:${name}-??????`;

    expect(Logs.actions).toContain('logs:PutLogEvents');
    expect(ObjectsMedia.actions).toEqual(['s3:GetObject']);
    expect(ReadSecrets).toMatchObject({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [
        arn('shop/prod/databases/main/endpoints'),
        arn('shop/prod/databases/main/logins/resize'),
        arn('shop/prod/externals/stripe'),
        arn('shop/prod/secrets/signing'),
      ],
    });
    expect(SecretsKey.actions).toEqual(['kms:Decrypt']);
  });

  it('lets it in, from its security group alone', () => {
    expect(
      one('aws_vpc_security_group_ingress_rule', 'database-main-from-function-resize-5432'),
    ).toMatchObject({
      security_group_id: '${aws_security_group.database-main.id}',
      referenced_security_group_id: '${aws_security_group.function-resize.id}',
      from_port: 5432,
    });
    expect(
      one('aws_vpc_security_group_egress_rule', 'function-resize-to-database-main-5432'),
    ).toMatchObject({ referenced_security_group_id: '${aws_security_group.database-main.id}' });
  });

  it('compiles to what no check has a say about', () => {
    expect(findings(checkEnvironment(compiledSmall(using(USES))))).toEqual([]);
  });
});

describe('what a function cannot use', () => {
  const found = (uses: Overrides, more: Overrides = {}, others: Overrides = {}) =>
    findings(checkNetworkClients(anEnvironment({ ...using(uses, more), ...others })));

  it('is a service, whose name only pods know', () => {
    expect(found({ services: ['web'] })).toEqual([
      'model/consumer-outside-cluster at value of functions.resize.uses.services[0]',
    ]);
  });

  it('is a store of the VPC from outside of it', () => {
    expect(
      found({ databases: { main: 'write' }, buckets: { media: 'read' } }, { vpc: false }),
    ).toEqual(['model/consumer-outside-network at value of functions.resize.uses.databases.main']);
  });

  it.each(['none', 'internet'])('is what lies beyond a tier with the route %s', (route) => {
    const network = { network: { subnets: { private: { route } } } };

    expect(found({ externals: ['stripe'], secrets: ['signing'] }, {}, network)).toEqual([
      'model/endpoint-missing at value of functions.resize.uses.secrets[0]',
      'model/endpoint-missing at value of functions.resize.uses.externals[0]',
      'model/consumer-without-way at value of functions.resize.uses.externals[0]',
    ]);
  });

  it('is no user pool that an endpoint answers for', () => {
    const closed = (services: readonly string[]) => ({
      network: { endpoints: { interface: services }, subnets: { private: { route: 'none' } } },
      userPools: { customers: { signIn: ['email'], purpose: 'Customers' } },
    });
    const uses = { userPools: { customers: 'verify' } };

    expect(found(uses, {}, closed(['cognito-idp', 'secretsmanager']))).toEqual([]);
    expect(found(uses, {}, closed(['secretsmanager']))).toEqual([
      'model/endpoint-missing at value of functions.resize.uses.userPools.customers',
    ]);
  });

  it('needs no endpoint from outside of the VPC', () => {
    const closed = anEnvironment({
      ...using({ secrets: ['signing'] }, { vpc: false }),
      network: { subnets: { private: { route: 'none' } } },
    });

    expect(findings(checkNetworkClients(closed))).toEqual([]);
    expect(findings(checkEndpoints(closed))).toEqual([
      'model/endpoint-missing at value of services.web.uses.functions[0]',
    ]);
  });

  it('is a file system, which it has no way to mount', () => {
    const mounted = anEnvironment({
      ...using({ fileSystems: { shared: { files: '/mnt/shared' } } }),
      fileSystems: { shared: { purpose: 'Shared' } },
    });

    expect(findings(checkConsumers(mounted))).toEqual([
      'model/consumer-lacks at value of functions.resize.uses.fileSystems.shared',
    ]);
  });

  it('shares no name with a service', () => {
    const both = anEnvironment({ functions: { web: { purpose: 'Small', ...PACKAGE } } });

    expect(findings(checkNames(both)).some((each) => each.startsWith('model/name-conflict'))).toBe(
      true,
    );
  });
});
