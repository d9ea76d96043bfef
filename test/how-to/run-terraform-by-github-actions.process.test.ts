// docs/how-to/run-terraform-by-github-actions.md, followed to the letter after docs/how-to/add-a-system.md.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realRun } from '../commands/real-run.ts';
import { ROOT } from '../support/root.ts';
import { type Step, stepsOf } from './follow-page.ts';
import { runInShell, takeStep } from './take-step.ts';

const PATIENCE_MS = 240_000;
const steps = stepsOf(join(ROOT, 'docs/how-to/run-terraform-by-github-actions.md'));
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

type Finding = Extract<Step, { kind: 'finding' }>;
const findings = steps.filter((step): step is Finding => step.kind === 'finding');

describe('docs/how-to/run-terraform-by-github-actions.md', () => {
  it.each(findings.slice(0, -1).map(({ path, has }) => [path, has]))(
    'finds in %s: %s',
    (path, has) => {
      expect(readFileSync(join(root, 'build/bookshop/prod', path), 'utf8')).toContain(has);
    },
  );

  it('takes roles that stand already, and makes none', () => {
    const folder = join(root, 'build-roles/bookshop/prod');
    const { path = '', has = '' } = findings.at(-1) ?? {};

    expect(findings).toHaveLength(5);
    expect(readFileSync(join(folder, path), 'utf8')).toContain(has);
    const state = readFileSync(join(folder, 'terraform/state/cdk.tf.json'), 'utf8');
    expect(state).not.toContain('aws_iam_role');
    expect(existsSync(join(root, 'atlantis.yaml'))).toBe(false);
  });
});
