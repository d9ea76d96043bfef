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

/** Tells at the end which packages were loaded, by whatever way. */
const TELL = `process.on('exit', () => {
  const files = Object.keys(require.cache).join(' ');
  const packages = new Set([...files.matchAll(/node_modules\\/(@[^/]+\\/[^/]+|[^/@]+)/g)].map((one) => one[1]));
  console.error('LOADED ' + JSON.stringify([...packages]));
});
`;

function packagesOf(words: readonly string[]): readonly string[] {
  const tell = join(out, 'tell.cjs');
  writeFileSync(tell, TELL);
  const variables = { NODE_OPTIONS: `--require ${tell}` };
  const { error, exitCode } = launch([...words, '--root', root], root, variables);
  expect(exitCode).toBe(0);
  return JSON.parse(/^LOADED (.*)$/m.exec(error)?.[1] ?? '[]');
}

describe('a package that only the report needs', () => {
  it('is loaded by the report, and by no synth', () => {
    const seldom = ['esbuild', '@dagrejs/dagre'];
    const synth = ['synth', '--out', join(out, 'other')];
    packagesOf(synth);

    const bySynth = packagesOf(synth);
    const byReport = packagesOf(['report', '--out', join(out, 'report.html')]);

    expect(bySynth).toContain('cdktf');
    expect(bySynth.filter((name) => seldom.includes(name))).toEqual([]);
    expect(seldom.filter((name) => !byReport.includes(name))).toEqual([]);
  });
});

describe('processes one after another', () => {
  it('compile once what does not change', () => {
    // A program that has never run is known to the next run, and the results of this one a moment later.
    expect(stagesOf([])).toContain('check');
    stagesOf([]);

    expect(stagesOf([])).toEqual(['total']);
    expect(stagesOf(['--no-cache'])).toContain('check');
  });
});
