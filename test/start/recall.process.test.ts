// The launcher says which program runs, so that a run can recall what an earlier one found; --no-cache ends that.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { validRoot } from '../support/fixture-root.ts';
import { launch } from '../support/launch.ts';

const root = validRoot();
writeFileSync(join(root, 'environments/shop/prod.yaml'), 'extends: base.yaml\n');
const out = mkdtempSync(join(tmpdir(), 'groundplan-recall-'));
afterAll(() => {
  for (const folder of [root, out]) rmSync(folder, { recursive: true, force: true });
});

/** The stages that a run went through. */
function stagesOf(words: readonly string[]): readonly string[] {
  const { error, exitCode } = launch(
    ['synth', '--root', root, '--out', join(out, 'dist'), '--timings', ...words],
    tmpdir(),
  );
  expect(exitCode).toBe(0);
  return [...error.matchAll(/^(\w+) +\d+ ms$/gm)].map(([, stage = '']) => stage);
}

describe('processes one after another', () => {
  it('compile once what does not change', () => {
    // A program that has never run is known to the next run, and the results of this one a moment later.
    expect(stagesOf([])).toContain('check');
    stagesOf([]);

    expect(stagesOf([])).toEqual(['total']);
    expect(stagesOf(['--no-cache'])).toContain('check');
  });
});
