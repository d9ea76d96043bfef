import { describe, expect, it } from 'vitest';
import { anEnvironment, aService } from '../support/an-environment.ts';
import { type Terraform, terraformOf } from '../support/terraform-documents.ts';

type Settings = Readonly<Record<string, unknown>>;

const services = { orders: aService() };
const shared = { account: '109876543210', region: 'eu-central-1' };

function terraform(delivery: Settings): Terraform {
  return terraformOf(anEnvironment({ services, delivery }));
}

function github(more: Settings = {}, registry: Settings = {}): Terraform {
  const pipeline = {
    ...{ kind: 'github-actions', organization: 'shop', pushRole: 'shop-push' },
    ...more,
  };
  return terraform({ pipeline, registry });
}

function subjects(from: Terraform): readonly string[] {
  const { condition } = from.policy('image-push-trust')['AssumedByGithubActions'];
  return condition.find(({ variable }: { variable: string }) => variable.endsWith(':sub')).values;
}

describe('the push role of GitHub Actions (S4-TECH-03)', () => {
  it('is taken on through the OIDC provider of GitHub, without a thumbprint', () => {
    const document = github();

    expect(document.one('aws_iam_openid_connect_provider', 'github')).toEqual({
      client_id_list: ['sts.amazonaws.com'],
      url: 'https://token.actions.githubusercontent.com',
    });
    expect(document.policy('image-push-trust')['AssumedByGithubActions']).toMatchObject({
      actions: ['sts:AssumeRoleWithWebIdentity'],
      principals: [
        {
          type: 'Federated',
          identifiers: ['${aws_iam_openid_connect_provider.github.arn}'],
        },
      ],
    });
  });

  it('trusts the audience of AWS, and main of exactly the repositories of the services', () => {
    const { condition } = github().policy('image-push-trust')['AssumedByGithubActions'];

    expect(condition).toContainEqual({
      test: 'StringEquals',
      variable: 'token.actions.githubusercontent.com:aud',
      values: ['sts.amazonaws.com'],
    });
    expect(subjects(github())).toEqual([
      'repo:shop/orders:ref:refs/heads/main',
      'repo:shop/web:ref:refs/heads/main',
    ]);
  });

  it('trusts release tags where those build, and the one repository where there is one', () => {
    const pipeline = { sourceRepository: 'services', release: { trigger: 'tag' } };

    expect(subjects(github(pipeline))).toEqual(['repo:shop/services:ref:refs/tags/v*']);
  });

  it('trusts release tags too where others release what lies here', () => {
    const delivery = {
      pipeline: { kind: 'github-actions', organization: 'shop', pushRole: 'push' },
      registry: { repositories: ['cart'] },
    };

    expect(subjects(terraformOf(anEnvironment({ delivery })))).toEqual([
      'repo:shop/cart:ref:refs/heads/main',
      'repo:shop/cart:ref:refs/tags/v*',
      'repo:shop/web:ref:refs/heads/main',
      'repo:shop/web:ref:refs/tags/v*',
    ]);
  });

  it('uses the provider that the account has already', () => {
    const document = github({ oidcProvider: 'existing' });

    expect(document.all('aws_iam_openid_connect_provider')['github']).toBeUndefined();
    expect(
      document.policy('image-push-trust')['AssumedByGithubActions'].principals[0].identifiers,
    ).toEqual(['arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com']);
  });

  it('is made by the environment that owns the registry, for all of its repositories', () => {
    const neighbour = { account: '210987654321', region: 'eu-west-1' };
    for (const each of [shared, neighbour]) {
      expect(github({}, { shared: each }).all('aws_iam_role')['image-push']).toBeUndefined();
    }

    const owner = github({}, { repositories: ['payments'] });
    expect(subjects(owner)).toContain('repo:shop/payments:ref:refs/heads/main');
    expect(owner.policy('image-push')['Push'].resources).toContain(
      'arn:aws:ecr:eu-west-1:210987654321:repository/shop/payments',
    );
  });

  it('is not made where releases only take images that are there', () => {
    const document = github({ release: { trigger: 'tag' } }, { shared });

    expect(document.all('aws_iam_role')['image-push']).toBeUndefined();
    // It still signs in to ask how a rollout goes.
    expect(document.all('aws_iam_role')['deploy']).toBeDefined();
    expect(document.all('aws_iam_openid_connect_provider')['github']).toBeDefined();
  });
});

describe('the registry', () => {
  it('has a scanned, cleaned repository per service, immutable (S0-CI-03, S2-CI-01, S4-REG-01, S4-REG-02, S4-REG-03, S4-TECH-08)', () => {
    const document = terraform({ registry: { repositories: ['payments', 'orders'] } });
    const names = document.list('aws_ecr_repository').map(({ name }) => name);

    expect(names.sort()).toEqual(['shop/orders', 'shop/payments', 'shop/web']);
    expect(document.list('aws_ecr_lifecycle_policy')).toHaveLength(3);
    for (const each of document.list('aws_ecr_repository')) {
      expect(each).toMatchObject({
        image_tag_mutability: 'IMMUTABLE',
        image_scanning_configuration: { scan_on_push: true },
      });
    }
  });

  it('copies the images of this system to other regions (S4-REG-04)', () => {
    expect(terraform({}).list('aws_ecr_replication_configuration')).toEqual([]);

    const document = terraform({ registry: { replicateTo: ['eu-north-1', 'eu-central-1'] } });
    expect(document.one('aws_ecr_replication_configuration', 'images')).toEqual({
      replication_configuration: {
        rule: [
          {
            destination: [
              { region: 'eu-central-1', registry_id: '210987654321' },
              { region: 'eu-north-1', registry_id: '210987654321' },
            ],
            repository_filter: [{ filter: 'shop/', filter_type: 'PREFIX_MATCH' }],
          },
        ],
      },
    });
  });

  it('lets other accounts pull the copies in the recovery region as well', () => {
    const aws = { recoveryRegion: 'eu-north-1' };
    const registry = { replicateTo: ['eu-north-1'], pullers: ['210987654322'] };
    const document = terraformOf(anEnvironment({ aws, delivery: { registry } }));

    expect(document.one('aws_ecr_repository_creation_template', 'copies')).toMatchObject({
      prefix: 'shop',
      applied_for: ['REPLICATION'],
      repository_policy: '${data.aws_iam_policy_document.pull.json}',
      provider: 'aws.recovery',
    });
    const withoutPullers = terraform({ registry: { replicateTo: ['eu-north-1'] } });
    expect(withoutPullers.list('aws_ecr_repository_creation_template')).toEqual([]);
  });

  it('lets other accounts pull, and nothing else (S1-CI-01)', () => {
    const document = terraform({ registry: { pullers: ['109876543211', '109876543210'] } });
    const { actions, principals } = document.policy('pull')['PullFromOtherAccounts'];

    expect(Object.keys(document.all('aws_ecr_repository_policy')).sort()).toEqual([
      'orders',
      'web',
    ]);
    expect(actions.filter((action: string) => /Put|Upload|Delete|\*/.test(action))).toEqual([]);
    expect(principals[0].identifiers).toEqual([
      'arn:aws:iam::109876543210:root',
      'arn:aws:iam::109876543211:root',
    ]);
  });

  it('of another environment leaves none to make here (S4-SHR-01)', () => {
    const document = terraform({ registry: { shared } });

    expect(document.list('aws_ecr_repository')).toEqual([]);
    expect(document.list('aws_ecr_lifecycle_policy')).toEqual([]);
  });
});

describe('the lock table of the state (S4-TECH-02)', () => {
  it('is there for those who ask for it, beside the lock in S3', () => {
    const document = terraform({ state: { lockTable: true } });

    expect(document.one('aws_dynamodb_table', 'state-lock')).toMatchObject({
      name: 'shop-prod-tfstate-lock',
      billing_mode: 'PAY_PER_REQUEST',
      hash_key: 'LockID',
      attribute: [{ name: 'LockID', type: 'S' }],
      point_in_time_recovery: { enabled: true },
      server_side_encryption: { enabled: true, kms_key_arn: '${aws_kms_key.state.arn}' },
      lifecycle: { prevent_destroy: true },
    });
    for (const { document: stack } of document.stacks) {
      expect(stack['terraform']).toMatchObject({
        backend: { s3: { dynamodb_table: 'shop-prod-tfstate-lock', use_lockfile: true } },
      });
    }
  });

  it('is not there otherwise', () => {
    const document = terraform({});

    expect(document.list('aws_dynamodb_table')).toEqual([]);
    expect(JSON.stringify(document.stacks)).not.toContain('dynamodb_table');
  });
});

describe('images that expire', () => {
  it('are those that were never released, and those without a tag', () => {
    const registry = { keepImages: 5, keepReleases: 50, untaggedDays: 3 };
    const { rules } = JSON.parse(
      terraformOf(anEnvironment({ delivery: { registry } })).one('aws_ecr_lifecycle_policy', 'web')
        .policy,
    );

    expect(rules.map(({ selection }: { selection: object }) => selection)).toEqual([
      { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 3 },
      ...['release-*', '*.*.*'].map((pattern) => ({
        tagStatus: 'tagged',
        tagPatternList: [pattern],
        countType: 'imageCountMoreThan',
        countNumber: 50,
      })),
      { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5 },
    ]);
  });
});
