// docs/how-to/use-what-stands.md: what it says to write is an environment that nothing is said about.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import { mergeJson } from '../../src/model/values/merge-json.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const page = readFileSync('docs/how-to/use-what-stands.md', 'utf8');
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
  ([, text = '']): Overrides => parse(text),
);
/** One below the other, as a reader writes them. */
const written: Overrides = blocks.reduce(
  (all, block) => mergeJson(all as never, block as never) as never,
  {},
);

describe('docs/how-to/use-what-stands.md', () => {
  it('says what no rule has a say about', () => {
    const before = findings(environmentRules.flatMap((rule) => rule(anEnvironment())));

    expect(blocks).toHaveLength(10);
    expect(findings(environmentRules.flatMap((rule) => rule(anEnvironment(written))))).toEqual(
      before,
    );
  });

  it('compiles to what no check has a say about', () => {
    expect(findings(checkEnvironment(compiledSmall(written)))).toEqual([]);
  });

  it('makes nothing of what it finds', () => {
    const { document } = terraformOf(anEnvironment(written)).stack('dns');

    expect(document['resource']).toBeUndefined();
  });

  it('names the data sources that prove it', () => {
    const data = terraformOf(anEnvironment(written)).stack('network').document['data'];

    expect(page).toContain('`data.aws_subnet.<tier>-<zone>`');
    expect(page).toContain('`data.aws_security_group.standing-<id>`');
    expect(Object.keys(Object(data).aws_security_group)).toEqual([
      'standing-sg-0123456789abcdef0',
      'standing-sg-0123456789abcdef1',
    ]);
    expect(Object.keys(Object(data)).sort()).toEqual([
      'aws_eks_cluster',
      'aws_route_table',
      'aws_security_group',
      'aws_subnet',
      'aws_vpc',
      'aws_vpc_endpoint',
    ]);
  });

  it('names the data sources that prove the stores', () => {
    const data = terraformOf(anEnvironment(written)).stack('data').document['data'];

    expect(page).toContain('`data.aws_s3_bucket.<key>`');
    expect(Object.keys(Object(data).aws_s3_bucket)).toEqual(['invoices']);
  });
});
