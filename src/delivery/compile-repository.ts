// The delivery room's public function for all environments together: atlantis.yaml, which Atlantis
// reads from the root of the repository and nowhere else, and what its server is started with. Paths here
// are relative to that root.
import type { TerraformArtifact, TextArtifact } from '../model/artifact.ts';
import { folderLine, OUTPUT_FOLDER } from '../model/delivery/output-folder.ts';
import { slugOf } from '../model/naming/core.ts';
import type { Environment } from '../model/schema/environment.ts';
import { REPOSITORY_FILE, renderAtlantisServer } from './atlantis-server.ts';
import { stackPath } from './dist-paths.ts';
import { type OrderedStack, orderStacks, type Stack } from './order-stacks.ts';

export interface RepositoryEntry {
  readonly environment: Environment;
  readonly stacks: readonly TerraformArtifact[];
}

/** Its folder is what it is ordered by: keys such as a-b/c and a/b-c come to one name, which a check reports. */
interface Project extends Stack {
  readonly name: string;
  /** Files of the user lie beside the document. */
  readonly hasModule: boolean;
}

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
  const projects = entries.flatMap(projectsOf);
  const byDir = new Map(projects.map((project) => [project.stack, project]));
  const blocks = orderStacks(projects)
    .map((ordered) => blockOf(ordered, byDir))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .map(renderProject)
    .join('');
  const folder = entries[0]?.environment.delivery.folder ?? OUTPUT_FOLDER;
  const header = folderLine(folder) + HEADER;
  const content =
    projects.length === 0 ? `${header}projects: []\n` : `${header}projects:\n${blocks}`;
  const environments = entries.map(({ environment }) => environment);
  return [{ type: 'text', path: REPOSITORY_FILE, content }, renderAtlantisServer(environments)];
}

function projectsOf({ environment, stacks }: RepositoryEntry): readonly Project[] {
  return stacks.map(({ stack, dependsOn, dependsOnOthers, moduleFiles }) => ({
    name: `${slugOf(environment)}-${stack}`,
    stack: stackPath(environment, stack),
    dependsOn: [
      ...dependsOn.map((other) => stackPath(environment, other)),
      ...dependsOnOthers.map((other) => `dist/${other.environment}/terraform/${other.stack}`),
    ],
    hasModule: moduleFiles !== undefined,
  }));
}

interface Block {
  readonly name: string;
  readonly dir: string;
  readonly level: number;
  /** Names of projects. */
  readonly after: readonly string[];
  readonly hasModule: boolean;
}

function blockOf(
  { stack: dir, level, dependsOn }: OrderedStack,
  byDir: ReadonlyMap<string, Project>,
): Block {
  const after = dependsOn.map((other) => byDir.get(other)?.name ?? '').sort();
  const { name = '', hasModule = false } = byDir.get(dir) ?? {};
  return { name, dir, level, after, hasModule };
}

/** Keys of environments are lower-case words and hyphens, so nothing here needs quotes. */
function renderProject({ name, dir, level, after, hasModule }: Block): string {
  const modified = ['cdk.tf.json', '.terraform.lock.hcl', ...(hasModule ? ['module/**'] : [])];
  return [
    `  - name: ${name}`,
    `    dir: ${dir}`,
    '    autoplan:',
    '      enabled: true',
    `      when_modified: [${modified.join(', ')}]`,
    `    execution_order_group: ${level}`,
    ...(after.length > 0 ? ['    depends_on:', ...after.map((on) => `      - ${on}`)] : []),
    '',
  ].join('\n');
}
