// publish-<site>.yml: from a push, or a release tag, to the bucket of a site. It holds no key.
import { pathOf, slugOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { GithubActions } from '../../../model/schema/operations/delivery.ts';
import { publishScript, type SiteTask } from '../sites.ts';
import { ACTIONS } from './actions.ts';
import { commandsOf, setupSteps } from './runtime-steps.ts';
import { checkOut, RUNNER, renderWorkflow, runScript, useAction } from './workflow.ts';

const HEADER = [
  'Belongs into .github/workflows of the repository of the site. Needs no secret; the site needs the',
  'commands below.',
];

export function renderPublishSite(
  environment: Environment,
  pipeline: GithubActions,
  task: SiteTask,
): string {
  const { release, sourceRepository } = pipeline;
  const isShared = sourceRepository !== null;
  const paths = isShared ? { paths: [`${task.repository}/**`] } : {};
  const group = `publish-${slugOf(environment)}-${task.key}`;
  return renderWorkflow(HEADER, {
    name: `Publish ${task.key} (${pathOf(environment)})`,
    on: { push: release.trigger === 'push' ? { branches: ['main'], ...paths } : { tags: ['v*'] } },
    permissions: { contents: 'read' },
    concurrency: { group, 'cancel-in-progress': false },
    jobs: {
      publish: {
        name: `Publish ${task.key}`,
        'runs-on': RUNNER,
        'timeout-minutes': 30,
        environment: release.approval ? environment.environment : undefined,
        permissions: { contents: 'read', 'id-token': 'write' },
        env: task.variables,
        defaults: isShared ? { run: { 'working-directory': task.repository } } : undefined,
        steps: stepsOf(environment, task),
      },
    },
  });
}

function stepsOf({ aws }: Environment, { site, role }: SiteTask) {
  const { install, test, build } = commandsOf(site);
  return [
    checkOut(),
    ...setupSteps(site),
    runScript('Install dependencies', install),
    runScript('Unit tests', test),
    runScript('Build', build),
    useAction('Sign in to AWS', ACTIONS.awsCredentials, {
      'role-to-assume': role,
      'aws-region': aws.region,
    }),
    runScript('Publish', `set -euo pipefail\n${publishScript(site)}`),
  ];
}
