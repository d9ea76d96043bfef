// docs/how-to/add-a-kind.md, followed to the letter after docs/how-to/add-a-system.md, through the launcher.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../support/launch.ts';
import { ROOT } from '../support/root.ts';
import { type Step, stepsOf } from './follow-page.ts';
import { runInShell, takeStep } from './take-step.ts';

const OUTPUT = 'dist/bookshop/prod';
/** Below, with the packages that are here. */
const NOT_RUN = ['npm install --save-dev typescript\nnpx tsc --noEmit -p extensions'];
const PATIENCE_MS = 240_000;

const steps = stepsOf(join(ROOT, 'docs/how-to/add-a-kind.md'));
let root = '';
const printed: string[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  for (const input of ['locks', 'package.json']) {
    cpSync(join(ROOT, input), join(root, input), { recursive: true });
  }
  mkdirSync(join(root, 'environments/bookshop'), { recursive: true });
  for (const step of stepsOf(join(ROOT, 'docs/how-to/add-a-system.md'))) {
    if (step.kind !== 'command') takeStep(root, step, run);
  }
  for (const step of steps) printed.push(takeStep(root, step, run));
}, PATIENCE_MS);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(command: string): string {
  if (NOT_RUN.includes(command)) return '';
  const [, words] = /^npm run (?:--silent )?(synth.*)$/.exec(command) ?? [];
  if (words === undefined) return runInShell(root, command);
  const { out, error } = launch(words.replace(' -- ', ' ').split(' '), root);
  return error + out;
}

function of<K extends Step['kind']>(kind: K) {
  return steps.filter((step): step is Extract<Step, { kind: K }> => step.kind === kind);
}

function documentOf(stack: string): string {
  return readFileSync(join(root, OUTPUT, 'terraform', stack, 'cdk.tf.json'), 'utf8');
}

describe('docs/how-to/add-a-kind.md', () => {
  it('has every kind of step', () => {
    const kinds = ['file', 'replace', 'command', 'output', 'finding'] as const;

    expect(kinds.filter((kind) => of(kind).length === 0)).toEqual([]);
  });

  it.each(
    steps.flatMap((step, index) => (step.kind === 'output' ? [[index, step.text] as const] : [])),
  )('shows what the command before step %i prints', (index, text) => {
    expect(printed[index - 1]).toBe(text);
  });

  it.each(of('finding').map(({ path, has }) => [path, has]))('finds in %s: %s', (path, has) => {
    expect(readFileSync(join(root, OUTPUT, path), 'utf8')).toContain(has);
  });

  it('lets the state machine wait for its role and what the role may do', () => {
    const { resource } = JSON.parse(documentOf('data'));

    expect(resource.aws_sfn_state_machine.returns).toMatchObject({
      depends_on: ['aws_iam_role_policy.states_returns'],
      role_arn: '${aws_iam_role.states_returns.arn}',
    });
  });

  it('ends without an error or a warning, with the key in the schema of editors', () => {
    const { exitCode, out, error } = launch(['synth'], root);
    const schema = JSON.parse(
      readFileSync(join(root, 'environments/environment.schema.json'), 'utf8'),
    );

    expect([exitCode, error]).toEqual([0, '']);
    expect(out).toContain('in 1 environment');
    expect(Object.keys(schema.properties)).toContain('stateMachines');
    const uses = schema.properties.services.additionalProperties.anyOf[0].properties.uses;
    expect(uses.properties.stateMachines.description).toBe(
      'State machines that the service starts.',
    );
  });

  it(
    'has types that tsc agrees with, and a wrong one is found by it',
    () => {
      const base = join(ROOT, 'extensions.tsconfig.json');
      const config = { extends: base, include: ['.'] };
      writeFileSync(join(root, 'extensions/tsconfig.json'), JSON.stringify(config));
      const tsc = () =>
        spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['--noEmit', '-p', 'extensions'], {
          cwd: root,
          encoding: 'utf8',
        }).stdout;

      expect(tsc()).toBe('');

      writeFileSync(
        join(root, 'extensions/state-machines/wrong.ts'),
        "import type { Environment } from 'groundplan/environment';\nexport const wrong = (e: Environment) => e.stateMachine;\n",
      );
      expect(tsc()).toContain(
        "wrong.ts(2,44): error TS2551: Property 'stateMachine' does not exist",
      );
      rmSync(join(root, 'extensions/state-machines/wrong.ts'));
    },
    PATIENCE_MS,
  );

  it('says so where it is started without the launcher', async () => {
    const { realRun } = await import('../commands/real-run.ts');

    expect(realRun(['synth'], root).error).toContain('extension/not-loaded');
  });
});
