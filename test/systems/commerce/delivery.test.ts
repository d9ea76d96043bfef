// What the design of the commerce platform states about its pipelines and its registry, and what no
// resource can carry.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../support/learning-hub.ts';
import { systemOf } from '../../support/system.ts';

const prod = systemOf('commerce/prod');
const dev = systemOf('commerce/dev');
const shared = systemOf('commerce/shared');
const both = [
  ['prod', prod],
  ['dev', dev],
] as const;
const atlantis = readFileSync(join(ROOT, 'atlantis.yaml'), 'utf8');

interface Step {
  readonly name: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<
    Record<string, { readonly environment?: string; readonly steps?: readonly Step[] }>
  >;
}

function workflow({ text }: typeof prod, name: string): Workflow {
  return parse(text(`ci/github/${name}.yml`)) as Workflow;
}

function stepsOf({ jobs }: Workflow, job: string): readonly string[] {
  return (jobs[job]?.steps ?? []).map(({ name }) => name);
}

function refsOf(path: string, { environment }: typeof prod = prod): readonly string[] {
  return environment.deviations[path]?.refs ?? [];
}

describe('commerce: what is built', () => {
  const test = workflow(dev, 'build-test');
  const build = workflow(dev, 'build-push');

  it('builds and tests pull requests in seven steps (S4-CI-09, S4-TRIG-01)', () => {
    expect(Object.keys(test.on)).toEqual(['pull_request']);
    expect(stepsOf(test, 'build-test')).toEqual([
      'Check out',
      'Set up Node.js',
      'Install dependencies',
      'Lint',
      'Unit tests',
      'Build',
      'Security scan',
    ]);
    expect(test.jobs['build-test']?.environment).toBeUndefined();
  });

  it('builds with Node.js 20 (S4-TECH-04)', () => {
    const steps = test.jobs['build-test']?.steps ?? [];

    expect(steps[1]?.with?.['node-version']).toBe('20');
    expect(refsOf('delivery.pipeline.runtime.version', dev)).toEqual(['F-S4-12']);
  });

  it('builds main, tags with the commit, scans and pushes an image (S4-CI-01, S4-CI-10)', () => {
    expect(build.on['push']).toEqual({ branches: ['main'] });
    expect(stepsOf(build, 'build-push')).toEqual(
      expect.arrayContaining([
        'Check out',
        'Log in to ECR',
        'Build image',
        'Tag image with the commit',
        'Scan image',
        'Push to ECR',
      ]),
    );
    expect(refsOf('services.api-gateway.image.tag', dev)).toEqual(['F-S4-09']);
  });

  it('signs in to AWS with OIDC, as the role beside the registry (S4-CI-01, S4-TECH-03)', () => {
    const { name } = shared.terraform.one('aws_iam_role', 'image-push');
    const { condition } = shared.terraform.policy('image-push-trust')['AssumedByGithubActions'];

    expect(dev.text('ci/github/build-push.yml')).toContain('id-token: write');
    expect(dev.text('ci/github/build-push.yml')).toContain(`333344445555:role/${name}`);
    expect(JSON.stringify(condition)).toContain('repo:commerce/api-gateway:ref:refs/heads/main');
    expect(shared.terraform.one('aws_iam_openid_connect_provider', 'github').url).toBe(
      'https://token.actions.githubusercontent.com',
    );
  });

  it('lets nobody else push', () => {
    for (const [, { terraform }] of both) {
      expect(Object.keys(terraform.all('aws_iam_role'))).not.toContain('image-push');
    }
  });
});

describe.each(both)('commerce/%s: deployment', (name, system) => {
  const deploy = workflow(system, `deploy-${name}`);

  it('deploys by a commit that Argo CD follows (S4-CI-02, S4-CI-11, S4-PRIN-03, S4-DD-16)', () => {
    expect(stepsOf(deploy, 'deploy')).toEqual(
      expect.arrayContaining([
        'Connect to the cluster',
        'Update manifests',
        'Apply',
        'Wait for rollout',
        'Smoke test',
        'Update deployment status',
      ]),
    );
    expect(system.environment.delivery.argocd.selfHeal).toBe(true);
    expect(refsOf('delivery.pipeline', system)).toEqual(['F-S4-06']);
  });

  it('is synced from one root, and applied by Atlantis (S4-CD-06, S4-TRIG-04, S4-PRIN-02, S4-GOAL-05)', () => {
    expect(atlantis).toContain(`- name: commerce-${name}-network`);
    expect(atlantis).toMatch(/autoplan:\n\s+enabled: true/);
    expect(system.terraform.stacks.length).toBeGreaterThan(7);
  });

  it('locks its state in DynamoDB and in S3 (S4-TECH-02)', () => {
    const { document } = system.terraform.stack('network');

    expect(document['terraform']).toMatchObject({
      backend: { s3: { use_lockfile: true, dynamodb_table: `commerce-${name}-tfstate-lock` } },
    });
    expect(system.terraform.list('aws_dynamodb_table')).toHaveLength(1);
  });
});

describe('commerce: ways to production', () => {
  const deploy = workflow(prod, 'deploy-prod');

  it('lead from a pull request over main to a release tag (S4-CI-05, S4-CI-08, S4-TRIG-02, S4-TRIG-03)', () => {
    expect(workflow(dev, 'build-push').on['push']).toEqual({ branches: ['main'] });
    expect(deploy.on['push']).toEqual({ tags: ['v*'] });
  });

  it('wait for approval (S4-CI-03, S4-CI-06, S4-CI-12, S4-TRIG-03)', () => {
    expect(deploy.jobs['deploy']?.environment).toBe('prod');
    expect(prod.environment.delivery.pipeline).toMatchObject({ release: { approval: true } });
    expect(dev.environment.delivery.pipeline).toMatchObject({ release: { approval: false } });
    expect(refsOf('delivery.pipeline.release')).toEqual(['F-S4-07']);
  });

  it('tell Slack how they ended (S4-CI-12, S4-CD-02)', () => {
    expect(stepsOf(deploy, 'deploy').at(-1)).toBe('Notify Slack');
    expect(stepsOf(workflow(dev, 'deploy-dev'), 'deploy')).not.toContain('Notify Slack');
    expect(refsOf('delivery.pipeline.notify')).toHaveLength(1);
  });

  it('go back in Git, by themselves or with an earlier version (S4-CD-01, S4-CD-04)', () => {
    const { inputs } = deploy.on['workflow_dispatch'] as { inputs: Record<string, unknown> };

    expect(stepsOf(deploy, 'deploy')).toContain('Roll back');
    expect(Object.keys(inputs)).toContain('version');
    expect(refsOf('delivery.argocd.selfHeal')).toEqual(['F-S4-21']);
  });

  it('carry the image that development ran, and build none (S4-CI-14)', () => {
    const repository = '333344445555.dkr.ecr.us-east-1.amazonaws.com/commerce/api-gateway';

    for (const [, { object, terraform }] of both) {
      const [container] = object('Deployment', 'api-gateway').spec.template.spec.containers;
      expect(container.image).toContain(repository);
      expect(terraform.list('aws_ecr_repository')).toEqual([]);
    }
    expect(prod.text('ci/github/build-push.yml')).toBe('');
    expect(prod.text('ci/github/deploy-prod.yml')).not.toContain('docker build --');
  });
});

describe('commerce: registry', () => {
  const repositories: Readonly<Record<string, Repository>> =
    shared.terraform.all('aws_ecr_repository');

  it('has a private repository per service of both environments (S4-REG-01, S4-SHR-01)', () => {
    for (const [, { environment }] of both) {
      expect(Object.keys(repositories).sort()).toEqual(Object.keys(environment.services).sort());
    }
  });

  it('scans what is pushed (S4-REG-02, S4-TECH-08)', () => {
    for (const each of Object.values(repositories)) {
      expect(each.image_scanning_configuration.scan_on_push).toBe(true);
    }
  });

  it('removes old images (S4-REG-03)', () => {
    expect(shared.terraform.list('aws_ecr_lifecycle_policy')).toHaveLength(5);
  });

  it('is copied nowhere, which is an option (S4-REG-04)', () => {
    expect(shared.terraform.list('aws_ecr_replication_configuration')).toEqual([]);
    expect(refsOf('delivery.registry.replicateTo', shared)).toEqual(['F-S4-25']);
  });
});

interface Repository {
  readonly image_scanning_configuration: { readonly scan_on_push: boolean };
}

describe('commerce: what is shared', () => {
  it.each([
    ['S4-SHR-02', 'aws_s3_bucket', 'buckets'],
    ['S4-SHR-03', 'aws_secretsmanager_secret', 'secrets'],
    ['S4-SHR-04', 'aws_cloudwatch_log_group', 'observability.logs'],
  ])('%s: each environment has its own %s', (_, type, path) => {
    for (const [, { terraform }] of both) expect(terraform.list(type)).not.toEqual([]);
    expect(refsOf(path, shared)).toEqual(['F-S4-02']);
  });

  it('is the zone, which leads to that of development (S4-SHR-05)', () => {
    expect(shared.terraform.one('aws_route53_zone', 'main').name).toBe('commerce-platform.dev');
    expect(shared.terraform.one('aws_route53_record', 'delegation-dev')).toMatchObject({
      name: dev.terraform.one('aws_route53_zone', 'main').name,
      type: 'NS',
      records: '${data.terraform_remote_state.commerce-dev_dns.outputs.name_servers}',
    });
  });

  it('holds the records of production (S4-SHR-05, S4-EDGE-01)', () => {
    const records: readonly { readonly zone_id: string }[] =
      prod.terraform.list('aws_route53_record');

    expect(prod.terraform.list('aws_route53_zone')).toEqual([]);
    expect(new Set(records.map(({ zone_id }) => zone_id))).toEqual(
      new Set(['${data.terraform_remote_state.commerce-shared_dns.outputs.zone_id}']),
    );
  });

  it('is no network, cluster or store (S4-ARCH-01)', () => {
    for (const type of ['aws_vpc', 'aws_eks_cluster', 'aws_msk_cluster', 'aws_db_instance']) {
      expect(shared.terraform.list(type)).toEqual([]);
    }
  });

  it('is all on AWS (S4-TECH-01)', () => {
    for (const type of ['aws_eks_cluster', 'aws_msk_cluster', 'aws_lb']) {
      expect(prod.terraform.list(type)).not.toEqual([]);
    }
  });
});

describe('commerce: what no resource can carry', () => {
  const page = prod.text('README.md');

  it.each([
    ['S4-GOAL-07', 'built and tested in minutes'],
    ['S4-PRIN-01', 'runs in containers, is declared'],
    ['S4-PRIN-10', 'Both environments share workload.base.yaml'],
    ['S4-FLOW-05', 'produces to a topic of MSK'],
    ['S4-FLOW-07', 'consume one topic and produce the next'],
    ['S4-CI-07', 'cancelled by the protection rules'],
    ['S4-CD-05', 'checks metrics and health, then closes the incident'],
    ['S4-TECH-05', 'NestJS, KafkaJS, TypeORM or Prisma'],
    ['S4-DD-07', 'Spot capacity saves 60 to 70 %'],
    ['S4-DD-14', 'Aurora fails over in under 30 seconds'],
    ['S4-DOC-01', 'Reliability, security, scalability'],
    ['S4-DOC-02', 'weighed and not chosen'],
    ['S4-DOC-03', '02, 03, 04 and 20'],
  ])('%s: the page of the environment states it', (_, words) => {
    expect(page).toContain(words);
  });

  it.each([
    ['S4-CI-13', 'delivery.branch', 'F-S4-08'],
    ['S4-TRIG-05', 'delivery.branch', 'F-S4-08'],
    ['S4-DD-12', 'delivery.argocd', 'F-S4-29'],
  ])('%s: the deviation of %s explains it', (_, path, ref) => {
    expect(refsOf(path)).toEqual([ref]);
  });

  it('is the same in both environments but for two short files (S4-PRIN-10)', () => {
    for (const name of ['dev', 'prod']) {
      const path = join(ROOT, `environments/commerce/${name}.yaml`);
      expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(120);
    }
  });
});
