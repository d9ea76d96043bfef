// docs/how-to/add-a-system.md, followed to the letter in a copy of the repository's inputs.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { realRun } from '../commands/real-run.ts';
import { ROOT } from '../support/root.ts';
import { type Step, stepsOf } from './follow-page.ts';
import { runInShell, takeStep } from './take-step.ts';

const PAGE = join(ROOT, 'docs/how-to/add-a-system.md');
const OUTPUT = 'dist/bookshop/prod';
/** Tested elsewhere, and they ask for Terraform and a Git repository. */
const NOT_RUN = /^for stack in .*\n {2}terraform |^git add /;
/** Valid without them: the rest of what the service uses, and what warns when it is missing. */
const WORTH_HAVING =
  /^(services\.catalogue\.uses|cluster\.(admins|endpoint)|cluster\.addons\.(coredns|kube-proxy)|addons\.(argo-cd|aws-for-fluent-bit|cluster-autoscaler)|observability|cost)(\.|$)/;

const PATIENCE_MS = 240_000;

const steps = stepsOf(PAGE);
let root = '';
const printed: string[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  for (const input of ['environments', 'locks', 'package.json']) {
    cpSync(join(ROOT, input), join(root, input), { recursive: true });
  }
  for (const step of steps) printed.push(takeStep(root, step, run));
}, PATIENCE_MS);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(command: string): string {
  if (NOT_RUN.test(command)) return '';
  const [, words] = /^npm run (synth.*)$/.exec(command) ?? [];
  if (words !== undefined) {
    const { out, error } = realRun(words.replace(' -- ', ' ').split(' '), root);
    return error + out;
  }
  return runInShell(root, command);
}

function of<K extends Step['kind']>(kind: K) {
  return steps.filter((step): step is Extract<Step, { kind: K }> => step.kind === kind);
}

/** Paths to all keys, outer ones first. */
function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, below]) => [
    [...path, key],
    ...pathsIn(below, [...path, key]),
  ]);
}

function without(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  const map = value as Readonly<Record<string, unknown>>;
  const { [key]: below, ...others } = map;
  return rest.length === 0 ? others : { ...map, [key]: without(below, rest) };
}

describe('docs/how-to/add-a-system.md', () => {
  it('has every kind of step', () => {
    const kinds = ['file', 'replace', 'command', 'output', 'finding'] as const;

    expect(kinds.filter((kind) => of(kind).length === 0)).toEqual([]);
  });

  it.each(
    steps.flatMap((step, index) => (step.kind === 'output' ? [[index, step.text] as const] : [])),
  )('shows what the command before step %i prints', (index, text) => {
    expect(printed[index - 1]).toBe(text);
  });

  it('ends without an error or a warning', () => {
    const { exitCode, out, error } = realRun(['synth', '--check', 'bookshop/prod'], root);

    expect([exitCode, error]).toEqual([0, '']);
    expect(out).toContain('Up to date');
  });

  it.each(of('finding').map(({ path, has }) => [path, has]))('finds in %s: %s', (path, has) => {
    expect(readFileSync(join(root, OUTPUT, path), 'utf8')).toContain(has);
  });

  it('gives Atlantis the projects that the page names', () => {
    const atlantis = readFileSync(join(root, 'atlantis.yaml'), 'utf8');

    expect(atlantis).toContain('name: bookshop-prod-data');
    expect(readFileSync(PAGE, 'utf8')).toContain('`bookshop-prod-<stack>`');
  });

  it.each(['base', 'prod'])(
    'has nothing in %s.yaml that could be left out',
    (layer) => {
      const file = join(root, `environments/bookshop/${layer}.yaml`);
      const text = readFileSync(file, 'utf8');
      const tree: unknown = parse(text);
      const synth = () => realRun(['synth', 'bookshop/prod', '--out', 'build'], root).exitCode;
      expect(synth()).toBe(0);

      const paths = pathsIn(tree).filter((path) => !WORTH_HAVING.test(path.join('.')));
      const idle = paths.filter((path) => {
        writeFileSync(file, stringify(without(tree, path)));
        return synth() === 0;
      });
      writeFileSync(file, text);

      expect(idle.map((path) => path.join('.'))).toEqual([]);
    },
    PATIENCE_MS,
  );
});
