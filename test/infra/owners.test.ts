// A web application and its worker, which share an image, a login and a database.
import { describe, expect, it } from 'vitest';
import { anEnvironment, aService } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const environment = anEnvironment({
  documentDatabases: { main: { class: 'db.r5.large', purpose: 'Forum' } },
  services: {
    web: { uses: { documentDatabases: { main: 'write' } } },
    worker: aService({
      image: { from: 'web', tag: null },
      uses: { databases: { main: { as: 'web' } }, documentDatabases: { main: { as: 'web' } } },
    }),
  },
  delivery: {
    pipeline: { kind: 'github-actions', organization: 'shop', pushRole: 'shop-push' },
  },
});
const terraform = terraformOf(environment);

function keysOf(type: string): readonly string[] {
  return Object.keys(terraform.all(type));
}

describe('services that share a login', () => {
  it('have one secret with it, the one of the owner', () => {
    const logins = keysOf('aws_secretsmanager_secret').filter((key) => key.includes('-login-'));

    expect(logins.sort()).toEqual(['database-main-login-web', 'document-database-main-login-web']);
  });

  it('have roles of their own', () => {
    expect(keysOf('aws_iam_role')).toEqual(expect.arrayContaining(['web', 'worker']));
  });
});

describe('services that share an image', () => {
  it('have one repository, which the pipeline may push to', () => {
    const { resources } = terraform.policy('image-push')['Push'];

    expect(keysOf('aws_ecr_repository')).toEqual(['web']);
    expect(keysOf('aws_ecr_lifecycle_policy')).toEqual(['web']);
    expect(resources).toEqual(['arn:aws:ecr:eu-west-1:210987654321:repository/shop/web']);
  });

  it('are built from one source repository', () => {
    const { condition } = terraform.policy('image-push-trust')['AssumedByGithubActions'];

    expect(JSON.stringify(condition)).toContain('repo:shop/web:');
    expect(JSON.stringify(condition)).not.toContain('shop/worker');
  });

  it('leave room for a repository of that name which another environment needs', () => {
    const delivery = { registry: { repositories: ['worker', 'web'] } };
    const services = { worker: aService({ image: { from: 'web', tag: null } }) };
    const owner = terraformOf(anEnvironment({ services, delivery }));

    expect(Object.keys(owner.all('aws_ecr_repository')).sort()).toEqual(['web', 'worker']);
  });
});
