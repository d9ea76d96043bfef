// What the server of Atlantis is started with (--repo-config): who may plan and apply. It lies beside
// atlantis.yaml, which any pull request may change, and counts only where the server is given it.
// https://www.runatlantis.io/docs/server-side-repo-config.html
import type { TextArtifact } from '../model/artifact.ts';
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

export const SERVER_FILE = 'atlantis-server.yaml';

export function renderAtlantisServer(environments: readonly Environment[]): TextArtifact {
  const branches = new Map<string, Set<string>>();
  for (const { delivery } of environments) {
    const id = repositoryId(delivery.repository);
    branches.set(id, (branches.get(id) ?? new Set()).add(delivery.branch));
  }
  const repositories = [...branches].sort(([left], [right]) => (left < right ? -1 : 1));
  const content =
    repositories.length === 0
      ? HEADER.replace('repos:', 'repos: []') + WORKFLOW
      : HEADER + repositories.map(renderRepository).join('') + WORKFLOW;
  return { type: 'text', path: SERVER_FILE, content };
}

function renderRepository([id, branches]: readonly [string, ReadonlySet<string>]): string {
  const names = [...branches].sort().map(literal).join('|');
  return [
    `  - id: ${id}`,
    `    branch: ${JSON.stringify(`/^(${names})$/`)}`,
    '    plan_requirements: []',
    '    apply_requirements: [approved, mergeable, undiverged]',
    '    allowed_overrides: []',
    '    allow_custom_workflows: false',
    '    workflow: groundplan',
    '',
  ].join('\n');
}

/** `https://github.com/shop/platform.git` and `git@github.com:shop/platform.git` → `github.com/shop/platform`. */
function repositoryId(repository: string): string {
  return repository
    .replace(/^https:\/\/(?:[^@/]*@)?/, '')
    .replace(/^git@([^:/]+)[:/]/, '$1/')
    .replace(/\.git$/, '');
}

/** As a part of a regular expression between slashes. */
function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
