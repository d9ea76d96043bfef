// Who signs in to Parcelwise.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const DIST = join(import.meta.dirname, '../../examples/parcelwise/dist/parcelwise');

describe.each(['staging', 'prod'])('Parcelwise %s', (environment) => {
  it('has a pool of its own, which only production keeps', () => {
    const path = join(DIST, environment, 'terraform/data/cdk.tf.json');
    const { resource } = JSON.parse(readFileSync(path, 'utf8'));

    expect(resource.aws_cognito_user_pool.customers).toMatchObject({
      name: environment === 'prod' ? 'parcelwise-prod-customers' : 'pw-staging-customers',
      deletion_protection: environment === 'prod' ? 'ACTIVE' : 'INACTIVE',
    });
    expect(resource.aws_cognito_user_pool_domain.customers.domain).toBe(
      `parcelwise-${environment}`,
    );
  });

  it('tells the gateway of the issuer and both apps', () => {
    const path = join(DIST, environment, 'kubernetes/gateway/externalsecret-gateway.yaml');
    const { spec } = parse(readFileSync(path, 'utf8'));

    expect(Object.keys(spec.target.template.data)).toEqual(
      expect.arrayContaining([
        'USER_POOL_COURIER_APP_CLIENT_ID',
        'USER_POOL_ISSUER',
        'USER_POOL_TRACKING_APP_CLIENT_ID',
      ]),
    );
  });
});

it('Parcelwise signs customers in at its own name in production', () => {
  const path = join(DIST, 'prod/terraform/edge/cdk.tf.json');
  const { resource } = JSON.parse(readFileSync(path, 'utf8'));

  expect(resource.aws_cognito_user_pool_domain.customers).toMatchObject({
    domain: 'auth.parcelwise.dev',
    depends_on: ['aws_route53_record.user-pool-parent-parcelwise-dev'],
  });
});
