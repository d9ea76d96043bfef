import { describe, expect, it } from 'vitest';
import { FORK, manifestWith, withFork } from '../../../scripts/fork/swap.ts';

describe('imports from the fork', () => {
  it.each([
    ["import { App } from 'cdktf';", "import { App } from 'cdktn';"],
    ['import type { App } from "cdktf";', 'import type { App } from "cdktn";'],
    ["from 'cdktf/lib/util.js'", "from 'cdktn/lib/util.js'"],
    ["from '@cdktf/provider-aws/lib/lb/index.js'", "from '@cdktn/provider-aws/lib/lb/index.js'"],
    ["import('@cdktf/provider-aws')", "import('@cdktn/provider-aws')"],
  ])('%s', (source, swapped) => {
    expect(withFork(source)).toBe(swapped);
  });

  it.each([
    "join(root, 'build/cdktf')",
    '// A cdktf stack',
    "process.env['CDKTF_OUTDIR']",
    "from 'cdktf-cli'",
    "from './cdktf-main.ts'",
  ])('%s stays', (source) => {
    expect(withFork(source)).toBe(source);
  });
});

describe('what is installed for the rehearsal', () => {
  const dependencies = {
    '@cdktf/provider-aws': '1.0.0',
    cdk8s: '2.0.0',
    cdktf: '1.0.0',
    constructs: '10.8.1',
  };
  const devDependencies = { '@types/node': '20.0.0', typescript: '7.0.0', vitest: '4.0.0' };

  it('is the fork in place of cdktf, one constructs, and what types are checked with', () => {
    expect(manifestWith(FORK, { dependencies, devDependencies }).dependencies).toEqual({
      cdk8s: '2.0.0',
      '@types/node': '20.0.0',
      typescript: '7.0.0',
      ...FORK,
    });
  });
});
