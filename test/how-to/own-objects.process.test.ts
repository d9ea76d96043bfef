// docs/how-to/add-manifests.md and patch.md, followed to the letter in the repository that the tutorial begins with.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { realRun } from '../commands/real-run.ts';
import { ROOT } from '../support/root.ts';
import { stepsOf } from './follow-page.ts';
import { runInShell, takeStep } from './take-step.ts';

const roots: string[] = [];

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

function follow(page: string) {
  const root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  roots.push(root);
  realRun(['init', '--system', 'shop', '--account', '210987654321'], root, { home: ROOT });
  const steps = stepsOf(join(ROOT, 'docs/how-to', page));
  const errors: string[] = [];
  for (const step of steps) {
    takeStep(root, step, (command) => {
      if (command !== 'npm run synth') return runInShell(root, command);
      const { out, error } = realRun(['synth'], root, { home: ROOT });
      errors.push(error);
      return out;
    });
  }
  return { root, steps, errors };
}

describe.each([
  ['add-manifests.md', 5],
  ['patch.md', 3],
])('docs/how-to/%s', (page, rows) => {
  const { root, steps, errors } = follow(page);
  const found = steps.flatMap((step) => (step.kind === 'finding' ? [step] : []));

  it('ends without an error or a warning', () => {
    expect(errors).toEqual(['']);
  });

  it('says what stands in dist', () => {
    expect(found).toHaveLength(rows);
    for (const { path, has } of found) {
      expect(readFileSync(join(root, 'dist/shop/prod', path), 'utf8')).toContain(has);
    }
  });
});
