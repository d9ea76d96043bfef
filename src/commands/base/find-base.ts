// Which commit changes are judged against: the merge base of HEAD and another revision, so that what others
// merged meanwhile is not taken for a change of this branch.
import { type Diagnostic, diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import type { Session } from '../session.ts';

/** Where main branches are, the surest first. */
const MAIN_BRANCHES = ['origin/HEAD', 'origin/main', 'main', 'origin/master', 'master'] as const;

/** The id of a commit: where `head`, or HEAD, left the revision that is compared with. */
export function findBase(session: Session, head: string | undefined): Result<string> {
  const asked = gitIn(session);
  const revision = session.args.base ?? MAIN_BRANCHES.find((name) => commitOf(asked, name));
  const { value: commit, diagnostics } = commitNamed(session, revision);
  if (commit === undefined) return { diagnostics };
  const value = asked('merge-base', commit, head ?? 'HEAD')?.split('\n')[0];
  if (value !== undefined) return { value, diagnostics: [] };
  const args = { revision: revision ?? '', isShallow: isShallow(asked) };
  return fault(diagnostic('command/no-merge-base', { ...args, head: session.args.head ?? 'HEAD' }));
}

/** The branch that others begin at: of what is pushed, or else of what is here. */
export function mainBranchOf(session: Session): string {
  const asked = gitIn(session);
  const pushed = asked('symbolic-ref', '--short', 'refs/remotes/origin/HEAD');
  const known = [pushed, ...MAIN_BRANCHES.slice(1).filter((name) => commitOf(asked, name))];
  const [found = asked('symbolic-ref', '--short', 'HEAD')] = known.filter(Boolean);
  return (found || 'main').replace(/^origin\//, '');
}

/** The id of the commit of a revision. Undefined: there is no main branch. */
export function commitNamed(session: Session, revision: string | undefined): Result<string> {
  const asked = gitIn(session);
  if (asked('rev-parse', '--is-shallow-repository') === undefined) return refuse(session, asked);
  if (revision === undefined) {
    const known = MAIN_BRANCHES.join(', ');
    return fault(diagnostic('command/no-main-branch', { known }));
  }
  const value = commitOf(asked, revision);
  if (value !== undefined) return { value, diagnostics: [] };
  const args = { revision, isShallow: isShallow(asked) };
  return fault(diagnostic('command/unknown-revision', args));
}

function isShallow(asked: Ask): boolean {
  return asked('rev-parse', '--is-shallow-repository') === 'true';
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
