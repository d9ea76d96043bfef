// What is committed at the base, as git has it.
import { hasErrors, type Result } from '../../diagnostics/diagnostic.ts';
import type { CompileRequest } from '../../pipeline.ts';
import type { Session } from '../session.ts';
import { findBase, gitIn } from './find-base.ts';
import { contentsOf, entriesAt } from './git-objects.ts';

export type Base = NonNullable<CompileRequest['base']>;

/** `head`: the commit that is compared with it; undefined: the working tree. */
export function readBase(session: Session, head: string | undefined): Result<Base> {
  const { value: commit, diagnostics } = findBase(session, head);
  if (commit === undefined || hasErrors(diagnostics)) return { diagnostics };
  // Links are no texts.
  const files = entriesAt(session, commit).filter(({ isLink }) => !isLink);
  const blobs = new Map(files.map(({ path, id }) => [path, id]));
  const read = (paths: readonly string[]) => {
    const there = paths.flatMap((path) => {
      const id = blobs.get(path);
      return id === undefined ? [] : [{ path, id }];
    });
    const contents = contentsOf(
      session,
      there.map(({ id }) => id),
    );
    return new Map(there.map(({ path }, at) => [path, contents[at]?.toString('utf8') ?? '']));
  };
  const revision = gitIn(session)('rev-parse', '--short', commit) ?? commit;
  let isSame: boolean | undefined;
  const isProgramSame = () => {
    isSame ??=
      isUnchanged(session, commit, PROGRAM) &&
      (head === undefined
        ? isUnchanged(session, commit, LOCKS)
        : gitIn(session)('diff', '--name-only', commit, head, '--', ...LOCKS) === '');
    return isSame;
  };
  return { value: { revision, blobs, isProgramSame, read }, diagnostics: [] };
}

/** What results depend on beside the files that are compiled: the sources of this repository, where it is
 * groundplan's own, and in every repository what it has installed, and its own kinds. */
const PROGRAM = ['src', 'package-lock.json', 'extensions'];

/** Versions that are compiled into results. */
const LOCKS = ['locks'];

function isUnchanged(session: Session, commit: string, paths: readonly string[]): boolean {
  const ask = gitIn(session);
  const tracked = ask('diff', '--name-only', commit, '--', ...paths);
  const others = ask('ls-files', '--others', '--exclude-standard', '--', ...paths);
  return tracked === '' && others === '';
}
