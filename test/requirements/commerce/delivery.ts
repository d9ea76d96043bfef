// Pipelines: what is built, how it is deployed, and what starts it.
import { type Rows, repository, row } from '../proof/rows.ts';
import { both, dev, prod, SERVICES, shared } from './environments.ts';
import {
  approved,
  BUILD,
  build,
  built,
  DEPLOY_DEV,
  DEPLOY_PROD,
  deployed,
  jobOf,
  REGISTRY,
  step,
  steps,
  TEST,
  test,
  tested,
  toDev,
  toProd,
} from './pipelines.ts';

/** Where this compiler and what it writes stand. */
const PLATFORM = 'github.com/commerce/platform';

const workflows: Rows = {
  'S4-CI-01': row(
    'GitHub builds, and pushes to ECR as the role of its repositories',
    ...built,
    step(build, 'Sign in to AWS', 'with.role-to-assume').is(
      'arn:aws:iam::333344445555:role/commerce-image-push',
    ),
    shared.terraform('identity', 'aws_iam_role.image-push.name').is('commerce-image-push'),
    shared
      .terraform(
        'identity',
        'data.aws_iam_policy_document.image-push.statement[sid=Push].resources',
      )
      .is(
        SERVICES.map(
          (service) => `arn:aws:ecr:us-east-1:333344445555:repository/commerce/${service}`,
        ),
      ),
    shared
      .terraform('identity', 'data.aws_iam_policy_document.image-push.statement[sid=Push].actions')
      .includes('ecr:PutImage', 'ecr:UploadLayerPart'),
  ),
  'S4-CI-02': row(
    'GitHub Actions deploys to development, over Argo CD',
    dev.file(BUILD, 'jobs.deploy.uses').is('./.github/workflows/deploy-dev.yml'),
    dev.file(BUILD, 'jobs.deploy.needs').is(['select', 'build-push']),
    ...deployed(toDev),
    dev.deviates('delivery.pipeline'),
  ),
  'S4-CI-03': row(
    'GitHub Actions deploys to production by hand, after approval',
    prod.file(DEPLOY_PROD, 'on.workflow_dispatch.inputs.version.required').is(true),
    ...approved,
  ),
  'S4-CI-04': row(
    'nodes of both environments pull from ECR',
    both
      .terraform(
        'cluster',
        'aws_iam_role_policy_attachment.nodes-AmazonEC2ContainerRegistryPullOnly.policy_arn',
      )
      .are(PULL(), PULL()),
    both
      .terraform(
        'cluster',
        'aws_iam_role_policy_attachment.nodes-AmazonEC2ContainerRegistryPullOnly.role',
      )
      .are('${aws_iam_role.nodes.name}', '${aws_iam_role.nodes.name}'),
    both
      .terraform('cluster', 'aws_eks_node_group[].node_role_arn')
      .are(...Array.from({ length: 4 }, () => '${aws_iam_role.nodes.arn}')),
    both
      .kubernetes('*/deployment-*', 'spec.template.spec.containers[0].image')
      .are(...[...SERVICES, ...SERVICES].map((service) => `${REGISTRY}/${service}:1.0.0`)),
  ),
  'S4-CI-05': row(
    'a pull request is tested, a merge is built, deployed to development and tested there; the team hears of what fails',
    dev.file(TEST, 'on.pull_request.branches').is(['main']),
    step(test, 'Unit tests').is('npm test'),
    ...built,
    dev.file(BUILD, 'jobs.deploy.needs').is(['select', 'build-push']),
    dev.file(BUILD, 'jobs.deploy.uses').is('./.github/workflows/deploy-dev.yml'),
    ...deployed(toDev),
    dev.file(DEPLOY_DEV, 'jobs.integration-tests.needs').is(['select', 'deploy']),
    step(tested, 'Integration tests').is('npm run test:integration'),
    tested('env.BASE_URL').is('https://dev.commerce-platform.dev'),
    tested('steps[name="Check out"].with.ref').is('${{ inputs.version || github.sha }}'),
    step(tested, 'Notify Slack', 'if').is('failure() || cancelled()'),
    step(tested, 'Notify Slack', 'env.SLACK_WEBHOOK').is('${{ secrets.SLACK_WEBHOOK_URL }}'),
    step(tested, 'Notify Slack').includes('Integration tests of $SERVICE_KEY', '"$SLACK_WEBHOOK"'),
  ),
  'S4-CI-06': row(
    'a release tag or a person starts it, somebody approves, it rolls',
    prod.file(DEPLOY_PROD, 'on.push.tags').is(['v*']),
    prod.file(DEPLOY_PROD, 'on.workflow_dispatch.inputs.version.required').is(true),
    ...approved,
    ...deployed(toProd),
    prod
      .kubernetes('*/deployment-*', 'spec.strategy.rollingUpdate')
      .are(...SERVICES.map(() => ({ maxSurge: 1, maxUnavailable: 0 }))),
    prod.deviates('delivery.pipeline.release'),
  ),
  'S4-CI-07': row(
    'what nobody approves is cancelled',
    ...approved,
    prod.documented(
      'A deployment that nobody approves is cancelled by the protection rules of the GitHub environment.',
    ),
  ),
  'S4-CI-08': row(
    'pull request, main, release tag',
    dev.file(TEST, 'on.pull_request.branches').is(['main']),
    dev.file(BUILD, 'on.push.branches').is(['main']),
    prod.file(DEPLOY_PROD, 'on.push.tags').is(['v*']),
  ),
  'S4-CI-09': row(
    'a pull request: seven steps',
    dev.file(TEST, 'on.pull_request.branches').is(['main']),
    ...steps(test, {
      0: 'Check out',
      1: 'Set up Node.js',
      2: 'Install dependencies',
      3: 'Lint',
      4: 'Unit tests',
      5: 'Build',
      6: 'Security scan',
    }),
    step(test, 'Install dependencies').is('npm ci'),
    step(test, 'Lint').is('npm run lint'),
    step(test, 'Unit tests').is('npm test'),
    step(test, 'Build').is('npm run build'),
    step(test, 'Security scan', 'with.exit-code').is('1'),
  ),
  'S4-CI-10': row(
    'main: an image is built, tagged with its commit, scanned and pushed',
    dev.file(BUILD, 'on.push.branches').is(['main']),
    ...steps(build, {
      0: 'Check out',
      4: 'Log in to ECR',
      5: 'Build image',
      6: 'Tag image with the commit',
      7: 'Scan image',
      8: 'Push to ECR',
    }),
    step(build, 'Scan image', 'with.exit-code').is('1'),
    shared
      .terraform('registry', 'aws_ecr_repository[].image_scanning_configuration.scan_on_push')
      .are(...SERVICES.map(() => true)),
    shared
      .terraform('registry', 'aws_ecr_repository[].image_tag_mutability')
      .are(...SERVICES.map(() => 'IMMUTABLE')),
    dev.deviates('services.api-gateway.image.tag'),
  ),
  'S4-CI-11': row(
    'development: manifests, cluster, apply, rollout, smoke test, status',
    dev.deviates('delivery.pipeline'),
    ...steps(toDev, {
      2: 'Connect to the cluster',
      3: 'Update manifests',
      4: 'Apply',
      5: 'Wait for rollout',
      6: 'Smoke test',
      8: 'Update deployment status',
    }),
    ...deployed(toDev),
    dev
      .file(DEPLOY_DEV, 'env.SERVICES')
      .includes(
        '"requests":[{"url":"https://dev.commerce-platform.dev/api","from":200,"to":499}]',
        '"health":{"port":3002,"path":"/health","host":null}',
      ),
  ),
  'S4-CI-12': row(
    'production: approval first, Slack last',
    ...approved,
    ...steps(toProd, {
      2: 'Connect to the cluster',
      3: 'Update manifests',
      4: 'Apply',
      5: 'Wait for rollout',
      6: 'Smoke test',
      8: 'Update deployment status',
      9: 'Notify Slack',
    }),
    ...deployed(toProd),
    prod
      .file(DEPLOY_PROD, 'env.SERVICES')
      .includes(
        '"requests":[{"url":"https://commerce-platform.dev/api","from":200,"to":499}]',
        '"health":{"port":3002,"path":"/health","host":null}',
      ),
    step(toProd, 'Notify Slack').includes('"$SLACK_WEBHOOK"'),
    step(toProd, 'Notify Slack', 'env.SLACK_WEBHOOK').is('${{ secrets.SLACK_WEBHOOK_URL }}'),
    prod.deviates('delivery.pipeline'),
  ),
  'S4-CI-13': row(
    'Terraform: planned in a pull request, applied when it is approved',
    repository('atlantis.yaml', 'projects[name=commerce-prod-data].autoplan.enabled').is(true),
    repository('atlantis.yaml', 'projects[name=commerce-prod-data].autoplan.when_modified').is([
      'cdk.tf.json',
      '.terraform.lock.hcl',
    ]),
    repository('atlantis.yaml', 'projects[name=commerce-dev-data].autoplan.enabled').is(true),
    repository('atlantis-server.yaml', 'workflows.groundplan.plan.steps').is([
      { init: { extra_args: ['-lockfile=readonly'] } },
      'plan',
    ]),
    repository('atlantis-server.yaml', 'workflows.groundplan.apply.steps').is(['apply']),
    repository('atlantis-server.yaml', `repos[id=${PLATFORM}].apply_requirements`).is([
      'approved',
      'mergeable',
      'undiverged',
    ]),
    repository('atlantis-server.yaml', `repos[id=${PLATFORM}].allowed_overrides`).is([]),
    prod.deviates('delivery.branch'),
    dev.deviates('delivery.branch'),
  ),
  'S4-CI-14': row(
    'one image goes from ECR to development and from there to production',
    dev
      .file(DEPLOY_DEV, 'env.SERVICES')
      .includes(...SERVICES.map((service) => `"${REGISTRY}/${service}"`)),
    prod
      .file(DEPLOY_PROD, 'env.SERVICES')
      .includes(...SERVICES.map((service) => `"${REGISTRY}/${service}"`)),
    prod.file('ci/github/*', 'jobs[].steps[].run').excludes('docker build --', 'docker push'),
    step(jobOf(prod, DEPLOY_PROD, 'mark'), 'Mark release').includes(
      'imagetools create --tag "$release" "$IMAGE"',
    ),
  ),
};

function PULL(): string {
  return 'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly';
}

const triggers: Rows = {
  'S4-TRIG-01': row(
    'pull request: built and tested, nowhere deployed',
    dev.file(TEST, 'on.pull_request.branches').is(['main']),
    dev.file(TEST, 'jobs[].environment').absent(),
  ),
  'S4-TRIG-02': row(
    'push to main: built and deployed to development, without approval',
    dev.file(BUILD, 'on.push.branches').is(['main']),
    dev.file(BUILD, 'jobs.deploy.uses').is('./.github/workflows/deploy-dev.yml'),
    dev.file(DEPLOY_DEV, 'env.ENVIRONMENT').is('commerce/dev'),
    dev.file(DEPLOY_DEV, 'jobs.deploy.environment').absent(),
  ),
  'S4-TRIG-03': row(
    'release tag: deployed to production, with approval',
    prod.file(DEPLOY_PROD, 'on.push.tags').is(['v*']),
    prod.file(DEPLOY_PROD, 'env.ENVIRONMENT').is('commerce/prod'),
    ...approved,
    prod.deviates('delivery.pipeline.release'),
  ),
  'S4-TRIG-04': row(
    'pull request of Terraform: a plan, without approval',
    repository('atlantis.yaml', 'projects[name=commerce-shared-registry].autoplan.enabled').is(
      true,
    ),
    ...['prod', 'dev'].flatMap((name) =>
      ['network', 'cluster', 'data'].map((stack) =>
        repository('atlantis.yaml', `projects[name=commerce-${name}-${stack}].autoplan.enabled`).is(
          true,
        ),
      ),
    ),
  ),
  'S4-TRIG-05': row(
    'merge of Terraform: applied to the environment named, with approval',
    repository('atlantis.yaml', 'projects[name=commerce-prod-network].dir').is(
      'dist/commerce/prod/terraform/network',
    ),
    repository('atlantis.yaml', 'projects[name=commerce-dev-network].dir').is(
      'dist/commerce/dev/terraform/network',
    ),
    repository('atlantis-server.yaml', `repos[id=${PLATFORM}].apply_requirements`).is([
      'approved',
      'mergeable',
      'undiverged',
    ]),
    repository('atlantis-server.yaml', `repos[id=${PLATFORM}].allowed_overrides`).is([]),
    prod.deviates('delivery.branch'),
    dev.deviates('delivery.branch'),
  ),
};

export const delivery: Rows = { ...workflows, ...triggers };
