// docs/how-to/edit-environments.md, typed to the letter in the repository that the tutorial leaves behind.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { git, inGit } from '../commands/a-repository.ts';
import { realRun } from '../commands/real-run.ts';
import { aShop } from '../edit/a-shop.ts';
import { ROOT } from '../support/root.ts';
import { stepsOf } from './follow-page.ts';

const PATIENCE_MS = 120_000;
const EDIT = /^npx groundplan ((?:new|set|set-image|promote|rename|remove) .*)$/gm;
/** The tutorial asks for what cannot be; and a kind is taken in by the launcher, which is not here. */
const ELSEWHERE = /\|\| true$|^new kind /;
const WORD = /"([^"]*)"|(\S+)/g;

function editsOf(page: string): readonly (readonly string[])[] {
  const typed = stepsOf(join(ROOT, page)).flatMap((step) =>
    step.kind === 'command' ? [...step.command.matchAll(EDIT)].map(([, words = '']) => words) : [],
  );
  return typed
    .filter((words) => !ELSEWHERE.test(words))
    .map((words) => [...words.matchAll(WORD)].map(([, quoted, bare]) => quoted ?? bare ?? ''));
}

it('does what docs/how-to/edit-environments.md says', { timeout: PATIENCE_MS }, () => {
  const { folder } = aShop();
  const type = (words: readonly string[]) => {
    const { exitCode, out, error } = realRun(words, folder, { home: ROOT, git });
    expect([words, exitCode, error]).toEqual([words, 0, expect.any(String)]);
    return out;
  };
  const before = editsOf('docs/tutorial.md');
  for (const words of before) type(words);
  inGit(folder, 'init', '--quiet', '--initial-branch=main');
  inGit(folder, 'add', '.');
  inGit(folder, 'commit', '--quiet', '--message=tutorial');

  const edits = editsOf('docs/how-to/edit-environments.md');
  const said = edits.map(type).join('');

  expect(before.length).toBeGreaterThan(3);
  expect(edits.length).toBeGreaterThan(20);
  expect(said).toContain('base.yaml, which counts for environments/shop/staging.yaml as well');
  expect(said).toMatch(/shop\/prod\.yaml.* under moved what it was/);
  expect(said).toContain('the next step of three');
  expect(readFileSync(join(folder, 'environments/shop/base.yaml'), 'utf8')).toContain('post:');
});
