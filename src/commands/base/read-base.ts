// What is committed at a revision, as git has it: one question for the names, one for each lot of contents.
import { hasErrors, type Result } from '../../diagnostics/diagnostic.ts';
import type { CompileRequest } from '../../pipeline.ts';
import type { Session } from '../session.ts';
import { findBase, gitIn } from './find-base.ts';

export type Base = NonNullable<CompileRequest['base']>;

export function readBase(session: Session): Result<Base> {
  const { value: commit, diagnostics } = findBase(session);
  if (commit === undefined || hasErrors(diagnostics)) return { diagnostics };
  const { io, root } = session;
  const blobs = blobsIn(io.git(['ls-tree', '-r', '-z', commit], { cwd: root }).out);
  const read = (paths: readonly string[]) => {
    const there = paths.flatMap((path) => {
      const id = blobs.get(path);
      return id === undefined ? [] : [{ path, id }];
    });
    if (there.length === 0) return new Map<string, string>();
    const input = there.map(({ id }) => `${id}\n`).join('');
    const texts = textsIn(io.git(['cat-file', '--batch'], { cwd: root, input }).out);
    return new Map(there.map(({ path }, at) => [path, texts[at] ?? '']));
  };
  const revision = gitIn(session)('rev-parse', '--short', commit) ?? commit;
  let isSame: boolean | undefined;
  const isProgramSame = () => {
    isSame ??= isUnchanged(session, commit, PROGRAM);
    return isSame;
  };
  return { value: { revision, blobs, isProgramSame, read }, diagnostics: [] };
}

/** What results depend on beside environment files: the sources of this repository, where it is groundplan's own,
 * and in every repository the versions it is locked to, and its own kinds. */
const PROGRAM = ['src', 'locks', 'package-lock.json', 'extensions'];

function isUnchanged(session: Session, commit: string, paths: readonly string[]): boolean {
  const ask = gitIn(session);
  const tracked = ask('diff', '--name-only', commit, '--', ...paths);
  const others = ask('ls-files', '--others', '--exclude-standard', '--', ...paths);
  return tracked === '' && others === '';
}

/** `<mode> <type> <id>\t<path>`, each ended by NUL; below the folder that git was asked in. Links and
 * submodules are no texts. https://git-scm.com/docs/git-ls-tree#_output_format */
function blobsIn(listing: Uint8Array): ReadonlyMap<string, string> {
  const lines = Buffer.from(listing).toString('utf8').split('\0');
  return new Map(
    lines.flatMap((line) => {
      const [, id, path] = /^100\d+ blob (\w+)\t(.+)$/s.exec(line) ?? [];
      return id === undefined || path === undefined ? [] : [[path, id] as const];
    }),
  );
}

/** `<id> blob <size>`, a line end, the bytes, a line end: https://git-scm.com/docs/git-cat-file#_batch_output */
function textsIn(batch: Uint8Array): readonly string[] {
  const bytes = Buffer.from(batch);
  const texts: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf('\n', start);
    const [, type, size] = bytes.toString('utf8', start, end).split(' ');
    const length = type === 'blob' ? Number(size) : 0;
    texts.push(bytes.toString('utf8', end + 1, end + 1 + length));
    start = type === 'blob' ? end + length + 2 : end + 1;
  }
  return texts;
}
