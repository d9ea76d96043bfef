import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../emit/temporary-folder.ts';
import { ROOT } from '../support/root.ts';
import { aRepository, git, PROD, TABLE, write } from './a-repository.ts';
import { realRun } from './real-run.ts';

/** The script of the page is made of groundplan's own sources. */
const own = { home: ROOT };

let root: string;

beforeAll(() => {
  root = aRepository().root;
});

describe('report', () => {
  it('writes one page to build/, and says how large it is', () => {
    const { exitCode, out, error } = realRun(['report'], root, own);
    const page = readFileSync(join(root, 'build/report.html'), 'utf8');

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toMatch(
      /^Wrote build\/report.html: 1 environment, 0\.\d MB\. Open it in a browser\.\n$/,
    );
    expect(page).toContain('<article class="page" id="shop/prod"');
    expect(page).not.toContain('id="changes"');
    expect(page).not.toContain(root);
  });

  it('writes elsewhere with --out, the same bytes each time', () => {
    realRun(['report', '--out', 'one/page.html'], root, own);
    realRun(['report', '--out', 'other/page.html'], root, { ...own, now: () => 7, runId: 2 });

    const [one, other] = ['one', 'other'].map((folder) =>
      readFileSync(join(root, folder, 'page.html')),
    );
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
  });

  it('has what differs from a base as a page', () => {
    write(root, `${PROD}${TABLE}cluster: { version: "1.36" }\n`);
    const words = ['report', '--base', 'main', '--out', 'changed.html'];
    const { exitCode, error } = realRun(words, root, { ...own, git });
    const page = readFileSync(join(root, 'changed.html'), 'utf8');
    write(root, PROD + TABLE);

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(page).toContain('id="changes"');
    expect(page).toContain('cluster.version: 1.35 → 1.36');
  });

  it('refuses a base that nobody knows, and writes nothing', () => {
    const words = ['report', '--base', 'nobody', '--out', 'never.html'];
    const { exitCode, error } = realRun(words, root, { ...own, git });

    expect(exitCode).toBe(2);
    expect(error).toContain('command/unknown-revision');
    expect(existsSync(join(root, 'never.html'))).toBe(false);
  });

  it('stops at an environment with errors, and writes nothing', () => {
    write(root, `${PROD}tier: nowhere\n`);
    const { exitCode, error } = realRun(['report', '--out', 'never.html'], root, own);
    write(root, PROD + TABLE);

    expect(exitCode).toBe(1);
    expect(error).toContain('tier');
    expect(existsSync(join(root, 'never.html'))).toBe(false);
  });

  it('says what keeps it from writing', () => {
    mkdirSync(join(root, 'taken'), { recursive: true });
    const { exitCode, error } = realRun(['report', '--out', 'taken'], root, own);

    expect(exitCode).toBe(3);
    expect(error).toContain('emit/cannot-write');
  });

  it('is there for a repository without environments as well', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'package.json'), '{}');
    const { exitCode, out } = realRun(['report'], folder, own);

    expect(exitCode).toBe(0);
    expect(out).toContain('0 environments');
    expect(readFileSync(join(folder, 'build/report.html'), 'utf8')).toContain(
      'has no environments yet',
    );
  });
});
