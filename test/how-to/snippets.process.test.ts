// Examples of pages, in the repository that the tutorial begins with: one below the other as a reader writes them, it
// compiles, and nothing is reported.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { mergeJson } from '../../src/model/values/merge-json.ts';
import { realRun } from '../commands/real-run.ts';
import { temporaryFolder } from '../emit/temporary-folder.ts';
import { ROOT } from '../support/root.ts';

const PAGES = [
  'add-a-chart.md',
  'add-a-function.md',
  'bootstrap-state.md',
  'connect-atlantis.md',
  'connect-jenkins.md',
  'run-a-job.md',
  'run-a-stateful-set.md',
  'shape-a-pod.md',
  'sign-users-in.md',
];

/** Whose examples are each another choice. */
const CHOICES = ['choose-nodes.md'];
/** Of an entry that the page names. */
const PART = /^# services\./;
const FILE = 'environments/shop/prod.yaml';

function examplesOf(page: string): readonly Parameters<typeof mergeJson>[0][] {
  const text = readFileSync(join(ROOT, 'docs/how-to', page), 'utf8');
  const examples = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml = '']) => yaml);
  return examples.filter((yaml) => !PART.test(yaml)).map((yaml) => parse(yaml));
}

const cases = [
  ...PAGES.map((page) => [page, examplesOf(page)] as const),
  ...CHOICES.flatMap((page) => examplesOf(page).map((example) => [page, [example]] as const)),
];

describe.each(cases)('docs/how-to/%s', (_, examples) => {
  it('shows what a new repository can have', () => {
    const root = temporaryFolder();
    realRun(['init', '--system', 'shop', '--account', '210987654321'], root, { home: ROOT });
    expect(examples.length).toBeGreaterThan(0);

    const before = parse(readFileSync(join(root, FILE), 'utf8'));
    writeFileSync(join(root, FILE), stringify(examples.reduce(mergeJson, before)));
    const { exitCode, error } = realRun(['synth'], root, { home: ROOT });

    expect([exitCode, error]).toEqual([0, '']);
  });
});
