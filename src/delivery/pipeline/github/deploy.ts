// deploy-<environment>.yml: writes the tag of an image into this repository, waits until Argo CD has
// rolled it out, and takes it back where that fails. It never talks to a cluster: it asks a function in AWS.

import { overHttps } from '../../../model/delivery/repository.ts';
import { ownRoleArn, pathOf } from '../../../model/naming/core.ts';
import {
  DEPLOY_SESSION_SECONDS,
  deployRoleName,
  platformSecretName,
  rolloutFunctionName,
} from '../../../model/naming/pipeline.ts';
import { buildsImages } from '../../../model/services/image-pipeline.ts';
import {
  APPLY,
  atPlace,
  bumpScript,
  type Committer,
  connectScript,
  MARK_RELEASE,
  revertScript,
  SMOKE_TEST,
  WAIT,
} from '../scripts.ts';
import { longestWait } from '../service-workloads.ts';
import { ACTIONS } from './actions.ts';
import { registrySteps } from './build-push.ts';
import { integrationTestsJob } from './integration-tests.ts';
import { STATUS, slackSteps } from './notify.ts';
import type { YamlMap } from './render-yaml.ts';
import { perService, selectJob, servicesTable } from './select-job.ts';
import {
  expression,
  groupOf,
  READ_ONLY,
  RUNNER,
  renderWorkflow,
  runScript,
  SIGNED_IN,
  titleOf,
  useAction,
  type WorkflowInput,
} from './workflow.ts';

const HEADER = [
  'Belongs into .github/workflows of the repository of a service. Needs no secret of GitHub but the one for',
  'Slack, where there is one: the role reads the token for the platform repository from Secrets Manager. To',
  'go back to an earlier version, start it by hand with that version.',
];

/** Of the platform repository: .nvmrc. */
const PLATFORM_NODE = '20';

/** What is deployed: what somebody asked for, else what started the run. */
const VERSION = expression('inputs.version || github.sha');

export function renderDeploy(input: WorkflowInput): string {
  const { environment } = input;
  return renderWorkflow(HEADER, {
    name: titleOf(input, 'Deploy'),
    on: triggersOf(input),
    permissions: READ_ONLY,
    env: {
      ENVIRONMENT: pathOf(environment),
      PLATFORM_REPOSITORY: overHttps(environment.delivery.repository),
      PLATFORM_BRANCH: environment.delivery.branch,
      PLATFORM_SECRET: platformSecretName(environment),
      ROLLOUTS: rolloutFunctionName(environment),
      SERVICES: servicesTable(input),
    },
    jobs: {
      select: selectJob(input, {
        ref: VERSION,
        name: expression('inputs.service'),
        given: expression('inputs.services'),
      }),
      ...(buildsImages(environment) ? {} : { mark: markJob(input) }),
      deploy: deployJob(input),
      'integration-tests': integrationTestsJob(input, VERSION),
    },
  });
}

/** Called by the build of this environment; without one, started by the release tag itself. */
function triggersOf({ environment }: WorkflowInput): YamlMap {
  const called = {
    workflow_call: {
      inputs: {
        services: { description: 'What the build has selected.', type: 'string', required: true },
        version: { description: 'Commit that was built.', type: 'string', required: true },
      },
    },
  };
  return {
    ...(buildsImages(environment) ? called : { push: { tags: ['v*'] } }),
    workflow_dispatch: {
      inputs: {
        version: {
          description: 'Release tag or full commit to deploy.',
          type: 'string',
          required: true,
        },
        service: { description: 'Service to deploy. Empty: of this repository.', type: 'string' },
      },
    },
  };
}

/** For everything but the wait itself. */
const OTHER_MINUTES = 30;

/** Before anybody approves: an image that waits for approval must not expire either. */
function markJob(input: WorkflowInput): YamlMap {
  return {
    name: `Mark ${expression('matrix.service')} as released`,
    ...perService(),
    'runs-on': RUNNER,
    'timeout-minutes': 10,
    permissions: SIGNED_IN,
    env: { IMAGE: expression('matrix.repository }}:${{ needs.select.outputs.tag') },
    steps: [...registrySteps(input), runScript('Mark release', MARK_RELEASE)],
  };
}

function deployJob(input: WorkflowInput): YamlMap {
  const { environment, pipeline } = input;
  return {
    name: `Deploy ${expression('matrix.service')}`,
    ...perService(),
    ...(buildsImages(environment) ? {} : { needs: ['select', 'mark'] }),
    'runs-on': RUNNER,
    'timeout-minutes': OTHER_MINUTES + Math.ceil(longestWait(input.workloads) / 60),
    // Its reviewers approve, or the deployment is cancelled.
    environment: pipeline.release.approval ? environment.environment : undefined,
    permissions: SIGNED_IN,
    concurrency: {
      group: groupOf(input, 'deploy', expression('matrix.service')),
      'cancel-in-progress': false,
    },
    env: {
      SERVICE_KEY: expression('matrix.service'),
      IMAGE_TAG: expression('needs.select.outputs.tag'),
      WORKLOADS: expression('toJSON(matrix.workloads)'),
      APPLY_SECONDS: expression('matrix.apply'),
      ROLLOUT_SECONDS: expression('matrix.rollout'),
    },
    steps: [
      useAction('Set up Node.js', ACTIONS.setupNode, { 'node-version': PLATFORM_NODE }),
      useAction('Sign in to AWS', ACTIONS.awsCredentials, {
        'role-to-assume': ownRoleArn(environment, deployRoleName(environment)),
        'aws-region': environment.aws.region,
        'role-duration-seconds': DEPLOY_SESSION_SECONDS,
      }),
      runScript('Connect to the cluster', connectScript()),
      runScript('Update manifests', atPlace(environment, bumpScript(BOT))),
      runScript('Apply', APPLY),
      runScript('Wait for rollout', WAIT),
      runScript('Smoke test', SMOKE_TEST),
      // A job that runs out of time counts as cancelled.
      runScript('Roll back', atPlace(environment, revertScript(BOT)), {
        if: 'failure() || cancelled()',
      }),
      runScript('Update deployment status', REPORT, { if: 'always()', env: STATUS }),
      ...slackSteps(input, 'Deployment of $SERVICE_KEY $IMAGE_TAG to $ENVIRONMENT', 'always()'),
    ],
  };
}

/** https://github.com/actions/checkout#push-a-commit-using-the-built-in-token */
const BOT: Committer = {
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com',
};

const REPORT =
  'echo "Deployment of $SERVICE_KEY $IMAGE_TAG to $ENVIRONMENT: $STATUS" >>"$GITHUB_STEP_SUMMARY"';
