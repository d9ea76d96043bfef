// Writes down what each environment came to, for runs that find all that it depends on as it was.
import { hashOf, type Watch } from '../../cache/snapshot.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Said } from '../environment/excuse.ts';
import type { Part } from '../environment/parts.ts';
import type { Shared } from '../shared.ts';
import { besideOf } from './depends-on.ts';
import { type Hashed, hashInJson, isJson, type Kept, makeKept, type Pack } from './kept.ts';
import { inputHash, landscapeHash } from './recall-environments.ts';
import type { Outcome } from './run-record.ts';

export interface Told {
  readonly part: Part;
  readonly said: Said;
}

/** What a run came to. */
export interface Keepable extends Outcome {
  readonly compilation: Outcome['compilation'] & {
    readonly told?: { readonly each: readonly Told[]; readonly shared: Shared };
  };
}

interface Keeping {
  readonly root: string;
  readonly watched: Watch;
  /** Program and lock. */
  readonly of: string;
  readonly shared: Shared | null;
  readonly before: Pack | undefined;
}

/** Environments that were not asked for are kept as they were. */
export function packOf(each: readonly Told[], keeping: Keeping): Pack {
  const { of, shared, before, root, watched } = keeping;
  const kept = each.flatMap(({ part, said }) => keptOf(part, said, { root, watched }));
  const names = new Set(each.map(({ part }) => part.placed.name));
  const known = shared === null && before?.of === of ? before : undefined;
  const others = known?.kept.filter(({ head }) => !names.has(head.name)) ?? [];
  return {
    of,
    shared: shared === null ? (known?.shared ?? null) : { ...shared, files: [...shared.files] },
    kept: [...kept, ...others],
  };
}

function keptOf(part: Part, said: Said, place: Pick<Keeping, 'root' | 'watched'>): readonly Kept[] {
  if (part.kept !== null) {
    const { head, outline } = part.kept;
    return head.said.of === said.of ? [part.kept] : [makeKept({ ...head, said }, outline())];
  }
  const { placed, layers, neighbours, files, found } = part;
  const { name, environment, landscape, alone } = placed;
  if (layers === null || !isJson(environment)) return [];
  const reads = [...new Set([...layers, ...besideOf(environment)])].sort();
  const head = {
    name,
    inputs: reads.map((path): Hashed => [path, inputHash(place.watched, place.root, path)]),
    content: hashInJson(environment),
    neighbours: neighbours?.map((other) => hashedIn(landscape, other)) ?? null,
    landscape: landscapeHash([...landscape.keys()].map((other) => hashedIn(landscape, other))),
    files: [...files].map(([path, text]): Hashed => [path, hashOf(text)]),
    ...{ environment, alone, found, said },
  };
  return [makeKept(head, part.outline())];
}

function hashedIn(landscape: ReadonlyMap<string, Environment>, name: string): Hashed {
  const environment = landscape.get(name);
  return [name, environment === undefined ? '' : hashInJson(environment)];
}
