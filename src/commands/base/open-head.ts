// The files that --head names, in a folder of their own: nothing of the user's is checked out, git is only asked,
// and this program reads them as it reads any repository.
import { join } from 'node:path';
import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { firstOf } from '../../diagnostics/wording.ts';
import type { Session } from '../session.ts';
import { commitNamed, gitIn } from './find-base.ts';
import { contentsOf, type Entry, entriesAt } from './git-objects.ts';

export interface Head {
  /** Its root is what is compiled. */
  readonly session: Session;
  /** Undefined: the working tree. */
  readonly commit: string | undefined;
  /** Ids of its contents by path below the root; empty for the working tree. */
  readonly blobs: ReadonlyMap<string, string>;
  /** What a reader should know of it. */
  readonly diagnostics: readonly Diagnostic[];
  readonly close: () => void;
}

export function openHead(session: Session): Result<Head> {
  const { io, pipeline, args } = session;
  if (args.head === undefined) return { value: workingTree(session), diagnostics: [] };
  const { value: commit, diagnostics } = commitNamed(session, args.head);
  if (commit === undefined) return { diagnostics };
  const root = join(io.cache ?? join(session.root, 'build'), `head-${io.runId}`);
  const close = () => pipeline.removeFolder(root);
  close();
  const entries = entriesAt(session, commit);
  for (const some of inLots(entries.filter(isRead))) {
    const contents = contentsOf(
      session,
      some.map(({ id }) => id),
    );
    pipeline.writeFolder(
      root,
      some.map((entry, at) => ({ ...entry, bytes: contents[at] ?? Buffer.alloc(0) })),
    );
  }
  const commitDate = () => gitIn(session)('log', '-1', '--format=%cs', commit);
  const value = {
    ...{ session: { ...session, root, io: { ...io, commitDate } }, commit, close },
    blobs: new Map(entries.map(({ path, id }) => [path, id])),
    diagnostics: uncommittedIn(session),
  };
  return { value, diagnostics: [] };
}

function workingTree(session: Session): Head {
  const close = () => undefined;
  return { session, commit: undefined, blobs: new Map(), diagnostics: [], close };
}

/** Results are compared by their ids, and kinds of the repository's own are those of the program that runs. */
const NOT_READ = /^(?:dist|extensions|src|node_modules)\//;

function isRead({ path }: Entry): boolean {
  return !NOT_READ.test(path);
}

/** So many at a time, that not all of a large repository is in memory. */
const LOT = 1000;

function inLots(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  return Array.from({ length: Math.ceil(entries.length / LOT) }, (_, lot) =>
    entries.slice(lot * LOT, (lot + 1) * LOT),
  );
}

const LISTED_MAX = 3;

/** What is compiled: the rest is the program, or nothing to it. */
const COMPILED = ['environments', 'locks'];

function uncommittedIn(session: Session): readonly Diagnostic[] {
  const status = gitIn(session)('status', '--porcelain', '--no-renames', '--', ...COMPILED) ?? '';
  const files = status.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
  if (files.length === 0) return [];
  return [diagnostic('command/uncommitted', { files: firstOf(files, LISTED_MAX) })];
}
