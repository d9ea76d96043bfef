// The delivery room's public function for all environments together: atlantis.yaml, which Atlantis
// reads from the root of the repository and nowhere else, and what its server is started with. Paths here
// are relative to that root.
import type { TextArtifact } from '../model/artifact.ts';
import { atlantisOf } from '../model/delivery/atlantis.ts';
import { folderLine, OUTPUT_FOLDER } from '../model/delivery/output-folder.ts';
import { repositoryId } from '../model/delivery/repository.ts';
import { groupBy } from '../model/values/group-by.ts';
import { type Consents, consentsOf, isSame, OVERRIDES, settingOf } from './atlantis/consents.ts';
import { type Project, projectsOf, type RepositoryEntry } from './atlantis/projects.ts';
import {
  list,
  REPOSITORY_FILE,
  type Repository,
  renderAtlantisServer,
} from './atlantis/render-server.ts';

export type { RepositoryEntry } from './atlantis/projects.ts';

/**
 * Atlantis refuses the whole file for one key it does not know, and some keys need the server's
 * consent; these do not: https://www.runatlantis.io/docs/repo-level-atlantis-yaml.html
 */
const HEADER = `\
# One project per stack. execution_order_group orders \`atlantis plan\` and \`atlantis apply\` of a
# whole pull request; depends_on refuses to apply a stack before the stacks it reads.
version: 3
parallel_plan: true
parallel_apply: true
abort_on_execution_order_fail: true
autodiscover:
  mode: disabled
`;

export function compileRepository(entries: readonly RepositoryEntry[]): readonly TextArtifact[] {
  const projects = projectsOf(entries);
  const repositories = repositoriesOf(entries, projects);
  const consents = new Map(repositories.map((each) => [each.id, each.consents]));
  const blocks = projects
    .map((project) => renderProject(project, consents.get(project.repository)))
    .join('');
  const folder = entries[0]?.environment.delivery.folder ?? OUTPUT_FOLDER;
  const header = folderLine(folder) + HEADER;
  const content =
    projects.length === 0 ? `${header}projects: []\n` : `${header}projects:\n${blocks}`;
  return [{ type: 'text', path: REPOSITORY_FILE, content }, renderAtlantisServer(repositories)];
}

/** Sorted by id; those that Atlantis has something to do in. */
function repositoriesOf(
  entries: readonly RepositoryEntry[],
  projects: readonly Project[],
): readonly Repository[] {
  const environments = entries
    .map(({ environment }) => environment)
    .filter((environment) => atlantisOf(environment) !== null);
  return [...groupBy(environments, ({ delivery }) => repositoryId(delivery.repository))]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, served]) => {
      const own = projects.filter(({ repository }) => repository === id);
      return { id, environments: served, consents: consentsOf(served, own) };
    });
}

/** Names are lower-case words and hyphens; what a user writes as a pattern is quoted. */
function renderProject(project: Project, consents: Consents | undefined): string {
  const { name, dir, whenModified, level, after, settings } = project;
  const { workspace, version, distribution } = project;
  const modified = whenModified.map(plain).join(', ');
  const said = OVERRIDES.filter((key) => {
    const usual = consents?.settings;
    return usual !== undefined && !isSame(settingOf(settings, key), settingOf(usual, key));
  });
  return [
    `  - name: ${name}`,
    `    dir: ${dir}`,
    ...(workspace === 'default' ? [] : [`    workspace: ${JSON.stringify(workspace)}`]),
    ...(distribution === null ? [] : [`    terraform_distribution: ${distribution}`]),
    ...(version === null ? [] : [`    terraform_version: ${version}`]),
    '    autoplan:',
    `      enabled: ${settings.autoplan}`,
    ...(modified === '' ? [] : [`      when_modified: [${modified}]`]),
    `    execution_order_group: ${level}`,
    ...(after.length > 0 ? ['    depends_on:', ...after.map((on) => `      - ${on}`)] : []),
    ...said.map((key) => `    ${key}: ${textOf(settingOf(settings, key))}`),
    '',
  ].join('\n');
}

function textOf(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : list(value);
}

/** What needs no quotes is written without, as YAML begins to read `*` and `!` otherwise. */
function plain(pattern: string): string {
  return /^[\w./-][\w./*-]*$/.test(pattern) ? pattern : JSON.stringify(pattern);
}
