// What the server of Atlantis is started with (--repo-config): who may plan and apply. It lies beside
// atlantis.yaml, which any pull request may change, and counts only where the server is given it.
// https://www.runatlantis.io/docs/server-side-repo-config.html
import type { TextArtifact } from '../model/artifact.ts';
import { repositoryId } from '../model/delivery/repository.ts';
import type { Environment } from '../model/schema/environment.ts';

const HEADER = `\
# What the server of Atlantis is started with: --repo-config. Requirements stand here and not in
# atlantis.yaml, where a pull request could change them. undiverged needs --checkout-strategy=merge.
repos:
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

export function renderAtlantisServer(environments: readonly Environment[]): TextArtifact {
  const byId = new Map<string, readonly Environment[]>();
  for (const environment of environments) {
    const id = repositoryId(environment.delivery.repository);
    byId.set(id, [...(byId.get(id) ?? []), environment]);
  }
  const repositories = [...byId].sort(([left], [right]) => (left < right ? -1 : 1));
  const content =
    repositories.length === 0
      ? HEADER.replace('repos:', 'repos: []') + WORKFLOW
      : HEADER + repositories.map(renderRepository).join('') + WORKFLOW;
  return { type: 'text', path: SERVER_FILE, content };
}

function renderRepository([id, of]: readonly [string, readonly Environment[]]): string {
  const branches = new Set(of.map(({ delivery }) => delivery.branch));
  const names = [...branches].sort().map(literal).join('|');
  const root = of[0]?.delivery.root ?? null;
  return [
    `  - id: ${id}`,
    `    branch: ${JSON.stringify(`/^(${names})$/`)}`,
    // Atlantis looks at the root of the Git repository unless it is told.
    ...(root === null ? [] : [`    repo_config_file: ${root}/${REPOSITORY_FILE}`]),
    '    plan_requirements: []',
    '    apply_requirements: [approved, mergeable, undiverged]',
    '    allowed_overrides: []',
    '    allow_custom_workflows: false',
    '    workflow: groundplan',
    '',
  ].join('\n');
}

/** As a part of a regular expression between slashes. */
function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
