// docs/how-to/add-terraform.md, followed to the letter after docs/how-to/add-a-system.md.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '../../src/kinds/terraform/inputs.ts';
import { realRun } from '../commands/real-run.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { ROOT } from '../support/root.ts';
import { type Step, stepsOf } from './follow-page.ts';
import { runInShell, takeStep } from './take-step.ts';

const PATIENCE_MS = 240_000;
const steps = stepsOf(join(ROOT, 'docs/how-to/add-terraform.md'));
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  for (const input of ['locks', 'package.json']) {
    cpSync(join(ROOT, input), join(root, input), { recursive: true });
  }
  mkdirSync(join(root, 'environments/bookshop'), { recursive: true });
  for (const step of stepsOf(join(ROOT, 'docs/how-to/add-a-system.md'))) {
    if (step.kind !== 'command') takeStep(root, step, run);
  }
  for (const step of steps) takeStep(root, step, run);
}, PATIENCE_MS);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(command: string): string {
  const [, words] = /^npm run --silent (synth.*)$/.exec(command) ?? [];
  if (words === undefined) return runInShell(root, command);
  const { out, error } = realRun(words.replace(' -- ', ' ').split(' '), root);
  if (error !== '') throw new Error(error);
  return out;
}

const findings = steps.filter(
  (step): step is Extract<Step, { kind: 'finding' }> => step.kind === 'finding',
);

describe('docs/how-to/add-terraform.md', () => {
  it('has findings', () => {
    expect(findings.length).toBeGreaterThan(4);
  });

  it.each(findings.map(({ path, has }) => [path, has]))('finds in %s: %s', (path, has) => {
    expect(readFileSync(join(root, 'build/bookshop/prod', path), 'utf8')).toContain(has);
  });

  it('takes the copies away when the folder is no longer named', () => {
    const folder = join(root, 'build/bookshop/prod/terraform/reviews');
    const file = join(root, 'environments/bookshop/prod.yaml');
    expect(existsSync(join(folder, 'module/main.tf'))).toBe(true);

    const text = readFileSync(file, 'utf8');
    const without = text
      .replace(/^terraform:\n(?: .*\n)+/m, '')
      .replace(/^ *uses: \{ terraform.*\n/m, '');
    writeFileSync(file, without);
    const out = run('npm run --silent synth -- bookshop/prod --out build');

    expect(out).toContain('terraform/reviews/module/main.tf');
    expect(existsSync(folder)).toBe(false);
  });

  it('names what inputs may read', () => {
    const page = readFileSync(join(ROOT, 'docs/how-to/add-terraform.md'), 'utf8');
    const known = Object.entries(factsOf(anEnvironment()))
      .flatMap(([name, facts]) => Object.keys(facts).map((fact) => `${name}.${fact}`))
      .map((fact) => `\`\${${fact}}\``);

    expect(known.filter((fact) => !page.includes(fact))).toEqual([]);
  });
});
