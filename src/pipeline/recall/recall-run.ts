// What the commands are given of earlier runs; when it is true is said where it is read.
import { hashOf, lookAt } from '../../cache/snapshot.ts';
import { diskOf } from '../../emit/emit-files.ts';
import { LOCK_PATH } from '../../emit/read-repository.ts';
import { absolutePath, relocate, targetOf } from '../../emit/target.ts';
import { once } from '../../model/values/once.ts';
import { pathsOfPages } from '../render-pages.ts';
import { type Keepable, packOf } from './keep-environments.ts';
import { type Pack, packText, type Recollection, readPack } from './kept.ts';
import {
  type Memory,
  openMemory,
  packName,
  type RunRecord,
  type RunRequest,
  unlessRefused,
} from './memory.ts';
import { inputHash, standingIn } from './recall-environments.ts';
import { keepRun, type Outcome, recalledRun } from './run-record.ts';

export interface Recall {
  /** The whole run; undefined: something differs, or nobody knows. */
  readonly run: () => Outcome | undefined;
  /** What of it is as it was. */
  readonly environments: () => Recollection | undefined;
  /** Keeps what a run came to that has left nothing to change. */
  readonly keep: (outcome: Keepable) => void;
}

export function recallRun(request: RunRequest): Recall {
  const memory = openMemory(request);
  const pack = once(() => readKept(memory));
  return {
    run: () => unlessRefused(() => recalledRun(memory)),
    environments: () => unlessRefused(() => recollect(memory, pack())),
    keep: (outcome) => {
      unlessRefused(() => keep(memory, outcome, pack()));
    },
  };
}

/** Undefined: there is nothing of this program. */
function readKept(memory: Memory): Pack | undefined {
  const { records, request } = memory;
  const of = makerOf(memory);
  const text = of === null ? undefined : records.read(packName(request));
  const pack = text === undefined ? undefined : readPack(text);
  return pack?.of === of ? pack : undefined;
}

/** What all environments are made by: this program, with this lock. */
function makerOf({ watched, request }: Memory): string | null {
  const known = request.program();
  return known === null ? null : hashOf(known + inputHash(watched, request.root, LOCK_PATH));
}

function recollect(memory: Memory, pack: Pack | undefined): Recollection | undefined {
  const { request, run, watched } = memory;
  if (pack === undefined || run === undefined) return undefined;
  const { root, out, cwd, names } = request;
  const { folder } = run;
  const target = targetOf({ root, out, cwd, folder });
  const all = pack.kept.map(({ head }) => head.name);
  const isComplete = names.length === 0;
  const disk = diskOf({ target, names: all, isComplete, paths: [] });
  const standing = standingIn(pack, { root, watched, target, disk });
  const pages = standingPages(memory, run);
  return { standing, shared: pack.shared, pages, folder, disk: isComplete ? disk : undefined };
}

/** All that this program has written for such a run, or none. */
function standingPages(memory: Memory, run: RunRecord): readonly string[] {
  const { request, watched } = memory;
  const paths = pathsOfPages(request.pages);
  const target = targetOf({ ...request, folder: run.folder });
  const stands = (path: string) => {
    const recorded = watched.before.get(absolutePath(target, relocate(target, path)));
    return recorded !== undefined && lookAt(watched, recorded[0])[4] === recorded[4];
  };
  return run.program === request.program() && paths.every(stands) ? paths : [];
}

function keep(memory: Memory, outcome: Keepable, before: Pack | undefined): void {
  const { request, records, watched } = memory;
  const of = makerOf(memory);
  const { told } = outcome.compilation;
  if (of === null || told === undefined || !keepRun(memory, outcome)) return;
  const shared = request.names.length === 0 ? told.shared : null;
  const pack = packOf(told.each, { root: request.root, watched, of, shared, before });
  records.write(packName(request), packText(pack));
}
