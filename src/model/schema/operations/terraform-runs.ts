// Who plans and applies the stacks: Atlantis, workflows of GitHub, or somebody else.
import { z } from 'zod';
import { Key, listOf, mapOf, OidcProvider, RoleName, Text } from '../primitives.ts';

/** Of the schema of Atlantis v0.47.1: https://www.runatlantis.io/docs/command-requirements.html */
const Requirement = z.enum(['approved', 'mergeable', 'undiverged']);

const WorkflowName = z
  .string()
  .regex(/^[A-Za-z][\w-]{0,60}$/, 'expected the name of a workflow such as audited');

/** A folder from the root of the Git repository; Atlantis refuses `..` anywhere in it. */
const Dir = z
  .string()
  .max(200)
  .regex(
    /^(\.|[A-Za-z0-9_][\w-]*(\.[\w-]+)*(\/[A-Za-z0-9_][\w-]*(\.[\w-]+)*)*)$/,
    'expected a folder such as terraform/legacy, without a slash at its ends and without ".."',
  );

const Workspace = z
  .string()
  .regex(/^[\w-]{1,90}$/, 'expected the name of a Terraform workspace')
  .default('default');

const Version = z
  .string()
  .regex(/^\d+\.\d+\.\d+$/, 'expected a version such as "1.14.9"')
  .nullable()
  .default(null);

const StackVersion = Version.refine(
  (version) => version === null || isNewEnough(version),
  'expected 1.11.0 or later, which the stacks require',
);

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || minor >= 11;
}

const common = {
  version: StackVersion.describe(
    'Version of Terraform. Absent: Atlantis takes the newest that it has, workflows of GitHub 1.14.9.',
  ),
  workspace: Workspace.describe(
    'Workspace of Terraform that the states of all stacks are kept in. A change leaves the states behind: move them first.',
  ),
};

const Requirements = z.strictObject({
  plan: listOf(Requirement)
    .nullable()
    .default(null)
    .describe(
      'What a pull request needs before a plan. Absent: as for the environment, or nothing.',
    ),
  apply: listOf(Requirement)
    .nullable()
    .default(null)
    .describe(
      'What a pull request needs before an apply. Absent: as for the environment, or all three.',
    ),
  import: listOf(Requirement)
    .nullable()
    .default(null)
    .describe(
      'What a pull request needs before `atlantis import`. Absent: as for the environment, or nothing.',
    ),
});
export type Requirements = z.output<typeof Requirements>;

const ofRequirements = Requirements.prefault({}).describe(
  'What Atlantis asks of a pull request: `approved`, `mergeable`, `undiverged`.',
);

const StackSettings = z
  .strictObject({
    requirements: ofRequirements,
    autoplan: z
      .boolean()
      .nullable()
      .default(null)
      .describe(
        'Plan as soon as a pull request changes it. Absent: yes, or as a wider pattern says.',
      ),
    workflow: WorkflowName.nullable()
      .default(null)
      .describe('Workflow of the server. Absent: that of the environment.'),
  })
  .describe('What is other for stacks of this name or pattern.');
export type StackSettings = z.output<typeof StackSettings>;

const Step = z
  .strictObject({
    do: z
      .enum(['init', 'plan', 'show', 'policy_check', 'apply', 'import', 'state_rm'])
      .nullable()
      .default(null)
      .describe('A step that Atlantis has built in.'),
    extraArgs: z
      .array(Text)
      .default([])
      .describe('Arguments that the step adds to the command of Terraform.'),
    run: Text.nullable().default(null).describe('A command of the shell, as it is.'),
    env: z
      .string()
      .regex(/^[A-Za-z_]\w*$/, 'expected the name of a variable such as TF_LOG')
      .nullable()
      .default(null)
      .describe('Name of a variable that later steps see.'),
    value: Text.nullable().default(null).describe('Its value.'),
    command: Text.nullable().default(null).describe('A command whose output is its value.'),
  })
  .refine(
    (step) => [step.do, step.run, step.env].filter((each) => each !== null).length === 1,
    'expected one of do, run and env',
  )
  .refine(
    ({ env, value, command }) => (env !== null) === ((value === null) !== (command === null)),
    'expected value or command beside env, and neither without it',
  )
  .refine(
    (step) => step.do !== null || step.extraArgs.length === 0,
    'expected extraArgs beside do alone',
  )
  .describe('One step: built in, a command or a variable.');
export type Step = z.output<typeof Step>;

const Workflow = z
  .strictObject({
    plan: z.array(Step).default([]).describe('Steps of a plan. Absent: init and plan.'),
    apply: z.array(Step).default([]).describe('Steps of an apply. Absent: apply.'),
    import: z.array(Step).default([]).describe('Steps of an import. Absent: init and import.'),
  })
  .describe('A workflow that the server knows, in atlantis-server.yaml.');
export type Workflow = z.output<typeof Workflow>;

const Project = z
  .strictObject({
    dir: Dir.describe('Folder of its configuration, from the root of the Git repository.'),
    workspace: Workspace.describe('Its workspace.'),
    whenModified: z
      .array(Text)
      .default([])
      .describe(
        'Files whose change starts a plan, relative to `dir`, in the syntax of .dockerignore. Absent: those of Terraform below `dir`.',
      ),
    autoplan: z.boolean().default(true).describe('Plan as soon as a pull request changes it.'),
    workflow: WorkflowName.nullable()
      .default(null)
      .describe('Workflow of the server. Absent: that of the environment.'),
    requirements: ofRequirements,
    after: listOf(Key)
      .default([])
      .describe('Stacks of this environment, or other such projects, that are applied before.'),
    version: Version.describe('Version of Terraform. Absent: as its configuration requires.'),
    distribution: z
      .enum(['terraform', 'opentofu'])
      .nullable()
      .default(null)
      .describe('What runs it. Absent: what the server has.'),
  })
  .describe('A project of Terraform that groundplan has not written.');
export type AtlantisProject = z.output<typeof Project>;

const Atlantis = z.strictObject({
  kind: z.literal('atlantis').describe('Who plans and applies the stacks.'),
  ...common,
  workflow: WorkflowName.default('groundplan').describe(
    'Workflow of the server: `groundplan`, which keeps the locks of providers, or one of `workflows`.',
  ),
  requirements: ofRequirements,
  stacks: z
    .record(
      z
        .string()
        .regex(/^[a-z0-9*-]{1,60}$/, 'expected a stack such as data, or a pattern such as data-*'),
      StackSettings,
    )
    .default({})
    .describe(
      'What is other for some stacks, by name or pattern. A name counts more than a pattern, a longer pattern more than a shorter.',
    ),
  workflows: mapOf(Workflow)
    .default({})
    .describe('Workflows that the server is given beside `groundplan`.'),
  projects: mapOf(Project)
    .default({})
    .describe('Projects of other folders in the same repository, by their name in Atlantis.'),
});
export type Atlantis = z.output<typeof Atlantis>;

const GithubActions = z.strictObject({
  kind: z.literal('github-actions').describe('Who plans and applies the stacks.'),
  ...common,
  githubEnvironment: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'expected the name of a GitHub environment such as staging')
    .nullable()
    .default(null)
    .describe(
      'Environment of GitHub that an apply belongs to; its reviewers approve. Absent: `<system>-<environment>`.',
    ),
  roles: z
    .strictObject({
      plan: RoleName.describe('Name of the IAM role that plans; its rights should be to read.'),
      apply: RoleName.describe('Name of the IAM role that applies.'),
    })
    .nullable()
    .default(null)
    .describe(
      'Roles of the account that stand already and trust the workflow. Absent: stack `state` makes `<system>-<environment>-terraform-plan`, which reads, and `…-terraform-apply`, which may do everything.',
    ),
  oidcProvider: OidcProvider.describe(
    'Who makes the OIDC provider of GitHub, of which an account has one: stack `state` (`create`), the environment that is named, such as `shop/prod`, or nobody here (`existing`).',
  ),
  comments: z.boolean().default(true).describe('Comment plans on the pull request as well.'),
});
export type TerraformWorkflow = z.output<typeof GithubActions>;

const Elsewhere = z.strictObject({
  kind: z.literal('elsewhere').describe('Who plans and applies the stacks.'),
  ...common,
});

export const TerraformRuns = z
  .discriminatedUnion('kind', [Atlantis, GithubActions, Elsewhere])
  .prefault({ kind: 'atlantis' })
  .describe(
    'Who plans and applies the stacks. Absent: Atlantis, by `atlantis.yaml`. `elsewhere`: nothing is written for it.',
  );
export type TerraformRuns = z.output<typeof TerraformRuns>;
