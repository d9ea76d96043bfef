// What environments of one repository agree on: where results lie, and where the repository begins.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
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
  return [...folders, ...roots(environments)];
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
