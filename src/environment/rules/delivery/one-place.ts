// What environments of one repository agree on: where results lie, and where the repository begins.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { atlantisOf, environmentSettings } from '../../../model/delivery/atlantis.ts';
import { repositoryId } from '../../../model/delivery/repository.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export interface Disagreement {
  readonly environment: Environment;
  readonly diagnostic: Diagnostic;
}

/** Every environment against the first; sorted by name, so that all are told of the same one. */
export function checkOnePlace(environments: readonly Environment[]): readonly Disagreement[] {
  const [first] = environments;
  if (first === undefined) return [];
  const folders = environments.flatMap((environment) => {
    const args = {
      found: environment.delivery.folder,
      other: pathOf(first),
      wanted: first.delivery.folder,
    };
    if (args.found === args.wanted) return [];
    const where = { path: ['delivery', 'folder'] };
    return [{ environment, diagnostic: diagnostic('model/folder-differs', args, where) }];
  });
  return [...folders, ...roots(environments), ...atlantisDiffers(environments)];
}

/** A layer may say one thing for several environments: then it is written once. */
function atlantisDiffers(environments: readonly Environment[]): readonly Disagreement[] {
  const firsts = new Map<string, { readonly of: Environment; readonly text: string }>();
  return environments.flatMap((environment) =>
    sharedEntries(environment).flatMap(({ what, key, collection, text }) => {
      const first = firsts.get(`${collection} ${key}`) ?? { of: environment, text };
      firsts.set(`${collection} ${key}`, first);
      if (first.text === text) return [];
      const path = ['delivery', 'terraform', collection, key];
      const args = { what, key, other: pathOf(first.of) };
      const where = { path, target: 'key' } as const;
      return [{ environment, diagnostic: diagnostic('model/atlantis-differs', args, where) }];
    }),
  );
}

interface SharedEntry {
  readonly what: string;
  readonly key: string;
  readonly collection: 'workflows' | 'projects';
  /** The same for what would be written the same. */
  readonly text: string;
}

function sharedEntries(environment: Environment): readonly SharedEntry[] {
  const atlantis = atlantisOf(environment);
  if (atlantis === null) return [];
  const { workflows, projects } = atlantis;
  const settings = JSON.stringify(environmentSettings(atlantis));
  const repository = repositoryId(environment.delivery.repository);
  return [
    ...Object.entries(workflows).map(([key, workflow]) => ({
      ...{ what: 'workflow', key, collection: 'workflows' as const },
      text: JSON.stringify(workflow),
    })),
    ...Object.entries(projects).map(([key, project]) => {
      // A stack is one of this environment.
      const isBound = project.after.some((other) => !Object.hasOwn(projects, other));
      const parts = [JSON.stringify(project), settings, repository];
      const text = [...parts, isBound ? pathOf(environment) : ''].join('\n');
      return { what: 'project', key, collection: 'projects' as const, text };
    }),
  ];
}

/** Environments here may be those of several Git repositories, each of which has its own root. */
function roots(environments: readonly Environment[]): readonly Disagreement[] {
  const firsts = new Map<string, Environment>();
  return environments.flatMap((environment) => {
    const id = repositoryId(environment.delivery.repository);
    const first = firsts.get(id) ?? environment;
    firsts.set(id, first);
    const [found, wanted] = [environment.delivery.root, first.delivery.root];
    if (found === wanted) return [];
    const args = { found: found ?? '', other: pathOf(first), wanted: wanted ?? '', repository: id };
    const where = { path: ['delivery', 'root'] };
    return [{ environment, diagnostic: diagnostic('model/root-differs', args, where) }];
  });
}
