// docs/coming-from: what each page translates to is an environment that nothing is said about.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realRun } from '../commands/real-run.ts';
import { pagesBelow, readPage } from '../support/pages.ts';
import { ROOT } from '../support/root.ts';

const PATIENCE_MS = 240_000;
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  for (const input of ['locks', 'package.json']) {
    cpSync(join(ROOT, input), join(root, input), { recursive: true });
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Files of ours by name, out of blocks that begin with it. */
function environmentsIn(page: string): ReadonlyMap<string, string> {
  const blocks = readPage(page).matchAll(/^```yaml\n(# (environments\/\S+)\n[\s\S]*?)^```$/gm);
  return new Map([...blocks].map(([, text = '', file = '']) => [file, text]));
}

describe.each(pagesBelow('docs/coming-from'))('%s', (page) => {
  const environments = environmentsIn(page);

  it('translates to what compiles without a warning', { timeout: PATIENCE_MS }, () => {
    for (const [file, text] of environments) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    const { exitCode, error } = realRun(['synth'], root);

    expect(environments.size).toBeGreaterThan(0);
    expect([exitCode, error]).toEqual([0, '']);
  });

  it('names lines that are there', () => {
    const named = [...readPage(page).matchAll(/explain (environments\/[\w/.-]+):(\d+)/g)];
    const lines = named.map(([, file = '', line]) =>
      environments
        .get(file)
        ?.split('\n')
        .at(Number(line) - 1),
    );

    expect(lines.filter((line) => line === undefined || !line.includes('write'))).toEqual([]);
  });
});
