import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { Environment as schema } from '../../../src/environment/schema/schema.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const BOUND = { aws: { iam: { permissionsBoundary: 'workloads', path: '/teams/shop/' } } };

describe('what an organization asks of roles', () => {
  it('bounds every role, and puts it at a path', () => {
    const roles = terraformOf(anEnvironment(BOUND)).list('aws_iam_role');

    expect(roles.length).toBeGreaterThan(5);
    for (const role of roles) {
      expect(role).toMatchObject({
        path: '/teams/shop/',
        permissions_boundary: 'arn:aws:iam::210987654321:policy/workloads',
      });
    }
  });

  it('takes the ARN of a policy as it is', () => {
    const permissionsBoundary = 'arn:aws:iam::aws:policy/PowerUserAccess';
    const [role] = terraformOf(anEnvironment({ aws: { iam: { permissionsBoundary } } })).list(
      'aws_iam_role',
    );

    expect(role.permissions_boundary).toBe(permissionsBoundary);
    expect(role.path).toBeUndefined();
  });

  it('reaches pods in the ARN of their role, but not roles that others made', () => {
    const { objects, stacks } = compiledSmall(BOUND);
    const account = objects.find(
      ({ object: { kind, metadata } }) => kind === 'ServiceAccount' && metadata.name === 'web',
    );
    const cluster = stacks.find(({ stack }) => stack === 'cluster')?.document;

    expect(account?.object.metadata.annotations).toMatchObject({
      'eks.amazonaws.com/role-arn': 'arn:aws:iam::210987654321:role/teams/shop/shop-prod-web',
    });
    expect(JSON.stringify(cluster)).toContain('arn:aws:iam::210987654321:role/shop-admin');
  });

  it('passes every check', () => {
    expect(checkEnvironment(compiledSmall(BOUND))).toEqual([]);
  });

  it('is a path with a slash at both ends', () => {
    const { iam } = schema.shape.aws.shape;

    expect(['/', '/a/', '/a/b-c/'].map((path) => iam.safeParse({ path }).success)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['', 'a/', '/a', '//', '/a b/'].map((path) => iam.safeParse({ path }).success)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
