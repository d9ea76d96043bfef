// After a deployment: the service's own integration tests against the environment. What fails stays
// deployed, for people to look at, and is told them; nothing of it goes on to the next environment.

import { STATUS, slackSteps } from './notify.ts';
import type { YamlMap } from './render-yaml.ts';
import { commandsOf, setupSteps } from './runtime-steps.ts';
import { perService } from './select-job.ts';
import {
  checkOut,
  expression,
  folderOf,
  READ_ONLY,
  RUNNER,
  runScript,
  type WorkflowInput,
} from './workflow.ts';

const WHAT = 'Integration tests of $SERVICE_KEY $IMAGE_TAG in $ENVIRONMENT';

/** Undefined where the environment asks for none. */
export function integrationTestsJob(input: WorkflowInput, version: string): YamlMap | undefined {
  const { pipeline } = input;
  if (pipeline.integrationTests === null) return undefined;
  const commands = commandsOf(pipeline);
  const isShared = pipeline.sourceRepository !== null;
  return {
    name: `Integration tests of ${expression('matrix.service')}`,
    ...perService(),
    needs: ['select', 'deploy'],
    'runs-on': RUNNER,
    'timeout-minutes': 30,
    permissions: READ_ONLY,
    defaults: isShared ? { run: { 'working-directory': folderOf(input) } } : undefined,
    env: {
      SERVICE_KEY: expression('matrix.service'),
      IMAGE_TAG: expression('needs.select.outputs.tag'),
      BASE_URL: pipeline.integrationTests.url,
    },
    steps: [
      checkOut({ ref: version }),
      ...setupSteps(pipeline),
      runScript('Install dependencies', commands.install),
      runScript('Integration tests', commands.integration),
      runScript('Update test status', `echo "${WHAT}: $STATUS" >>"$GITHUB_STEP_SUMMARY"`, {
        if: 'always()',
        env: STATUS,
      }),
      ...slackSteps(input, WHAT, 'failure() || cancelled()'),
    ],
  };
}
