// The delivery room's public function for all environments together: atlantis.yaml, which Atlantis
// reads from the root of the repository and nowhere else, and what its server is started with. Paths here
// are relative to that root.
import type { TerraformArtifact, TextArtifact } from '../model/artifact.ts';
import { pathOf } from '../model/naming/core.ts';
import type { Environment } from '../model/schema/environment.ts';
import { renderAtlantisServer } from './atlantis-server.ts';
import { stackPath } from './dist-paths.ts';
import { type OrderedStack, orderStacks, type Stack } from './order-stacks.ts';

export interface RepositoryEntry {
  readonly environment: Environment;
  readonly stacks: readonly TerraformArtifact[];
}

interface Project extends Stack {
  readonly dir: string;
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
  assertDistinct(projects);
  const byName = new Map(projects.map((project) => [project.stack, project]));
  const blocks = orderStacks(projects)
    .toSorted((left, right) => (left.stack < right.stack ? -1 : 1))
    .map((ordered) => renderProject(ordered, byName.get(ordered.stack)))
    .join('');
  const content =
    projects.length === 0 ? `${HEADER}projects: []\n` : `${HEADER}projects:\n${blocks}`;
  const environments = entries.map(({ environment }) => environment);
  return [{ type: 'text', path: 'atlantis.yaml', content }, renderAtlantisServer(environments)];
}

function projectsOf({ environment, stacks }: RepositoryEntry): readonly Project[] {
  const own = pathOf(environment);
  return stacks.map(({ stack, dependsOn, dependsOnOthers, moduleFiles }) => ({
    stack: projectName(own, stack),
    dependsOn: [
      ...dependsOn.map((other) => projectName(own, other)),
      ...dependsOnOthers.map((other) => projectName(other.environment, other.stack)),
    ],
    dir: stackPath(environment, stack),
    hasModule: moduleFiles !== undefined,
  }));
}

function projectName(environment: string, stack: string): string {
  return `${environment.replace('/', '-')}-${stack}`;
}

/** Two keys that join to one name, such as a-b/c and a/b-c. */
function assertDistinct(projects: readonly Project[]): void {
  const names = projects.map(({ stack }) => stack).sort();
  const twice = names.find((name, index) => names[index + 1] === name);
  if (twice) throw new Error(`Two stacks share the name of an Atlantis project: ${twice}`);
}

/** Keys of environments are lower-case words and hyphens, so nothing here needs quotes. */
function renderProject({ stack, level, dependsOn }: OrderedStack, project?: Project): string {
  const modified = [
    'cdk.tf.json',
    '.terraform.lock.hcl',
    ...(project?.hasModule ? ['module/**'] : []),
  ];
  return [
    `  - name: ${stack}`,
    `    dir: ${project?.dir}`,
    '    autoplan:',
    '      enabled: true',
    `      when_modified: [${modified.join(', ')}]`,
    `    execution_order_group: ${level}`,
    ...(dependsOn.length > 0 ? ['    depends_on:', ...dependsOn.map((on) => `      - ${on}`)] : []),
    '',
  ].join('\n');
}
