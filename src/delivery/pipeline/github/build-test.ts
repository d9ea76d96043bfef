// build-test.yml: what a pull request to a service must pass. It has no rights in AWS.
import { ACTIONS } from './actions.ts';
import type { YamlMap } from './render-yaml.ts';
import { commandsOf, setupSteps } from './runtime-steps.ts';
import { perService, selectJob, servicesTable } from './select-job.ts';
import {
  checkOut,
  expression,
  folderOf,
  READ_ONLY,
  RUNNER,
  renderWorkflow,
  runScript,
  useAction,
  type WorkflowInput,
} from './workflow.ts';

const HEADER = [
  'Belongs into .github/workflows of the repository of a service. Needs no secret; a service needs the',
  'commands below.',
];

export function renderBuildTest(input: WorkflowInput): string {
  const isShared = input.pipeline.sourceRepository !== null;
  return renderWorkflow(HEADER, {
    name: 'Build and test',
    on: { pull_request: { branches: ['main'] } },
    permissions: READ_ONLY,
    concurrency: { group: `build-test-${expression('github.ref')}`, 'cancel-in-progress': true },
    env: isShared ? { SERVICES: servicesTable(input) } : undefined,
    jobs: {
      select: isShared
        ? selectJob(input, { before: expression('github.event.pull_request.base.sha') })
        : undefined,
      'build-test': {
        name: isShared ? `Build and test ${expression('matrix.service')}` : 'Build and test',
        ...(isShared ? perService() : {}),
        'runs-on': RUNNER,
        'timeout-minutes': 30,
        permissions: READ_ONLY,
        defaults: isShared ? { run: { 'working-directory': folderOf(input) } } : undefined,
        steps: stepsOf(input),
      },
    },
  });
}

function stepsOf(input: WorkflowInput): readonly YamlMap[] {
  const commands = commandsOf(input.pipeline);
  return [
    checkOut(),
    ...setupSteps(input.pipeline),
    runScript('Install dependencies', commands.install),
    runScript('Lint', commands.lint),
    runScript('Unit tests', commands.test),
    runScript('Build', commands.build),
    useAction('Security scan', ACTIONS.trivy, {
      'scan-type': 'fs',
      'scan-ref': folderOf(input),
      severity: 'HIGH,CRITICAL',
      'ignore-unfixed': true,
      'exit-code': '1',
    }),
  ];
}
