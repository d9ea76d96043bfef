// ci/terraform.yaml: the workflow of this repository that plans the stacks of a pull request, and applies them
// after it, level by level. It signs in by OIDC and holds no key.
import { gitPath, outputPath } from '../../model/delivery/output-folder.ts';
import { pathOf, slugOf } from '../../model/naming/core.ts';
import {
  APPLY_SESSION_SECONDS,
  githubEnvironmentOf,
  makesTerraformRoles,
  type TerraformPurpose,
  terraformRunArn,
} from '../../model/naming/terraform-runs.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { TerraformWorkflow } from '../../model/schema/operations/terraform-runs.ts';
import type { DeliveryInput } from '../delivery-input.ts';
import { orderStacks } from '../order-stacks.ts';
import { ACTIONS } from '../pipeline/github/actions.ts';
import type { YamlMap } from '../pipeline/github/render-yaml.ts';
import {
  checkOut,
  expression,
  READ_ONLY,
  RUNNER,
  renderWorkflow,
  runScript,
  SIGNED_IN,
  useAction,
} from '../pipeline/github/workflow.ts';
import { APPLY_PLAN, COMMENT, INIT, NEWEST, PLAN, REPORT, SELECT } from './scripts.ts';

export const TERRAFORM_WORKFLOW = 'ci/terraform.yaml';

/** Of the image of Atlantis v0.47.1, so that both run the same. */
const TERRAFORM = '1.14.9';

const TOKEN = { GH_TOKEN: expression('github.token') };

/** Where people copy it to. */
export function workflowPath(environment: Environment): string {
  return `.github/workflows/terraform-${slugOf(environment)}.yaml`;
}

export function renderTerraformWorkflow(input: DeliveryInput, runs: TerraformWorkflow): string {
  const { environment } = input;
  const { branch } = environment.delivery;
  const folder = gitPath(environment, outputPath(environment));
  const paths = [
    `${folder}/terraform/**`,
    `${folder}/${TERRAFORM_WORKFLOW}`,
    workflowPath(environment),
  ];
  const levels = levelsOf(input);
  return renderWorkflow(headerOf(input), {
    name: `Terraform (${pathOf(environment)})`,
    on: {
      pull_request: { branches: [branch], paths },
      push: { branches: [branch], paths },
      workflow_dispatch: {
        inputs: {
          stacks: {
            description: 'Stacks to apply, with spaces between. Empty: all.',
            type: 'string',
          },
        },
      },
    },
    permissions: READ_ONLY,
    env: {
      ENVIRONMENT: pathOf(environment),
      FOLDER: folder,
      LEVELS: `${levels.map((stacks) => JSON.stringify(stacks)).join('\n')}\n`,
      TF_IN_AUTOMATION: 'true',
      TF_INPUT: '0',
      TF_WORKSPACE: runs.workspace === 'default' ? undefined : runs.workspace,
    },
    jobs: {
      select: selectJob(levels.length),
      plan: planJob(environment, runs),
      ...Object.fromEntries(
        levels.map((_, level) => [`apply-${level}`, applyJob(environment, runs, level)]),
      ),
    },
  });
}

function headerOf({ environment, stacks }: DeliveryInput): readonly string[] {
  const others = stacks.flatMap(({ dependsOnOthers }) =>
    dependsOnOthers.map((other) => `${other.environment}/${other.stack}`),
  );
  const lines = [
    `Belongs into ${workflowPath(environment)} of this repository; a copy that is older fails.`,
    `Its applies belong to the environment ${githubEnvironmentOf(environment)} of GitHub: give it reviewers and the`,
    `branch ${environment.delivery.branch} alone.`,
  ];
  if (others.length === 0) return lines;
  return [...lines, `Apply these before: ${[...new Set(others)].sort().join(' ')}`];
}

/** Names of stacks; what stands in one list reads nothing of it. */
function levelsOf({ stacks }: DeliveryInput): readonly (readonly string[])[] {
  const ordered = orderStacks(stacks);
  const count = 1 + Math.max(-1, ...ordered.map(({ level }) => level));
  return Array.from({ length: count }, (_, level) =>
    ordered.filter((each) => each.level === level).map(({ stack }) => stack),
  );
}

function selectJob(count: number): YamlMap {
  const outputs = ['stacks', ...Array.from({ length: count }, (_, level) => `level_${level}`)];
  return {
    name: 'Select stacks',
    'runs-on': RUNNER,
    'timeout-minutes': 5,
    permissions: { ...READ_ONLY, actions: 'read' },
    outputs: Object.fromEntries(
      outputs.map((name) => [name, expression(`steps.select.outputs.${name}`)]),
    ),
    steps: [
      checkOut({ 'fetch-depth': 0 }),
      runScript('Select stacks', SELECT, {
        id: 'select',
        env: { STACKS: expression('inputs.stacks'), ...TOKEN },
      }),
    ],
  };
}

function planJob(environment: Environment, runs: TerraformWorkflow): YamlMap {
  const rights = runs.comments ? { ...SIGNED_IN, 'pull-requests': 'write' } : SIGNED_IN;
  return {
    name: `Plan ${expression('matrix.stack')}`,
    needs: 'select',
    // Pull requests of forks have no token to sign in with.
    if: "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository && needs.select.outputs.stacks != '[]'",
    'runs-on': RUNNER,
    'timeout-minutes': 30,
    permissions: rights,
    concurrency: {
      group: `terraform-plan-${slugOf(environment)}-${expression('matrix.stack')}-${expression('github.ref')}`,
      'cancel-in-progress': true,
    },
    strategy: matrixOf('stacks'),
    ...inStack(),
    steps: [
      checkOut(),
      ...setUp(environment, runs, 'plan'),
      runScript('Initialize', INIT),
      runScript('Plan', PLAN),
      runScript('Report', REPORT, { if: '!cancelled()' }),
      ...(runs.comments
        ? [
            runScript('Comment', COMMENT, {
              if: '!cancelled()',
              env: { ...TOKEN, PULL_REQUEST: expression('github.event.pull_request.number') },
            }),
          ]
        : []),
    ],
  };
}

function applyJob(environment: Environment, runs: TerraformWorkflow, level: number): YamlMap {
  const { branch } = environment.delivery;
  const before = Array.from({ length: level }, (_, lower) => `apply-${lower}`);
  const conditions = [
    '!failure() && !cancelled()',
    "github.event_name != 'pull_request'",
    `github.ref == 'refs/heads/${branch}'`,
    `needs.select.outputs.level_${level} != '[]'`,
  ];
  return {
    name: `Apply ${expression('matrix.stack')}`,
    needs: ['select', ...before],
    // A level without anything to do is skipped, and the next one goes on.
    if: expression(conditions.join(' && ')),
    'runs-on': RUNNER,
    'timeout-minutes': makesTerraformRoles(environment) ? APPLY_SESSION_SECONDS / 60 : 60,
    // Its reviewers approve.
    environment: githubEnvironmentOf(environment),
    permissions: SIGNED_IN,
    concurrency: {
      group: `terraform-${slugOf(environment)}-${expression('matrix.stack')}`,
      'cancel-in-progress': false,
    },
    strategy: matrixOf(`level_${level}`),
    ...inStack(),
    steps: [
      checkOut(),
      runScript('Look for newer commits', NEWEST, { env: TOKEN }),
      ...setUp(environment, runs, 'apply'),
      runScript('Initialize', INIT),
      runScript('Plan and apply', APPLY_PLAN),
      runScript('Report', REPORT, { if: '!cancelled()' }),
    ],
  };
}

function matrixOf(output: string): YamlMap {
  return {
    'fail-fast': false,
    matrix: { stack: expression(`fromJSON(needs.select.outputs.${output})`) },
  };
}

function inStack(): YamlMap {
  return {
    defaults: {
      run: {
        shell: 'bash',
        'working-directory': `${expression('env.FOLDER')}/terraform/${expression('matrix.stack')}`,
      },
    },
    env: { STACK: expression('matrix.stack') },
  };
}

function setUp(
  environment: Environment,
  runs: TerraformWorkflow,
  purpose: TerraformPurpose,
): readonly YamlMap[] {
  const isLong = purpose === 'apply' && makesTerraformRoles(environment);
  return [
    useAction('Set up Terraform', ACTIONS.setupTerraform, {
      terraform_version: runs.version ?? TERRAFORM,
      // The wrapper hides exit codes.
      terraform_wrapper: false,
    }),
    useAction('Sign in to AWS', ACTIONS.awsCredentials, {
      'role-to-assume': terraformRunArn(environment, purpose),
      'aws-region': environment.aws.region,
      'role-duration-seconds': isLong ? APPLY_SESSION_SECONDS : undefined,
    }),
  ];
}
