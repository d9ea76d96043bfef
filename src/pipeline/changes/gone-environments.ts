// Environments of the base whose files are gone, for a reviewer: all of what they came to, which stays where it is.
import type { Base } from '../../lifecycle/base/base.ts';
import { filesBefore } from '../../lifecycle/base/files-of.ts';
import { objectChanges } from '../../lifecycle/compare/object-changes.ts';
import { resourceChanges } from '../../lifecycle/compare/resource-changes.ts';
import { documentIn } from '../../lifecycle/compare/transition-of.ts';
import { goneNames } from '../../lifecycle/removed-environments.ts';
import type { Cause, Change } from '../../review/change.ts';
import { changeOfObject, changeOfResource, type Uncaused } from '../../review/changes-of.ts';
import type { Judged } from './judge-changes.ts';

export interface Gone {
  readonly name: string;
  readonly changes: readonly Change[];
}

export function goneIn(base: Base, folder: string, judged: readonly Judged[]): readonly Gone[] {
  const names = judged.map(({ of }) => of.loaded.name);
  const fresh = judged.filter(({ transition }) => transition === null);
  return goneNames(base, { names, folder }).map((name) => {
    const changes = changesIn(base, folder, name);
    const cause: Cause = { type: 'environment', name, is: 'gone', as: likest(changes, fresh) };
    return { name, changes: changes.map((each) => ({ ...each, cause })) };
  });
}

function changesIn(base: Base, folder: string, name: string): readonly Uncaused[] {
  const { texts = new Map<string, string>() } =
    filesBefore(base, { name, folder, files: new Map() }) ?? {};
  const documents = [...texts].flatMap(([path, text]) => {
    const [, stack] = /^terraform\/([^/]+)\//.exec(path) ?? [];
    return stack === undefined ? [] : [[stack, documentIn(text)] as const];
  });
  const stacks = { before: new Map(documents), after: new Map() };
  const resources = resourceChanges(stacks, new Map(), () => new Map());
  const objects = objectChanges(texts, [], () => new Map());
  const all = [
    ...resources.map((each) => changeOfResource(name, each)),
    ...objects.map((each) => changeOfObject(name, each)),
  ];
  // Its projects and Applications go with it, so that nobody takes away what they made.
  return all.map((each) => ({ ...each, action: 'forget' }));
}

/** Of what a name is given to, most stays the same. */
const SHARE_MIN = 0.8;

/** The new environment that has nearly all that this one had, under another name. */
function likest(changes: readonly Uncaused[], fresh: readonly Judged[]): string | null {
  const had = changes.flatMap(({ thing }) =>
    thing.plane === 'terraform' ? [`${thing.of.stack} ${thing.of.address}`] : [],
  );
  const shares = fresh.map(({ of }) => {
    const has = new Set(of.named.flatMap(({ artifact }) => addressesOf(artifact)));
    return { name: of.loaded.name, share: had.filter((each) => has.has(each)).length / had.length };
  });
  const [best] = shares.toSorted((one, other) => other.share - one.share);
  return best !== undefined && best.share >= SHARE_MIN ? best.name : null;
}

function addressesOf(artifact: Judged['of']['named'][number]['artifact']): readonly string[] {
  return artifact.type === 'terraform'
    ? Object.keys(artifact.origins).map((address) => `${artifact.stack} ${address}`)
    : [];
}
