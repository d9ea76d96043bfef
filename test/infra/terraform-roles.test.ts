// biome-ignore-all lint/suspicious/noExplicitAny: what comes out of cdktf has no type
import { describe, expect, it } from 'vitest';
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';

type Document = Record<string, any>;

function stack(name: string, overrides: Overrides): Document {
  const environment = anEnvironment(overrides);
  return compileInfra(environment).find((each) => each.stack === name)?.document ?? {};
}

function policy(document: Document, key: string): readonly Document[] {
  return document['data'].aws_iam_policy_document[key].statement;
}

const GITHUB = { delivery: { terraform: { kind: 'github-actions' } } };

describe('the roles of workflows that run Terraform', () => {
  const state = stack('state', GITHUB);

  it('are one that reads and one that may do everything', () => {
    expect(state['resource'].aws_iam_role).toMatchObject({
      'terraform-plan': { name: 'shop-prod-terraform-plan' },
      'terraform-apply': { name: 'shop-prod-terraform-apply', max_session_duration: 14_400 },
    });
    const attached = Object.values<Document>(state['resource'].aws_iam_role_policy_attachment);
    expect(attached.map((each) => each['policy_arn'])).toEqual([
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:iam::aws:policy/AdministratorAccess',
    ]);
  });

  it.each([
    ['plan', 'repo:shop/platform:pull_request'],
    ['apply', 'repo:shop/platform:environment:shop-prod'],
  ])('trust this repository alone: %s', (purpose, subject) => {
    const [statement] = policy(state, `terraform-${purpose}-trust`);

    expect(statement).toMatchObject({ actions: ['sts:AssumeRoleWithWebIdentity'] });
    expect(statement?.['condition']).toContainEqual({
      test: 'StringEquals',
      variable: 'token.actions.githubusercontent.com:sub',
      values: [subject],
    });
  });

  it('decrypt states and logins for a plan, and nothing through another service', () => {
    const statements = policy(state, 'terraform-plan');
    const services = statements
      .filter(({ actions }) => actions.includes('kms:Decrypt'))
      .map(
        ({ condition }) =>
          condition.find(({ variable }: Document) => variable === 'kms:ViaService').values,
      );

    expect(services).toEqual([
      ['s3.eu-west-1.amazonaws.com'],
      ['secretsmanager.eu-west-1.amazonaws.com'],
    ]);
    expect(statements.flatMap(({ actions }) => actions)).not.toContain('s3:PutObject');
  });

  it('come with the provider of GitHub, which the pipeline then does not make', () => {
    const pipeline = { kind: 'github-actions', organization: 'shop', pushRole: 'shop-push' };
    const both = { delivery: { ...GITHUB.delivery, pipeline } };

    expect(stack('state', both)['resource'].aws_iam_openid_connect_provider).toHaveProperty(
      'github',
    );
    expect(stack('identity', both)['resource']).not.toHaveProperty(
      'aws_iam_openid_connect_provider',
    );
    const existing = { kind: 'github-actions', oidcProvider: 'existing' };
    const other = { delivery: { terraform: existing, pipeline } };
    expect(stack('state', other)['resource']).not.toHaveProperty('aws_iam_openid_connect_provider');
    expect(stack('identity', other)['resource'].aws_iam_openid_connect_provider).toHaveProperty(
      'github',
    );
  });

  it('are not made where they stand already, or where Atlantis applies', () => {
    const roles = { plan: 'reader', apply: 'writer' };
    for (const terraform of [{ kind: 'github-actions', roles }, { kind: 'atlantis' }]) {
      expect(stack('state', { delivery: { terraform } })['resource']).not.toHaveProperty(
        'aws_iam_role',
      );
    }
  });
});
