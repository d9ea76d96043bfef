// docs/how-to/bootstrap-state.md: what it says to write of a bucket that stands already.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const page = readFileSync('docs/how-to/bootstrap-state.md', 'utf8');
const [, block = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(page) ?? [];
const written = { aws: { region: 'eu-central-1', zones: ['eu-central-1a', 'eu-central-1b'] } };
const zones = { cluster: { nodeGroups: { main: { zones: written.aws.zones } } } };
const overrides = { ...written, ...zones, ...parse(block) };

describe('docs/how-to/bootstrap-state.md', () => {
  it('says what no rule and no check has a say about', () => {
    const of = (environment: ReturnType<typeof anEnvironment>) =>
      findings(environmentRules.flatMap((rule) => rule(environment)));

    expect(of(anEnvironment(overrides))).toEqual(of(anEnvironment({ ...written, ...zones })));
    expect(findings(checkEnvironment(compiledSmall(overrides)))).toEqual([]);
  });

  it('compiles to that place', () => {
    const { stacks } = terraformOf(anEnvironment(overrides));

    expect(stacks.map(({ stack }) => stack)).not.toContain('state');
    for (const { stack, document } of stacks) {
      expect(document['terraform']).toMatchObject({
        backend: {
          s3: {
            bucket: 'core-terraform-states',
            key: `teams/parcels/shop-prod/${stack}.tfstate`,
            dynamodb_table: 'core-terraform-locks',
          },
        },
      });
    }
  });
});
