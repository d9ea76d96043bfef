// The parts of GitHub workflows that all of ours share.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
import { pathOf, slugOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { GithubActions } from '../../../model/schema/operations/delivery.ts';
import type { ServiceWorkload } from '../service-workloads.ts';
import { ACTIONS, type Action } from './actions.ts';
import { renderYaml, type YamlMap } from './render-yaml.ts';

/** What the workflows of one environment are made from. */
export interface WorkflowInput {
  readonly environment: Environment;
  readonly pipeline: GithubActions;
  readonly workloads: readonly ServiceWorkload[];
}

export const RUNNER = 'ubuntu-24.04';

/** Rights of a job's token; whatever is not named is denied. */
export const READ_ONLY = { contents: 'read' } as const;
/** The same, and a token of GitHub's OIDC provider, which AWS takes. */
export const SIGNED_IN = { contents: 'read', 'id-token': 'write' } as const;

export function renderWorkflow(header: readonly string[], workflow: YamlMap): string {
  const comments = header.map((line) => `# ${line}\n`).join('');
  const text = comments + renderYaml(workflow);
  return Object.values(ACTIONS).reduce(
    (done, { uses, release }) => done.replaceAll(`uses: ${uses}`, `uses: ${uses} # ${release}`),
    text,
  );
}

export function deployWorkflow({ environment }: WorkflowInput): string {
  return `deploy-${environment.environment}.yml`;
}

/** Names of groups hold the environment: a repository has workflows of several. */
export function groupOf({ environment }: WorkflowInput, what: string, of: string): string {
  return `${what}-${slugOf(environment)}-${of}`;
}

/** `nestjs/dev`, in names that people read. */
export function titleOf({ environment }: WorkflowInput, what: string): string {
  return `${what} (${pathOf(environment)})`;
}

/** What GitHub fills in when the workflow runs. */
export function expression(text: string): string {
  return `\${{ ${text} }}`;
}

export function useAction(name: string, action: Action, inputs?: YamlMap): YamlMap {
  return { name, uses: action.uses, with: inputs };
}

export function runScript(name: string, run: string, more: YamlMap = {}): YamlMap {
  // As a block where quotes would need escapes of their own.
  return { name, ...more, run: run.includes('"') ? `${run}\n` : run };
}

/** Without credentials in .git/config: no later step writes to the service's repository with Git. */
export function checkOut(inputs: YamlMap = {}): YamlMap {
  return useAction('Check out', ACTIONS.checkout, { 'persist-credentials': false, ...inputs });
}

/** Where a service lies in its repository. */
export function folderOf({ pipeline }: WorkflowInput): string {
  return pipeline.sourceRepository === null ? '.' : expression('matrix.service');
}
