// Which stacks a run applies, and what each waits for: the state of its environment, since it keeps its
// own in there, and what atlantis.yaml says, across environments.
import { parse } from 'yaml';
import type { Stack } from '../terraform/find-stacks.ts';

interface Project {
  readonly name: string;
  readonly dir: string;
  readonly execution_order_group?: number;
  readonly depends_on?: readonly string[];
}

export interface Step {
  readonly stack: Stack;
  /** It makes the bucket of its own state. */
  readonly bootstraps: boolean;
  /** Names of stacks. */
  readonly after: readonly string[];
}

interface Selection {
  readonly stacks: readonly Stack[];
  /** The text of atlantis.yaml. */
  readonly atlantis: string;
  /** `<system>/<environment>`; what they depend on elsewhere comes along. */
  readonly environments: readonly string[];
}

/** In the order of the execution groups. */
export function applyOrder({ stacks, atlantis, environments }: Selection): readonly Step[] {
  const { projects } = parse(atlantis) as { projects: readonly Project[] };
  const byName = new Map(projects.map((project) => [project.name, project]));
  const after = (project: Project): readonly Project[] =>
    [stateOf(project), ...(project.depends_on ?? []).map((name) => byName.get(name))].filter(
      (each) => each !== undefined && each !== project,
    ) as readonly Project[];
  const stateOf = ({ dir }: Project) =>
    projects.find((each) => each.dir === `dist/${environmentOf(dir)}/terraform/state`);

  const chosen = new Set<Project>();
  const choose = (project: Project) => {
    if (chosen.has(project)) return;
    chosen.add(project);
    after(project).forEach(choose);
  };
  projects.filter(({ dir }) => environments.includes(environmentOf(dir))).forEach(choose);
  const nameOf = ({ dir }: Project) => dir.replace(/^dist\//, '').replace('/terraform/', '/');
  return [...chosen].sort(byGroup).map((project) => {
    const stack = stacks.find(({ folder }) => folder === project.dir);
    if (!stack) throw new Error(`atlantis.yaml has ${project.dir}, which is no stack`);
    return {
      stack,
      bootstraps: project.dir.endsWith('/state'),
      after: after(project).map(nameOf),
    };
  });
}

function byGroup(left: Project, right: Project): number {
  return (left.execution_order_group ?? 0) - (right.execution_order_group ?? 0);
}

function environmentOf(dir: string): string {
  return dir.split('/').slice(1, 3).join('/');
}
