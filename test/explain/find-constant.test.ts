import { describe, expect, it } from 'vitest';
import { findConstant } from '../../src/explain/source/find-constant.ts';
import { findDescription, findTierDefault } from '../../src/explain/source/find-description.ts';

const sources = new Map([
  [
    'src/infra/vpc.ts',
    "import { Vpc } from 'vpc';\nmodule.resource(Vpc, 'main', {\n  enableDnsSupport: true,\n});\n",
  ],
  ['src/infra/other.ts', 'export const other = { enableDnsSupport: true };\n'],
  ['src/check/vpc.ts', 'const rule = { Vpc, enableDnsSupport: true };\n'],
  [
    'src/model/schema.ts',
    "z.object({\n  replicas: z\n    .int()\n    .default(2)\n    .describe('Number of pods that run at once.'),\n});\n",
  ],
  ['src/environment/tier.ts', 'const tiers = {\n  development: { replicas: 1 },\n};\n'],
]);

const constant = {
  plane: 'terraform',
  kind: 'aws_vpc',
  name: 'main',
  place: 'network',
  origin: ['network'],
} as const;

describe('the line of ours', () => {
  it('of a constant is in a file that makes the resource, and in none that looks at it', () => {
    const found = findConstant(sources, { ...constant, path: ['enable_dns_support'], value: true });

    expect(found).toEqual({ file: 'src/infra/vpc.ts', line: 3 });
  });

  it('is none where nothing names the field', () => {
    expect(findConstant(sources, { ...constant, path: ['nowhere'], value: 7 })).toBeUndefined();
  });

  it('of a default is that of its key', () => {
    const found = findDescription(sources, 'replicas', 'Number of pods that run at once.');

    expect(found).toEqual({ file: 'src/model/schema.ts', line: 2 });
  });

  it('of a default of the tier is there', () => {
    expect(findTierDefault(sources, 'replicas', 1)).toEqual({
      file: 'src/environment/tier.ts',
      line: 2,
    });
  });
});
