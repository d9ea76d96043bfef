// This repository: its URL, and where results lie in it.
import { entry, quote } from '../entry.ts';

export const deliveryCatalogue = {
  'model/repository-url': entry<{ because: string; instead: string }>({
    severity: 'error',
    message: ({ because }) => `Argo CD cannot clone delivery.repository: ${because}`,
    hint: ({ instead }) => `Write ${instead}`,
    why: 'Argo CD clones over https, or over SSH with a user in the URL, and compares URLs letter by letter where a project permits them. What its repository server cannot clone syncs nothing. https://argo-cd.readthedocs.io/en/stable/user-guide/private-repositories/',
  }),
  'model/repository-push': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'The pipeline cannot write image tags into a repository of CodeCommit',
    hint: () => 'Keep this repository on a host that takes tokens, or remove delivery.pipeline',
    why: 'A deployment pushes the tag of its image with a token over https. CodeCommit takes passwords of IAM users and signed requests instead.',
  }),
  'model/folder-differs': entry<{ found: string; other: string; wanted: string }>({
    severity: 'error',
    message: ({ found, other, wanted }) =>
      `Results of this environment lie in ${quote(found)}, those of ${other} in ${quote(wanted)}`,
    hint: () => 'Write delivery.folder once, in a layer that all environments extend',
    why: 'A repository has one folder of results: what a run may remove, and what CI compares, lies in it.',
  }),
  'model/root-differs': entry<{
    found: string;
    other: string;
    wanted: string;
    repository: string;
  }>({
    severity: 'error',
    message: ({ found, other, wanted, repository }) =>
      `In ${repository}, this environment lies in ${place(found)} and ${other} in ${place(wanted)}`,
    hint: () => 'Write delivery.root once, in a layer that all environments extend',
    why: 'Environments of one `environments/` lie in one folder of their repository. Argo CD and Atlantis find the results by it.',
  }),
  'model/terraform-not-on-github': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Workflows of GitHub cannot run Terraform: this repository is not on github.com',
    hint: () => 'Set delivery.terraform.kind to atlantis or elsewhere',
    why: 'The workflow runs in this repository, and AWS trusts the tokens that github.com gives to it.',
  }),
  'model/terraform-role': entry<{ role: string }>({
    severity: 'error',
    message: ({ role }) =>
      `Workflows of GitHub sign in to the account itself, and aws.role is ${role}`,
    hint: () => 'Remove aws.role, or let Atlantis run Terraform',
    why: 'Stack `state` makes a role for plans, which may only read, and one for applies, in the account of the environment. With `aws.role` provider and state would assume that role from either, and a pull request could write.',
  }),
  'model/terraform-bounded': entry<{ boundary: string }>({
    severity: 'error',
    message: ({ boundary }) =>
      `The role that applies would be bound by ${boundary}, and could make no other role`,
    hint: () => 'Name roles that stand already in delivery.terraform.roles',
    why: '`aws.iam.permissionsBoundary` is on every role that we make. One for Terraform needs a boundary of its own, which whoever keeps the boundaries of the account decides.',
  }),
  'model/terraform-roleless': entry<{ bucket: string }>({
    severity: 'error',
    message: ({ bucket }) =>
      `Nobody makes the roles that run Terraform: ${bucket} keeps the states, so there is no stack state`,
    hint: () => 'Name roles that stand already in delivery.terraform.roles',
    why: 'The roles have to be there before the first stack is applied. Stack `state` is applied by hand and makes them; where the bucket stands already, somebody else keeps both.',
  }),
  'model/atlantis-host': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Atlantis knows no pull requests of CodeCommit, where this repository is',
    hint: () =>
      'Set delivery.terraform to { kind: elsewhere }, or keep the repository on another host',
    why: 'Atlantis serves GitHub, GitLab, Gitea, Bitbucket and Azure DevOps. https://www.runatlantis.io/docs/configuring-webhooks.html',
  }),
  'model/atlantis-pattern': entry<{
    pattern: string;
    nearest: string | null;
    stacks: readonly string[];
  }>({
    severity: 'error',
    message: ({ pattern }) => `No stack is called ${quote(pattern)}`,
    hint: ({ nearest, stacks }) =>
      nearest === null
        ? `Write one of ${stacks.join(', ')}, or a pattern with *`
        : `Did you mean ${quote(nearest)}?`,
    why: 'Requirements that no stack has protect nothing.',
  }),
  'model/atlantis-ambiguous': entry<{ pattern: string; other: string; stack: string }>({
    severity: 'error',
    message: ({ pattern, other, stack }) =>
      `Stack ${stack} is both ${quote(other)} and ${quote(pattern)}, which say different things`,
    hint: ({ stack }) =>
      `Say what holds for ${stack} under its own name, or make one pattern longer`,
    why: 'The longer pattern counts more. Of two of one length neither does, and the order of keys means nothing.',
  }),
  'model/atlantis-workflow': entry<{ workflow: string; nearest: string | null }>({
    severity: 'error',
    message: ({ workflow }) => `Atlantis has no workflow ${quote(workflow)}`,
    hint: ({ workflow, nearest }) =>
      nearest === null
        ? `Describe it under delivery.terraform.workflows.${workflow}`
        : `Did you mean ${quote(nearest)}?`,
    why: 'Workflows stand on the server, in `atlantis-server.yaml`: one that a pull request brings could run anything. Atlantis refuses the whole of atlantis.yaml for a workflow that it does not know.',
  }),
  'model/atlantis-workflow-taken': entry<{ workflow: string }>({
    severity: 'error',
    message: ({ workflow }) =>
      `Workflow ${quote(workflow)} has the name of the one that groundplan writes`,
    hint: () => 'Give the workflow another name, and name it in delivery.terraform.workflow',
    why: 'It is what every environment of the server has without saying so.',
  }),
  'model/atlantis-project-stack': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `Project ${quote(key)} has the name of a stack`,
    hint: () => 'Give the project another name',
    why: '`after` names stacks and projects alike.',
  }),
  'model/atlantis-project-dir': entry<{ dir: string; results: string }>({
    severity: 'error',
    message: ({ dir, results }) =>
      `Project folder ${quote(dir)} lies in ${results}, the folder of the results`,
    hint: () => 'Keep the project in a folder of its own; stacks have their projects already',
    why: 'What lies there is written and removed by groundplan, and two projects of one folder fight for its lock.',
  }),
  'model/atlantis-project-twice': entry<{
    key: string;
    other: string;
    dir: string;
    workspace: string;
  }>({
    severity: 'error',
    message: ({ key, other, dir, workspace }) =>
      `Projects ${other} and ${key} are both ${dir} in workspace ${workspace}`,
    hint: () => 'Remove one, or give it another workspace',
    why: 'They are one state. Atlantis locks a folder and workspace as one, so the two would fight for it.',
  }),
  'model/atlantis-after': entry<{ other: string; nearest: string | null }>({
    severity: 'error',
    message: ({ other }) => `There is neither a stack nor a project ${quote(other)}`,
    hint: ({ nearest }) =>
      nearest === null
        ? 'Name a stack of this environment or a key of delivery.terraform.projects'
        : `Did you mean ${quote(nearest)}?`,
    why: 'Atlantis does not look up the names in `depends_on`: one that is misspelt holds nothing back.',
  }),
  'model/atlantis-circle': entry<{ key: string; other: string }>({
    severity: 'error',
    message: ({ key, other }) => `Project ${key} comes after ${other}, which comes after ${key}`,
    hint: () => 'Remove one of the two',
    why: 'None of them could be applied first.',
  }),
  'model/atlantis-differs': entry<{ what: string; key: string; other: string }>({
    severity: 'error',
    message: ({ what, key, other }) => `The ${what} ${quote(key)} is another one in ${other}`,
    hint: ({ what }) => `Give one ${what} another name, or write it once in a layer of both`,
    why: 'All environments share one atlantis.yaml and one atlantis-server.yaml, where each name stands once. A project after a stack belongs to one environment.',
  }),
} as const;

function place(root: string): string {
  return root === '' ? 'the root' : quote(root);
}
