// Projects of Atlantis that groundplan has not written: where they lie, and after what they come.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { gitPath } from '../../../model/delivery/output-folder.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Atlantis } from '../../../model/schema/operations/terraform-runs.ts';

const PATH = ['delivery', 'terraform', 'projects'];

export function checkOwnProjects(
  environment: Environment,
  atlantis: Atlantis,
  stacks: readonly string[],
): readonly Diagnostic[] {
  return [
    ...places(environment, atlantis),
    ...Object.keys(atlantis.projects)
      .filter((key) => stacks.includes(key))
      .map((key) =>
        diagnostic(
          'model/atlantis-project-stack',
          { key },
          { path: [...PATH, key], target: 'key' },
        ),
      ),
    ...orders(atlantis, stacks),
  ];
}

function places(environment: Environment, { projects }: Atlantis): readonly Diagnostic[] {
  const results = gitPath(environment, environment.delivery.folder);
  const taken = new Map<string, string>();
  return Object.entries(projects).flatMap(([key, { dir, workspace }]) => {
    const path = [...PATH, key, 'dir'];
    if (`${dir}/`.startsWith(`${results}/`)) {
      return [diagnostic('model/atlantis-project-dir', { dir, results }, { path })];
    }
    const place = `${dir} ${workspace}`;
    const other = taken.get(place);
    taken.set(place, key);
    if (other === undefined) return [];
    return [diagnostic('model/atlantis-project-twice', { key, other, dir, workspace }, { path })];
  });
}

function orders({ projects }: Atlantis, stacks: readonly string[]): readonly Diagnostic[] {
  const known = [...stacks, ...Object.keys(projects)];
  return Object.entries(projects).flatMap(([key, { after }]) =>
    after.flatMap((other, index) => {
      const path = [...PATH, key, 'after', index];
      if (!known.includes(other)) {
        const args = { other, nearest: nearest(other, known) ?? null };
        return [diagnostic('model/atlantis-after', args, { path })];
      }
      const isCircle = leadsTo(projects, other, key);
      return isCircle ? [diagnostic('model/atlantis-circle', { key, other }, { path })] : [];
    }),
  );
}

function leadsTo(projects: Atlantis['projects'], from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(projects[next]?.after ?? []));
  }
  return false;
}
