// Which commit changes are judged against: the merge base of HEAD and another revision, so that what others
// merged meanwhile is not taken for a change of this branch.
import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import type { Session } from '../session.ts';

/** Where main branches are, the surest first. */
const MAIN_BRANCHES = ['origin/HEAD', 'origin/main', 'main', 'origin/master', 'master'] as const;

/** The id of a commit. */
export function findBase(session: Session): Result<string> {
  const asked = gitIn(session);
  const isShallow = asked('rev-parse', '--is-shallow-repository');
  if (isShallow === undefined) return refuse(session, asked);
  const revision = session.args.base ?? MAIN_BRANCHES.find((name) => commitOf(asked, name));
  if (revision === undefined) {
    const known = MAIN_BRANCHES.join(', ');
    return fault(diagnostic('command/no-main-branch', { known }));
  }
  const commit = commitOf(asked, revision);
  const args = { revision, isShallow: isShallow === 'true' };
  if (commit === undefined) return fault(diagnostic('command/unknown-revision', args));
  const value = asked('merge-base', commit, 'HEAD')?.split('\n')[0];
  if (value !== undefined) return { value, diagnostics: [] };
  return fault(diagnostic('command/no-merge-base', args));
}

type Ask = (...words: string[]) => string | undefined;

/** What git answers without the last line end; undefined where it refuses. */
export function gitIn({ io, root }: Session): Ask {
  return (...words) => {
    const { status, out } = io.git(words, { cwd: root });
    return status === 0 ? Buffer.from(out).toString('utf8').trimEnd() : undefined;
  };
}

/** A name that begins with a dash would be an option of git. */
function commitOf(asked: Ask, revision: string): string | undefined {
  if (revision.startsWith('-')) return undefined;
  const commit = asked('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  return commit === '' ? undefined : commit;
}

function refuse({ root }: Session, asked: Ask): Result<string> {
  if (asked('--version') === undefined) return fault(diagnostic('command/no-git', {}));
  return fault(diagnostic('command/no-repository', { folder: root }));
}

function fault(found: Diagnostic): Result<string> {
  return { diagnostics: [found] };
}
