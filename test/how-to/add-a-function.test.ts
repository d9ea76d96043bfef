// docs/how-to/add-a-function.md: what it says to write is an environment that nothing is said about.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const page = readFileSync('docs/how-to/add-a-function.md', 'utf8');
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
  ([, text = '']): Overrides => parse(text),
);

/** One below the other, as a reader writes them. */
function written(): Overrides {
  const keys = new Set(blocks.flatMap((block) => Object.keys(block)));
  return Object.fromEntries(
    [...keys].map((key) => [key, Object.assign({}, ...blocks.map((block) => block[key]))]),
  );
}

describe('docs/how-to/add-a-function.md', () => {
  const before = findings(environmentRules.flatMap((rule) => rule(anEnvironment())));

  it('says what no rule has a say about', () => {
    const environment = anEnvironment(written());

    expect(blocks).toHaveLength(2);
    expect(findings(environmentRules.flatMap((rule) => rule(environment)))).toEqual(before);
  });

  it('compiles to what no check has a say about', () => {
    expect(findings(checkEnvironment(compiledSmall(written())))).toEqual([]);
  });

  it('names the stack that comes after the code', () => {
    const { stack, all } = terraformOf(anEnvironment(written()));

    expect(Object.keys(all('aws_lambda_function'))).toEqual(['thumbnails', 'labels']);
    expect(stack('functions').dependsOn).toContain('data');
  });
});
