// What a merge of two branches leaves in results, with git itself: synth makes it right.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aRepository, git, inGit, PROD, TABLE, write } from './a-repository.ts';
import { realRun } from './real-run.ts';

const MINE = 'buckets: { invoices: { purpose: Invoices } }\n';
const THEIRS = 'buckets: { letters: { purpose: Letters } }\n';
const BOTH = 'buckets: { invoices: { purpose: Invoices }, letters: { purpose: Letters } }\n';
const MARKERS = /^(<{7}|={7}|>{7})( |$)/m;

describe('synth after a merge', () => {
  it('refuses an environment file with both sides, and then writes results without', () => {
    const { top, root } = aRepository();
    inGit(top, 'checkout', '--quiet', '-b', 'theirs');
    commit(root, top, PROD + TABLE + THEIRS);
    inGit(top, 'checkout', '--quiet', 'main');
    commit(root, top, PROD + TABLE + MINE);
    const named = ['-c', 'user.name=Test', '-c', 'user.email=test@shop.io'];
    git([...named, 'merge', '--quiet', 'theirs'], { cwd: top });
    const marked = conflictsIn(top);

    const refused = realRun(['synth'], root);
    write(root, PROD + TABLE + BOTH);
    const healed = realRun(['synth'], root);

    expect(marked).toContain('environments/shop/prod.yaml');
    expect(marked.some((path) => path.startsWith('dist/'))).toBe(true);
    expect(refused.error).toContain('load/merge-conflict');
    expect(healed.exitCode).toBe(0);
    for (const path of marked) expect(readFileSync(join(root, path), 'utf8')).not.toMatch(MARKERS);
    expect(realRun(['synth', '--check', '--no-cache'], root).exitCode).toBe(0);
    expect(filesOf(root)).toEqual(filesOf(freshlyMade()));
  });
});

function commit(root: string, top: string, text: string): void {
  write(root, text);
  realRun(['synth'], root);
  inGit(top, 'add', '.');
  inGit(top, 'commit', '--quiet', '--message=buckets');
}

function conflictsIn(top: string): readonly string[] {
  const { out } = git(['diff', '--name-only', '--diff-filter=U'], { cwd: top });
  return out.toString().trim().split('\n');
}

/** Ids of all results. */
function filesOf(root: string): string {
  inGit(root, 'add', '.');
  const listed = git(['ls-files', '--stage', 'dist', 'atlantis.yaml'], { cwd: root });
  return listed.out.toString();
}

function freshlyMade(): string {
  const { root } = aRepository();
  write(root, PROD + TABLE + BOTH);
  realRun(['synth'], root);
  return root;
}
