// docs/how-to/sign-users-in.md: what it says to write is an environment that nothing is said about.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { environmentRules, landscapeRules } from '../../src/environment/rules.ts';
import { landscapeOf } from '../support/a-pair.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';

const page = readFileSync('docs/how-to/sign-users-in.md', 'utf8');
const [, block = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(page) ?? [];
const written = parse(block);

describe('docs/how-to/sign-users-in.md', () => {
  it('says what no rule and no check has a say about', () => {
    const environment = anEnvironment(written);
    const landscape = landscapeOf(environment);
    const of = (one = environment) => findings(environmentRules.flatMap((rule) => rule(one)));

    expect(of()).toEqual(of(anEnvironment()));
    expect(landscapeRules.flatMap((rule) => rule(environment, landscape))).toEqual([]);
    expect(findings(checkEnvironment(compiledSmall(written)))).toEqual([]);
  });
});
