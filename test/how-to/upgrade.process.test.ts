// docs/how-to/upgrade.md, followed to the letter in the repository that init makes, under git; neither AWS nor npm is
// asked.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Git } from '../../src/commands/io.ts';
import { realRun } from '../commands/real-run.ts';
import { asApplied, madeShop, PROD } from '../edit/a-shop.ts';
import { put } from '../emit/temporary-folder.ts';
import { ROOT } from '../support/root.ts';
import { stepsOf } from './follow-page.ts';
import { runInShell, takeStep } from './take-step.ts';

const root = mkdtempSync(join(tmpdir(), 'groundplan-'));

afterAll(() => rmSync(root, { recursive: true, force: true }));

const git: Git = (words, where) => {
  const { status, stdout } = spawnSync('git', [...words], { ...where, maxBuffer: 2 ** 28 });
  return { status, out: stdout };
};

interface Told {
  readonly exitCode: number;
  readonly error: string;
}

/** Undefined of what is not groundplan. */
function runLine(command: string): Told | undefined {
  const [, words] = /^npm run (.+)$/.exec(command) ?? [];
  if (words === undefined) {
    if (!/^(aws|kubectl|npx) /.test(command)) runInShell(root, command);
    return undefined;
  }
  return realRun(
    words.split(' ').filter((word) => word !== '--'),
    root,
    { git, home: ROOT },
  );
}

function follow() {
  for (const [path, content] of Object.entries(madeShop())) {
    put(root, path, path === PROD ? asApplied(content) : content);
  }
  runInShell(root, 'git init --quiet --initial-branch main');
  runInShell(root, 'git config user.email a@b.io && git config user.name Reader');
  let told: Told = { exitCode: 0, error: '' };
  const found: { readonly what: string; readonly holds: boolean }[] = [];
  const runs: Told[] = [];
  for (const step of stepsOf(join(ROOT, 'docs/how-to/upgrade.md'))) {
    if (step.kind === 'output') {
      found.push({ what: step.text, holds: told.error.includes(step.text.trim()) });
    }
    if (step.kind === 'finding') {
      const text = readFileSync(join(root, 'dist/shop/prod', step.path), 'utf8');
      found.push({ what: step.has, holds: text.includes(step.has) });
    }
    takeStep(root, step, (commands) => {
      for (const command of commands.replaceAll('\\\n', ' ').split('\n')) {
        const ran = runLine(command);
        if (ran === undefined) continue;
        told = ran;
        runs.push(ran);
      }
      return '';
    });
  }
  return { found, runs };
}

describe('docs/how-to/upgrade.md', () => {
  const { found, runs } = follow();

  it('says what is printed and what stands in dist at each step', () => {
    expect(found.filter(({ holds }) => !holds)).toEqual([]);
    expect(found.length).toBe(15);
  });

  it('takes no step with an error but the one that it shows', () => {
    const refused = runs.filter(({ exitCode }) => exitCode !== 0);

    expect(refused.map(({ error }) => error.match(/lifecycle\/[\w-]+/g))).toEqual([
      ['lifecycle/skipped-version'],
    ]);
  });
});
