// What the server of Atlantis is started with (--repo-config): who may plan and apply. It lies beside
// atlantis.yaml, which any pull request may change, and counts only where the server is given it.
// https://www.runatlantis.io/docs/server-side-repo-config.html
import type { TextArtifact } from '../../model/artifact.ts';
import { atlantisOf } from '../../model/delivery/atlantis.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Step, Workflow } from '../../model/schema/operations/terraform-runs.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { Consents } from './consents.ts';

const HEADER = `\
# What the server of Atlantis is started with: --repo-config. Requirements stand here and not in
# atlantis.yaml, where a pull request could change them. undiverged needs --checkout-strategy=merge.
repos:
`;

const LOOSENED = `\
# allowed_overrides lets a pull request change what it names: keep code owners on atlantis.yaml.
`;

/** Locks of providers are committed, so that init installs what was reviewed. */
const WORKFLOW = `\
workflows:
  groundplan:
    plan:
      steps:
        - init:
            extra_args: [-lockfile=readonly]
        - plan
    apply:
      steps: [apply]
`;

export const REPOSITORY_FILE = 'atlantis.yaml';
export const SERVER_FILE = 'atlantis-server.yaml';

/** By its id, with what its environments ask for. */
export interface Repository {
  readonly id: string;
  readonly environments: readonly Pick<Environment, 'delivery'>[];
  readonly consents: Consents;
}

export function renderAtlantisServer(repositories: readonly Repository[]): TextArtifact {
  const isLoosened = repositories.some(({ consents }) => consents.overrides.length > 0);
  const header = isLoosened ? HEADER.replace('repos:', `${LOOSENED}repos:`) : HEADER;
  const repos =
    repositories.length === 0
      ? header.replace('repos:', 'repos: []')
      : header + repositories.map(renderRepository).join('');
  const own = repositories.flatMap(({ environments }) => environments.flatMap(workflowsOf));
  const byName = new Map(own);
  const workflows = [...byName].sort(([left], [right]) => (left < right ? -1 : 1));
  const content = repos + WORKFLOW + workflows.map(renderWorkflow).join('');
  return { type: 'text', path: SERVER_FILE, content };
}

function workflowsOf(
  environment: Pick<Environment, 'delivery'>,
): readonly (readonly [string, Workflow])[] {
  return sortedEntries(atlantisOf(environment)?.workflows ?? {});
}

function renderRepository({ id, environments, consents }: Repository): string {
  const branches = new Set(environments.map(({ delivery }) => delivery.branch));
  const names = [...branches].sort().map(literal).join('|');
  const root = environments[0]?.delivery.root ?? null;
  const { settings, overrides } = consents;
  const { plan, apply, import: imports } = settings.requirements;
  return [
    `  - id: ${id}`,
    `    branch: ${JSON.stringify(`/^(${names})$/`)}`,
    // Atlantis looks at the root of the Git repository unless it is told.
    ...(root === null ? [] : [`    repo_config_file: ${root}/${REPOSITORY_FILE}`]),
    `    plan_requirements: ${list(plan)}`,
    `    apply_requirements: ${list(apply)}`,
    ...(imports.length === 0 ? [] : [`    import_requirements: ${list(imports)}`]),
    `    allowed_overrides: ${list(overrides)}`,
    '    allow_custom_workflows: false',
    `    workflow: ${settings.workflow}`,
    '',
  ].join('\n');
}

function renderWorkflow([name, { plan, apply, import: imports }]: readonly [
  string,
  Workflow,
]): string {
  const stages = Object.entries({ plan, apply, import: imports }).filter(
    ([, steps]) => steps.length > 0,
  );
  return [
    stages.length === 0 ? `  ${name}: {}` : `  ${name}:`,
    ...stages.flatMap(([stage, steps]) => [
      `    ${stage}:`,
      '      steps:',
      ...steps.flatMap(renderStep),
    ]),
    '',
  ].join('\n');
}

function renderStep({ do: built, extraArgs, run, env, value, command }: Step): readonly string[] {
  if (run !== null) return [`        - run: ${JSON.stringify(run)}`];
  if (env !== null) {
    const source =
      value === null ? `command: ${JSON.stringify(command)}` : `value: ${JSON.stringify(value)}`;
    return ['        - env:', `            name: ${env}`, `            ${source}`];
  }
  if (extraArgs.length === 0) return [`        - ${built}`];
  const args = extraArgs.map((arg) => JSON.stringify(arg)).join(', ');
  return [`        - ${built}:`, `            extra_args: [${args}]`];
}

/** Words without anything that YAML reads. */
export function list(words: readonly string[]): string {
  return `[${words.join(', ')}]`;
}

/** As a part of a regular expression between slashes. */
function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
