import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileDelivery } from '../../src/delivery/compile-delivery.ts';
import { APPLY, connectScript, SMOKE_TEST, WAIT } from '../../src/delivery/pipeline/scripts.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { aFolder, anObject, inComponent } from './some-artifacts.ts';
import { aService, withTwoServices } from './two-services.ts';

const compiled = {
  stacks: [],
  components: [aFolder('orders'), aFolder('web')],
  artifacts: [
    inComponent('orders', anObject('Deployment', 'orders', { apiVersion: 'apps/v1' })),
    inComponent('web', anObject('Rollout', 'web', { apiVersion: 'argoproj.io/v1alpha1' })),
  ],
};

const SHARED = { account: '999988887777', region: 'eu-central-1' };
const NODE = { language: 'node', version: '20' };

// biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of a parsed workflow
type Workflow = any;
type Settings = Readonly<Record<string, unknown>>;

function textsOf(
  pipeline: Settings,
  registry: Settings = {},
  services?: Settings,
): Readonly<Record<string, string>> {
  const delivery = {
    repository: 'git@github.com:shop/platform.git',
    pipeline: { kind: 'github-actions', organization: 'shop', pushRole: 'push', ...pipeline },
    registry,
  };
  const artifacts = compileDelivery(
    withTwoServices(services ? { delivery, services } : { delivery }),
    { landscape: ALONE, ...compiled },
  );
  return Object.fromEntries(
    artifacts.flatMap((each) => (each.type === 'text' ? [[each.path, each.content]] : [])),
  );
}

function workflowOf(file: string, pipeline: Settings = {}, registry: Settings = {}): Workflow {
  return parse(textsOf(pipeline, registry)[`ci/github/${file}`] ?? '');
}

function stepNames({ steps }: Workflow): readonly string[] {
  return steps.map(({ name }: Workflow) => name);
}

function stepOf({ steps }: Workflow, name: string): Workflow {
  return steps.find((step: Workflow) => step.name === name);
}

const EVERY: readonly (readonly [string, Settings, Settings])[] = [
  ['its own registry', { runtime: NODE, notify: { slackWebhookSecret: 'SLACK_URL' } }, {}],
  ['one repository for all', { sourceRepository: 'services' }, {}],
  ['releases by tag', { release: { trigger: 'tag', approval: true } }, {}],
  ['a shared registry', { release: { trigger: 'tag' } }, { shared: SHARED }],
];

describe.each(EVERY)('workflows with %s', (_, pipeline, registry) => {
  const texts = Object.entries(textsOf(pipeline, registry)).filter(([path]) =>
    path.endsWith('.yml'),
  );
  const workflows: readonly Workflow[] = texts.map(([, content]) => parse(content));
  const jobs: readonly Workflow[] = workflows.flatMap((each) => Object.values(each.jobs));

  it('pin every action by its full commit and name its release', () => {
    const uses = texts.flatMap(([, content]) => content.match(/uses: (?!\.\/).*$/gm) ?? []);

    expect(uses.length).toBeGreaterThan(0);
    for (const each of uses) expect(each).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read, and get a token for AWS only where they sign in to it (S4-TECH-03)', () => {
    for (const { permissions } of workflows) expect(permissions).toEqual({ contents: 'read' });
    for (const job of jobs) {
      const isCalled = job.uses !== undefined;
      const signsIn = isCalled || JSON.stringify(job).includes('configure-aws-credentials');
      expect(job.permissions['id-token']).toBe(signsIn ? 'write' : undefined);
    }
  });

  it('end, and do not run twice at a time', () => {
    for (const { uses, 'timeout-minutes': minutes } of jobs) {
      expect(minutes === undefined).toBe(uses !== undefined);
    }
    for (const each of workflows) {
      expect(JSON.stringify(each)).toContain('"concurrency":{"group":');
    }
  });

  it('let nothing that others write into a shell script', () => {
    const scripts = jobs.flatMap(({ steps = [] }) => steps.map(({ run = '' }: Workflow) => run));

    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

describe('build-test.yml', () => {
  it('does seven steps in order on a pull request (S4-CI-09, S4-CI-08, S4-TRIG-01)', () => {
    const workflow = workflowOf('build-test.yml', { runtime: NODE });
    const job = workflow.jobs['build-test'];

    expect(workflow.on).toEqual({ pull_request: { branches: ['main'] } });
    expect(job.environment).toBeUndefined();
    expect(stepNames(job)).toEqual([
      'Check out',
      'Set up Node.js',
      'Install dependencies',
      'Lint',
      'Unit tests',
      'Build',
      'Security scan',
    ]);
    expect(stepOf(job, 'Security scan').with['scan-type']).toBe('fs');
  });

  it('sets up the stated version of Node.js (S4-TECH-04)', () => {
    const job = workflowOf('build-test.yml', { runtime: NODE }).jobs['build-test'];

    expect(stepOf(job, 'Set up Node.js').with).toEqual({ 'node-version': '20' });
    expect(stepOf(job, 'Install dependencies').run).toBe('npm ci');
  });

  it('knows the commands of Python, and asks make where no language is named', () => {
    const python = { runtime: { language: 'python', version: '3.12' } };
    const job = workflowOf('build-test.yml', python).jobs['build-test'];

    expect(stepOf(job, 'Set up Python').with).toEqual({ 'python-version': '3.12' });
    expect(stepOf(job, 'Unit tests').run).toBe('python -m pytest');
    expect(stepOf(workflowOf('build-test.yml').jobs['build-test'], 'Lint').run).toBe('make lint');
  });
});

describe('build-push.yml', () => {
  it('tests, builds, scans, pushes and releases in order on main (S0-CI-01, S0-CI-02, S4-CI-01, S4-CI-10, S4-TRIG-02)', () => {
    const workflow = workflowOf('build-push.yml', { runtime: NODE });

    expect(workflow.on).toEqual({ push: { branches: ['main'] } });
    expect(stepNames(workflow.jobs['build-push'])).toEqual([
      'Check out',
      'Set up Node.js',
      'Test code',
      'Sign in to AWS',
      'Log in to ECR',
      'Build image',
      'Tag image with the commit',
      'Scan image',
      'Push to ECR',
      'Create release',
    ]);
    expect(workflow.jobs.deploy).toMatchObject({
      needs: ['select', 'build-push'],
      uses: './.github/workflows/deploy-prod.yml',
    });
  });

  it('tags with the commit, never with latest', () => {
    const { jobs } = workflowOf('build-push.yml');

    expect(jobs.select.steps[1].run).toContain('tag=$(git rev-parse --short=12 HEAD)');
    expect(jobs['build-push'].env.IMAGE).toBe(
      '${{ matrix.repository }}:${{ needs.select.outputs.tag }}',
    );
    expect(JSON.stringify(jobs)).not.toContain('latest');
  });

  it('takes on the push role of the account that has the registry', () => {
    const { jobs } = workflowOf('build-push.yml', {}, { shared: SHARED });

    expect(stepOf(jobs['build-push'], 'Sign in to AWS').with).toEqual({
      'role-to-assume': 'arn:aws:iam::999988887777:role/push',
      'aws-region': 'eu-central-1',
    });
    expect(stepOf(jobs['build-push'], 'Log in to ECR').with).toEqual({
      registries: '999988887777',
    });
  });

  it('builds the service that the repository is named after', () => {
    const { env, jobs } = workflowOf('build-push.yml');

    expect(
      env.SERVICES.trim()
        .split('\n')
        .map((line: string) => JSON.parse(line).service),
    ).toEqual(['orders', 'web']);
    expect(jobs.select.steps[1].env).toEqual({
      REPOSITORY_NAME: '${{ github.event.repository.name }}',
    });
  });

  it('builds the folders that changed where one repository has all services', () => {
    const { jobs } = workflowOf('build-push.yml', { sourceRepository: 'services' });

    expect(jobs.select.steps[0].with['fetch-depth']).toBe(0);
    expect(jobs.select.steps[1].run).toContain('git diff --name-only "$BEFORE" HEAD');
    expect(jobs['build-push'].defaults.run['working-directory']).toBe('${{ matrix.service }}');
  });
});

describe('deploy-<environment>.yml', () => {
  const tagged = { release: { trigger: 'tag', approval: true } };

  it('maps the steps of a deployment to Git and Argo CD (S4-CI-02, S4-CI-11)', () => {
    const { jobs } = workflowOf('deploy-prod.yml');

    expect(stepNames(jobs.deploy)).toEqual([
      'Set up Node.js',
      'Sign in to AWS',
      'Connect to the cluster',
      'Update manifests',
      'Apply',
      'Wait for rollout',
      'Smoke test',
      'Roll back',
      'Update deployment status',
    ]);
    expect(jobs.deploy.environment).toBeUndefined();
    expect(JSON.stringify(jobs)).not.toMatch(/kubectl|helm /);
  });

  it('runs the scripts that Jenkins runs', () => {
    const { deploy } = workflowOf('deploy-prod.yml').jobs;

    expect(stepOf(deploy, 'Connect to the cluster').run).toBe(`${connectScript()}\n`);
    expect(stepOf(deploy, 'Update manifests').run).toContain('npm run set-image');
    expect(stepOf(deploy, 'Apply').run).toBe(`${APPLY}\n`);
    expect(stepOf(deploy, 'Wait for rollout').run).toBe(`${WAIT}\n`);
    expect(stepOf(deploy, 'Smoke test').run.trim()).toBe(SMOKE_TEST);
  });

  it('takes its own bump back when the service does not become healthy, or time runs out (S4-CD-01)', () => {
    const step = stepOf(workflowOf('deploy-prod.yml').jobs.deploy, 'Roll back');

    expect(step.if).toBe('failure() || cancelled()');
    expect(step.run).toContain('Revert $SERVICE_KEY');
  });

  it('takes on the deploy role of its own account, for as long as a job may run', () => {
    const { deploy } = workflowOf('deploy-prod.yml', {}, { shared: SHARED }).jobs;

    expect(stepOf(deploy, 'Sign in to AWS').with).toEqual({
      'role-to-assume': 'arn:aws:iam::111122223333:role/shop-prod-deploy',
      'aws-region': 'eu-west-1',
      'role-duration-seconds': 21600,
    });
  });

  it('needs no variable and no secret of GitHub', () => {
    for (const text of Object.values(textsOf({}))) expect(text).not.toMatch(/secrets\.|vars\./);
  });

  it('waits for approval and starts from a release tag of a tested image (S4-CI-03, S4-CI-06, S4-CI-12, S4-CI-14, S4-TRIG-03)', () => {
    const texts = textsOf(tagged, { shared: SHARED });
    const { on, jobs } = workflowOf('deploy-prod.yml', tagged, { shared: SHARED });

    expect(Object.keys(texts)).toEqual(['README.md', 'ci/github/deploy-prod.yml']);
    expect(on.push).toEqual({ tags: ['v*'] });
    expect(jobs.deploy.environment).toBe('prod');
    expect(JSON.stringify(jobs)).not.toContain('docker build --');
    // Before anybody approves, so that the image is still there then.
    expect(jobs.mark.steps.at(-1).run).toContain('imagetools create --tag "$release" "$IMAGE"');
    expect(jobs.mark).not.toHaveProperty('environment');
    expect(jobs.deploy.needs).toEqual(['select', 'mark']);
  });

  it('deploys any earlier version by hand (S4-CD-04)', () => {
    for (const pipeline of [{}, tagged]) {
      const { on, jobs } = workflowOf('deploy-prod.yml', pipeline);

      expect(on.workflow_dispatch.inputs.version.required).toBe(true);
      expect(jobs.select.steps[0].with.ref).toBe('${{ inputs.version || github.sha }}');
    }
  });

  it('builds on the release tag where the registry is its own (S4-TRIG-03)', () => {
    expect(workflowOf('build-push.yml', tagged).on).toEqual({ push: { tags: ['v*'] } });
    expect(stepNames(workflowOf('build-push.yml', tagged).jobs['build-push'])).not.toContain(
      'Create release',
    );
    expect(workflowOf('deploy-prod.yml', tagged).on.push).toBeUndefined();
  });

  it('tells Slack how it ended, where somebody asked for that (S4-CI-12)', () => {
    const notify = { slackWebhookSecret: 'SLACK_URL' };
    const step = stepOf(workflowOf('deploy-prod.yml', { notify }).jobs.deploy, 'Notify Slack');

    expect(step.if).toBe('always()');
    expect(step.env.SLACK_WEBHOOK).toBe('${{ secrets.SLACK_URL }}');
  });

  it('clones the platform repository over HTTPS with a token that lies in no file', () => {
    const { env, jobs } = workflowOf('deploy-prod.yml');

    expect(env.PLATFORM_REPOSITORY).toBe('https://github.com/shop/platform.git');
    expect(env.PLATFORM_SECRET).toBe('shop/prod/pipeline/platform-repository');
    expect(stepOf(jobs.deploy, 'Update manifests').run).toContain(
      'PLATFORM_TOKEN=$token command git',
    );
  });
});

describe('the page of the environment', () => {
  it('says what starts the pipeline, and where it is', () => {
    expect(textsOf({})['README.md']).toContain(
      'A push to the repository of a service starts its [pipeline](ci/github): test, build',
    );
    const promoted = textsOf({ release: { trigger: 'tag' } }, { shared: SHARED });
    expect(promoted['README.md']).toContain(
      'A release tag in the repository of a service starts its [pipeline](ci/github): take the image',
    );
  });
});

describe('workflows of services that share an image', () => {
  const texts = textsOf({}, {}, { orders: aService({ image: { from: 'web' } }), web: aService() });
  const [deploy, push] = ['deploy-prod.yml', 'build-push.yml'].map(
    (file): Workflow => parse(texts[`ci/github/${file}`] ?? ''),
  );
  const row = {
    service: 'web',
    workloads: [
      expect.objectContaining({ name: 'web', kind: 'Rollout' }),
      expect.objectContaining({ name: 'orders', kind: 'Deployment' }),
    ],
  };

  it('build the image once, where it belongs, and deploy all that run it', () => {
    for (const { env } of [deploy, push]) {
      const rows = env.SERVICES.trim().split('\n');

      expect(rows.map((each: string) => JSON.parse(each))).toEqual([expect.objectContaining(row)]);
    }
    expect(deploy.jobs.deploy.env.WORKLOADS).toBe('${{ toJSON(matrix.workloads) }}');
  });
});
