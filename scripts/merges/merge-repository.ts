// A repository of git for merges alone: trees are written and merged in it, and nothing is ever checked out.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Files = ReadonlyMap<string, string>;

export interface Merged {
  /** Files of which git keeps both sides. */
  readonly conflicts: readonly string[];
  /** Ids of contents by path, also of those. */
  readonly blobs: ReadonlyMap<string, string>;
}

export interface MergeRepository {
  /** Two branches from the base, each with its own files in the place of those that there were. */
  readonly merge: (mine: Files, theirs: Files) => Merged;
  readonly close: () => void;
}

export function openMergeRepository(base: Files): MergeRepository {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-merges-'));
  const git = (words: readonly string[], input = '', isRefusal = false) => {
    const { status, stdout, stderr } = spawnSync('git', words, {
      ...{ cwd: folder, input, encoding: 'utf8', maxBuffer: 2 ** 28 },
      env: { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
    });
    if (status === 0 || (isRefusal && status === 1)) return stdout;
    throw new Error(`git ${words.join(' ')}: ${stderr}`);
  };
  git(['init', '--quiet', '--bare']);
  const commit = (branch: string, files: Files, parent?: string) =>
    [
      `commit refs/heads/${branch}\n`,
      'committer Test <test@example.org> 1767225600 +0000\n',
      'data 0\n',
      ...(parent === undefined ? [] : [`from refs/heads/${parent}\n`]),
      ...[...files].map(([path, text]) => {
        const length = Buffer.byteLength(text);
        return `M 100644 inline ${JSON.stringify(path)}\ndata ${length}\n${text}\n`;
      }),
      '\n',
    ].join('');
  git(['fast-import', '--quiet'], commit('base', base));
  return {
    merge: (mine, theirs) => {
      const branches = commit('mine', mine, 'base') + commit('theirs', theirs, 'base');
      git(['fast-import', '--quiet', '--force'], branches);
      const words = ['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z'];
      const [tree = '', ...conflicts] = git([...words, 'mine', 'theirs'], '', true).split('\0');
      return {
        conflicts: conflicts.filter(Boolean),
        blobs: blobsIn(git(['ls-tree', '-rz', tree])),
      };
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

function blobsIn(listing: string): ReadonlyMap<string, string> {
  return new Map(
    listing.split('\0').flatMap((line) => {
      const [, id, path] = /^\d+ blob (\w+)\t(.+)$/s.exec(line) ?? [];
      return id === undefined || path === undefined ? [] : [[path, id] as const];
    }),
  );
}
