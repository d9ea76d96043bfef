// deploy-<environment>.yml: writes the tag of an image into this repository, waits until Argo CD has
// rolled it out, and takes it back where that fails. It never talks to a cluster.

import { pathOf } from '../../../model/naming/core.ts';
import { buildsImages } from '../../../model/services/image-pipeline.ts';
import {
  BUMP,
  block,
  forEachWorkload,
  MARK_RELEASE,
  REFRESH,
  REVERT,
  waitScript,
} from '../scripts.ts';
import { sharesImages } from '../service-workloads.ts';
import { waitSeconds } from '../wait-seconds.ts';
import { ACTIONS } from './actions.ts';
import { registrySteps } from './build-push.ts';
import type { YamlMap } from './render-yaml.ts';
import { perService, selectJob, servicesTable } from './select-job.ts';
import {
  expression,
  groupOf,
  READ_ONLY,
  RUNNER,
  renderWorkflow,
  runScript,
  titleOf,
  useAction,
  type WorkflowInput,
} from './workflow.ts';

const HEADER = [
  'Belongs into .github/workflows of the repository of a service. Needs the variable ARGOCD_SERVER (host',
  'name of Argo CD), the secret ARGOCD_AUTH_TOKEN, and the secret PLATFORM_TOKEN, which may push to the',
  'platform repository. To go back to an earlier version, start it by hand with that version.',
];

/** Of the platform repository: .nvmrc. */
const PLATFORM_NODE = '20';

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
      SERVICES: servicesTable(input),
    },
    jobs: {
      select: selectJob(input, {
        ref: expression('inputs.version || github.sha'),
        name: expression('inputs.service'),
        given: expression('inputs.services'),
      }),
      ...(buildsImages(environment) ? {} : { mark: markJob(input) }),
      deploy: deployJob(input),
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
const OTHER_MINUTES = 25;

/** Before anybody approves: an image that waits for approval must not expire either. */
function markJob(input: WorkflowInput): YamlMap {
  return {
    name: `Mark ${expression('matrix.service')} as released`,
    ...perService(),
    'runs-on': RUNNER,
    'timeout-minutes': 10,
    permissions: { contents: 'read', 'id-token': 'write' },
    env: { IMAGE: expression('matrix.repository }}:${{ needs.select.outputs.tag') },
    steps: [...registrySteps(input), runScript('Mark release', MARK_RELEASE)],
  };
}

function deployJob(input: WorkflowInput): YamlMap {
  const { environment, pipeline } = input;
  const isShared = sharesImages(input.workloads);
  const seconds = waitSeconds(environment);
  const ofAll = (script: string) => (isShared ? forEachWorkload(script) : script);
  return {
    name: `Deploy ${expression('matrix.service')}`,
    ...perService(),
    ...(buildsImages(environment) ? {} : { needs: ['select', 'mark'] }),
    'runs-on': RUNNER,
    'timeout-minutes': OTHER_MINUTES + Math.ceil(seconds / 60),
    // Its reviewers approve, or the deployment is cancelled.
    environment: pipeline.release.approval ? environment.environment : undefined,
    permissions: READ_ONLY,
    concurrency: {
      group: groupOf(input, 'deploy', expression('matrix.service')),
      'cancel-in-progress': false,
    },
    env: {
      SERVICE_KEY: expression('matrix.service'),
      IMAGE_TAG: expression('needs.select.outputs.tag'),
      APPLICATION: expression('matrix.application'),
      RESOURCE: expression('matrix.resource'),
      OTHERS: isShared ? expression('matrix.others') : undefined,
      ARGOCD_SERVER: expression('vars.ARGOCD_SERVER'),
    },
    steps: [
      useAction('Set up Node.js', ACTIONS.setupNode, { 'node-version': PLATFORM_NODE }),
      runScript('Update manifests', BUMP, { env: PLATFORM_LOGIN }),
      runScript('Connect to Argo CD', INSTALL_ARGOCD),
      runScript('Apply', ofAll(REFRESH), { env: ARGOCD_LOGIN }),
      runScript('Wait for rollout', ofAll(waitScript(seconds)), { env: ARGOCD_LOGIN }),
      runScript('Smoke test', ofAll(SMOKE_TEST), { env: ARGOCD_LOGIN }),
      runScript('Roll back', REVERT, { if: 'failure()', env: PLATFORM_LOGIN }),
      runScript('Update deployment status', REPORT, { if: 'always()', env: STATUS }),
      ...slackSteps(input),
    ],
  };
}

/** The server hands out the client of its own version. */
const INSTALL_ARGOCD = block(`
  set -euo pipefail
  mkdir -p "$RUNNER_TEMP/bin"
  curl --fail --silent --show-error --location --retry 3 \\
    --output "$RUNNER_TEMP/bin/argocd" "https://$ARGOCD_SERVER/download/argocd-linux-amd64"
  chmod +x "$RUNNER_TEMP/bin/argocd"
  echo "$RUNNER_TEMP/bin" >>"$GITHUB_PATH"
`);

const ARGOCD_LOGIN = { ARGOCD_AUTH_TOKEN: expression('secrets.ARGOCD_AUTH_TOKEN') };

/** Health as the probes tell it, of the version that was asked for. */
const SMOKE_TEST = block(`
  set -euo pipefail
  argocd app get "$APPLICATION" --output json |
    jq --exit-status --arg tag ":$IMAGE_TAG" \\
      '.status.health.status == "Healthy" and any(.status.summary.images[]; endswith($tag))'
`);

/** Git asks the helper, so that the token is written to no file. */
const PLATFORM_LOGIN = {
  PLATFORM_TOKEN: expression('secrets.PLATFORM_TOKEN'),
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'credential.helper',
  GIT_CONFIG_VALUE_0: '!f() { echo username=x-access-token; echo "password=$PLATFORM_TOKEN"; }; f',
  GIT_AUTHOR_NAME: 'github-actions[bot]',
  GIT_AUTHOR_EMAIL: '41898282+github-actions[bot]@users.noreply.github.com',
  GIT_COMMITTER_NAME: 'github-actions[bot]',
  GIT_COMMITTER_EMAIL: '41898282+github-actions[bot]@users.noreply.github.com',
};

const STATUS = { STATUS: expression('job.status') };

const REPORT =
  'echo "Deployment of $SERVICE_KEY $IMAGE_TAG to $ENVIRONMENT: $STATUS" >>"$GITHUB_STEP_SUMMARY"';

function slackSteps({ pipeline }: WorkflowInput): readonly YamlMap[] {
  if (pipeline.notify === null) return [];
  const webhook = expression(`secrets.${pipeline.notify.slackWebhookSecret}`);
  return [
    runScript('Notify Slack', TELL_SLACK, {
      if: 'always()',
      env: {
        ...STATUS,
        SLACK_WEBHOOK: webhook,
        RUN: RUN_URL,
      },
    }),
  ];
}

const RUN_URL = `${expression('github.server_url')}/${expression('github.repository')}/actions/runs/${expression('github.run_id')}`;

const TELL_SLACK = block(`
  set -euo pipefail
  jq --null-input --arg text "Deployment of $SERVICE_KEY $IMAGE_TAG to $ENVIRONMENT: $STATUS $RUN" '{$text}' |
    curl --fail --silent --show-error --header 'Content-Type: application/json' --data @- "$SLACK_WEBHOOK"
`);

/** Runners have a token and no SSH key. */
function overHttps(repository: string): string {
  return repository.replace(/^git@([^:/]+)[:/]/, 'https://$1/');
}
