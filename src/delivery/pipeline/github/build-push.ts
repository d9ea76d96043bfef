// build-push.yml: from a push, or a release tag, to an image in ECR. It signs in to AWS by OIDC and holds
// no key.
import { pathOf } from '../../../model/naming/core.ts';
import { pushRoleArn, registryPlace } from '../../../model/naming/registry.ts';
import { buildImage, MARK_RELEASE, PUSH_ONCE } from '../scripts.ts';
import { ACTIONS } from './actions.ts';
import type { YamlMap } from './render-yaml.ts';
import { commandsOf, setupSteps } from './runtime-steps.ts';
import { perService, selectJob, servicesTable } from './select-job.ts';
import {
  checkOut,
  deployWorkflow,
  expression,
  folderOf,
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
  'Belongs into .github/workflows of the repository of a service, beside the deploy workflow that it',
  'calls. A service needs a Dockerfile. Tags are commits: repositories are immutable, so none is "latest".',
];

export function renderBuildPush(input: WorkflowInput): string {
  const { environment, pipeline } = input;
  const isShared = pipeline.sourceRepository !== null;
  // A run that waits is cancelled by the next one, which does not build the same folders.
  const serial = isShared ? expression('github.sha') : expression('github.ref');
  return renderWorkflow(HEADER, {
    name: titleOf(input, 'Build and push'),
    on: { push: pipeline.release.trigger === 'push' ? { branches: ['main'] } : { tags: ['v*'] } },
    permissions: READ_ONLY,
    concurrency: { group: groupOf(input, 'build-push', serial), 'cancel-in-progress': false },
    env: { ENVIRONMENT: pathOf(environment), SERVICES: servicesTable(input) },
    jobs: {
      select: selectJob(input, { before: expression('github.event.before') }),
      'build-push': buildJob(input),
      deploy: {
        name: 'Deploy',
        needs: ['select', 'build-push'],
        permissions: SIGNED_IN,
        uses: `./.github/workflows/${deployWorkflow(input)}`,
        with: {
          services: expression('needs.select.outputs.services'),
          version: expression('github.sha'),
        },
        secrets: 'inherit',
      },
    },
  });
}

function buildJob(input: WorkflowInput): YamlMap {
  const isReleased = input.pipeline.release.trigger === 'push';
  return {
    name: `Build and push ${expression('matrix.service')}`,
    ...perService(),
    'runs-on': RUNNER,
    'timeout-minutes': 45,
    // Creating a release writes to the repository.
    permissions: { contents: isReleased ? 'write' : 'read', 'id-token': 'write' },
    env: {
      SERVICE_KEY: expression('matrix.service'),
      IMAGE_TAG: expression('needs.select.outputs.tag'),
      IMAGE: expression('matrix.repository }}:${{ needs.select.outputs.tag'),
    },
    defaults:
      input.pipeline.sourceRepository === null
        ? undefined
        : { run: { 'working-directory': folderOf(input) } },
    steps: [
      checkOut(),
      ...setupSteps(input.pipeline),
      ...testSteps(input),
      ...imageSteps(input),
      ...(isReleased ? [RELEASE] : []),
    ],
  };
}

function testSteps({ pipeline }: WorkflowInput): readonly YamlMap[] {
  const { install, test } = commandsOf(pipeline);
  return [runScript('Test code', `${install}\n${test}`)];
}

/** With the rights to push images. */
export function registrySteps({ environment, pipeline }: WorkflowInput): readonly YamlMap[] {
  const { account, region } = registryPlace(environment);
  return [
    useAction('Sign in to AWS', ACTIONS.awsCredentials, {
      'role-to-assume': pushRoleArn(environment, pipeline.pushRole),
      'aws-region': region,
    }),
    useAction('Log in to ECR', ACTIONS.ecrLogin, { registries: account }),
  ];
}

function imageSteps(input: WorkflowInput): readonly YamlMap[] {
  return [
    ...registrySteps(input),
    runScript('Build image', buildImage('SERVICE_KEY')),
    runScript('Tag image with the commit', 'docker tag "$SERVICE_KEY" "$IMAGE"'),
    useAction('Scan image', ACTIONS.trivy, {
      'scan-type': 'image',
      'image-ref': expression('env.IMAGE'),
      severity: 'HIGH,CRITICAL',
      'ignore-unfixed': true,
      'exit-code': '1',
    }),
    runScript('Push to ECR', `${PUSH_ONCE}${releasesAll(input) ? `\n${MARK_RELEASE}` : ''}`),
  ];
}

/** Where others take the images over, they mark what they release. */
function releasesAll({ environment }: WorkflowInput): boolean {
  return environment.delivery.registry.shared === null;
}

/** Once per commit, however often the workflow runs. */
const RELEASE = runScript(
  'Create release',
  [
    'release="$SERVICE_KEY-$IMAGE_TAG"',
    'gh release view "$release" >/dev/null 2>&1 ||',
    '  gh release create "$release" --target "$GITHUB_SHA" --generate-notes',
  ].join('\n'),
  { env: { GH_TOKEN: expression('github.token') } },
);
