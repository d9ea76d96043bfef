// Each project is planned after those of the stacks it depends on, and says so. Atlantis looks up none
// of these names: one that is misspelt orders nothing.
import { diagnostic } from '../../../diagnostics/diagnostic.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { RepositoryFinding } from '../../repository-input.ts';
import { findingAt } from './finding-at.ts';
import type { Atlantis, Project, Stack } from './read-atlantis.ts';

export function checkAtlantisOrder({ projects, stacks }: Atlantis): readonly RepositoryFinding[] {
  const byName = new Map(projects.map((project) => [project.name, project]));
  const byDir = new Map(projects.map((project) => [project.dir, project]));
  return projects.flatMap((project) => {
    const { name, dependsOn, group } = project;
    const declared = dependsOn.map((other) => ({ other, found: byName.get(other) }));
    const unknown = declared
      .filter(({ found }) => !found)
      .map(({ other }) => dependency(project, other));
    const late = declared.flatMap(({ other, found }) => {
      if (!found || found.group < group) return [];
      const args = { name, group, other, otherGroup: found.group };
      return [findingAt(project.stack, (where) => diagnostic('check/atlantis-order', args, where))];
    });
    const missing = requiredBy(project, { byDir, stacks })
      .filter((other) => !dependsOn.includes(other))
      .map((other) => dependency(project, other));
    return [...unknown, ...missing, ...late];
  });
}

/** Projects of the stacks that its own stack depends on; one without a project is not covered. */
function requiredBy(
  { stack }: Project,
  { byDir, stacks }: { byDir: ReadonlyMap<string, Project>; stacks: readonly Stack[] },
): readonly string[] {
  if (!stack) return [];
  const { dependsOn, dependsOnOthers } = stack.artifact;
  const folder = stack.dir.slice(0, stack.dir.lastIndexOf('/'));
  const dirs = [
    ...dependsOn.map((other) => `${folder}/${other}`),
    ...dependsOnOthers.flatMap((other) =>
      stacks
        .filter(({ environment, artifact }) => isOf(other, pathOf(environment), artifact.stack))
        .map(({ dir }) => dir),
    ),
  ];
  return dirs.flatMap((dir) => byDir.get(dir)?.name ?? []);
}

function isOf(
  other: { readonly environment: string; readonly stack: string },
  environment: string,
  stack: string,
): boolean {
  return other.environment === environment && other.stack === stack;
}

function dependency(project: Project, other: string): RepositoryFinding {
  const args = { name: project.name, other };
  return findingAt(project.stack, (where) => diagnostic('check/atlantis-dependency', args, where));
}
