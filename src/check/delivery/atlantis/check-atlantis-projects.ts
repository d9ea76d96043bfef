// Each stack has exactly one project, under a name that Atlantis accepts and no other project has.
import { diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { RepositoryFinding } from '../../repository-input.ts';
import { findingAt } from './finding-at.ts';
import type { Atlantis, Project } from './read-atlantis.ts';

/** What url.QueryEscape of Go leaves alone, and slashes: server/core/config/raw/project.go */
const LEGAL_NAME = /^[A-Za-z0-9._~/-]+$/;

export function checkAtlantisProjects(atlantis: Atlantis): readonly RepositoryFinding[] {
  const { file, projects } = atlantis;
  if (!file) return [];
  return [...uncoveredStacks(atlantis), ...strayProjects(atlantis), ...wrongNames(projects)];
}

function uncoveredStacks({ stacks, projects }: Atlantis): readonly RepositoryFinding[] {
  const counts = new Map<string, number>();
  for (const { dir } of projects) counts.set(dir, (counts.get(dir) ?? 0) + 1);
  return stacks.flatMap((stack) => {
    const args = { dir: stack.dir, count: counts.get(stack.dir) ?? 0 };
    return args.count === 1
      ? []
      : [findingAt(stack, (where) => diagnostic('check/atlantis-coverage', args, where))];
  });
}

function strayProjects({ projects, own }: Atlantis): readonly RepositoryFinding[] {
  return projects
    .filter(({ name, stack }) => !stack && !own.has(name))
    .map(({ name, dir, stack }) =>
      findingAt(stack, (where) =>
        diagnostic('check/atlantis-project-unknown', { name, dir }, where),
      ),
    );
}

function wrongNames(projects: readonly Project[]): readonly RepositoryFinding[] {
  const taken = new Set<string>();
  return projects.flatMap(({ name, stack }) => {
    const isTaken = taken.has(name);
    taken.add(name);
    if (!isTaken && LEGAL_NAME.test(name)) return [];
    const args = { name, isTaken };
    return [findingAt(stack, (where) => diagnostic('check/atlantis-project-name', args, where))];
  });
}
