// The delivery room's public function for all environments together: atlantis.yaml, which Atlantis
// reads from the root of the repository and nowhere else. Paths here are relative to that root.
import type { TerraformArtifact, TextArtifact } from '../model/artifact.ts';
import { prefixOf } from '../model/naming.ts';
import type { Environment } from '../model/schema/environment.ts';
import { stackPath } from './dist-paths.ts';
import { type OrderedStack, orderStacks } from './order-stacks.ts';

export interface RepositoryEntry {
  readonly environment: Environment;
  readonly stacks: readonly TerraformArtifact[];
}

interface Project extends OrderedStack {
  readonly name: string;
  readonly dir: string;
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
  const projects = entries
    .flatMap(projectsOf)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  assertDistinct(projects);
  const blocks = projects.map(renderProject).join('');
  const content =
    projects.length === 0 ? `${HEADER}projects: []\n` : `${HEADER}projects:\n${blocks}`;
  return [{ type: 'text', path: 'atlantis.yaml', content }];
}

function projectsOf({ environment, stacks }: RepositoryEntry): readonly Project[] {
  const prefix = prefixOf(environment);
  return orderStacks(stacks).map((ordered) => ({
    ...ordered,
    dependsOn: ordered.dependsOn.map((stack) => `${prefix}-${stack}`),
    name: `${prefix}-${ordered.stack}`,
    dir: stackPath(environment, ordered.stack),
  }));
}

/** Two keys that join to one name, such as a-b/c and a/b-c. */
function assertDistinct(projects: readonly Project[]): void {
  const twice = projects.find(({ name }, index) => projects[index + 1]?.name === name);
  if (twice) throw new Error(`Two stacks share the name of an Atlantis project: ${twice.name}`);
}

/** Keys of environments are lower-case words and hyphens, so nothing here needs quotes. */
function renderProject({ name, dir, level, dependsOn }: Project): string {
  return [
    `  - name: ${name}`,
    `    dir: ${dir}`,
    '    autoplan:',
    '      enabled: true',
    '      when_modified: [cdk.tf.json, .terraform.lock.hcl]',
    `    execution_order_group: ${level}`,
    ...(dependsOn.length > 0 ? ['    depends_on:', ...dependsOn.map((on) => `      - ${on}`)] : []),
    '',
  ].join('\n');
}
