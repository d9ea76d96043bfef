// What git has at a commit: one question for the names, one for each lot of contents.
import type { Session } from '../session.ts';

export interface Entry {
  readonly path: string;
  /** Of the content. */
  readonly id: string;
  readonly isLink: boolean;
}

/** Below the root; without submodules. `<mode> <type> <id>\t<path>`, each ended by NUL, below the folder that git
 * was asked in: https://git-scm.com/docs/git-ls-tree#_output_format */
export function entriesAt({ io, root }: Session, commit: string): readonly Entry[] {
  const { out } = io.git(['ls-tree', '-r', '-z', commit], { cwd: root });
  return Buffer.from(out)
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, mode, id, path] = /^(100|120)\d+ blob (\w+)\t(.+)$/s.exec(line) ?? [];
      return id === undefined || path === undefined ? [] : [{ path, id, isLink: mode === '120' }];
    });
}

/** In the order of `ids`. */
export function contentsOf({ io, root }: Session, ids: readonly string[]): readonly Buffer[] {
  if (ids.length === 0) return [];
  const input = ids.map((id) => `${id}\n`).join('');
  const { status, out } = io.git(['cat-file', '--batch'], { cwd: root, input });
  const contents = status === 0 ? contentsIn(out) : [];
  if (contents.length === ids.length) return contents;
  throw new Error(`git cat-file answered with ${contents.length} of ${ids.length} contents`);
}

/** `<id> blob <size>`, a line end, the bytes, a line end: https://git-scm.com/docs/git-cat-file#_batch_output */
function contentsIn(batch: Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(batch);
  const contents: Buffer[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf('\n', start);
    const [, type, size] = bytes.toString('utf8', start, end).split(' ');
    const length = type === 'blob' ? Number(size) : 0;
    contents.push(bytes.subarray(end + 1, end + 1 + length));
    start = type === 'blob' ? end + length + 2 : end + 1;
  }
  return contents;
}
