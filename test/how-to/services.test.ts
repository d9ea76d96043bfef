// What pages show of services, laid over the small environment: it compiles, and no check has anything to say.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { environmentRules, writtenRules } from '../../src/environment/rules.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { ROOT } from '../support/root.ts';

const PAGES = ['run-a-job.md', 'run-a-stateful-set.md', 'shape-a-pod.md'];

function snippetsOf(page: string): readonly Overrides[] {
  const text = readFileSync(join(ROOT, 'docs/how-to', page), 'utf8');
  return [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml = '']) => parse(yaml));
}

const snippets = PAGES.flatMap((page) =>
  snippetsOf(page).map((snippet, index) => [page, index + 1, snippet] as const),
);

describe('pages about services', () => {
  it('show something', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(PAGES.length);
  });

  it.each(snippets)(
    '%s, example %i, is valid and compiles to what no check reports',
    (...[, , it]) => {
      const environment = anEnvironment(it);
      const found = [
        ...writtenRules.flatMap((rule) => rule(it)),
        ...environmentRules.flatMap((rule) => rule(environment)),
      ];

      expect(findings(found)).toEqual([]);
      expect(checkEnvironment(compiledSmall(it))).toEqual([]);
    },
  );
});
