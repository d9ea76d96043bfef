import { describe, expect, it } from 'vitest';
import { actsInAws, addonIdentities } from '../../src/environment/identities.ts';
import { roleAnnotation, serviceIdentity } from '../../src/model/identity.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';

function acts(uses: Overrides, overrides: Overrides = {}): boolean {
  const environment = anEnvironment({ ...overrides, services: { other: aService({ uses }) } });
  return actsInAws(environment, 'other');
}

describe('serviceIdentity', () => {
  it('names role, namespace and account after the service', () => {
    expect(serviceIdentity(anEnvironment(), 'web')).toEqual({
      role: 'shop-prod-web',
      namespace: 'shop',
      serviceAccount: 'web',
      origin: ['services', 'web'],
    });
  });
});

describe('actsInAws', () => {
  it.each([
    ['a bucket', { buckets: { media: 'read' } }],
    ['a search domain', { search: { main: 'read' } }],
    ['a cache with IAM sign-in', { caches: ['main'] }],
  ])('holds for a service that uses %s', (_, uses) => {
    expect(acts(uses)).toBe(true);
  });

  it.each([
    ['nothing', {}],
    ['a database', { databases: { main: 'write' } }],
    ['an external', { externals: ['stripe'] }],
    ['a service that is not there', { services: ['absent'] }],
  ])('does not hold for a service that uses %s', (_, uses) => {
    expect(acts(uses)).toBe(false);
  });

  it('does not hold for a cache without sign-in', () => {
    expect(acts({ caches: ['main'] }, { caches: { main: { access: 'network' } } })).toBe(false);
  });
});

describe('addonIdentities', () => {
  it('lists the add-ons of the environment that act in AWS', () => {
    const roles = addonIdentities(anEnvironment()).map(({ role }) => role);

    expect(roles).toEqual([
      'shop-prod-addon-aws-load-balancer-controller',
      'shop-prod-addon-cluster-autoscaler',
      'shop-prod-addon-external-secrets',
    ]);
  });

  it('leaves out an add-on that does nothing in AWS', () => {
    const environment = anEnvironment({ addons: { 'metrics-server': {} } });

    expect(addonIdentities(environment)).toEqual(addonIdentities(anEnvironment()));
  });
});

describe('roleAnnotation', () => {
  it('holds the ARN of the role', () => {
    const environment = anEnvironment();

    expect(roleAnnotation(environment, serviceIdentity(environment, 'web'))).toEqual({
      'eks.amazonaws.com/role-arn': 'arn:aws:iam::210987654321:role/shop-prod-web',
    });
  });
});
