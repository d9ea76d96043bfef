// README.md: the mistake that it shows is told so, and what it shows of a service stands in its file.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { realRun } from '../commands/real-run.ts';
import { readPage } from '../support/pages.ts';
import { ROOT } from '../support/root.ts';
import { describeSystems } from '../support/systems/describe-systems.ts';

const BASE = 'environments/learning-hub/base.yaml';
const page = readPage('README.md');
let root = '';

describeSystems(['learning-hub'], 'README.md', () => {
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'groundplan-'));
    for (const each of ['locks', 'package.json', 'environments/learning-hub']) {
      cpSync(join(ROOT, each), join(root, each), { recursive: true });
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('shows a mistake as it is told', () => {
    const [, told = '', line = ''] =
      /^```\n(environments\/learning-hub\/base\.yaml:(\d+):[\s\S]*?)```$/m.exec(page) ?? [];
    const [, wrong = ''] = new RegExp(`^  ${line} \\| (.*)$`, 'm').exec(told) ?? [];
    const file = join(root, BASE);
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.with(Number(line) - 1, wrong).join('\n'));

    const { error } = realRun(['synth', 'learning-hub/prod'], root);

    expect(wrong).toContain('clusterIP');
    expect(error.trim()).toBe(told.trim());
  });

  it('shows a service as its file has it', () => {
    const [, text = ''] =
      /^```yaml\n# environments\/learning-hub\/base\.yaml\n([\s\S]*?)^```$/m.exec(page) ?? [];
    const shown: Record<string, unknown> = parse(text).services;

    expect(Object.keys(shown)).toEqual(['cart-service']);
    expect(parse(readPage(BASE)).services).toMatchObject(shown);
  });
});
