// docs/what-is-checked.md takes a minute to make, so `npm run synth` does not: here it is asked whether it
// knows all there is.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Codes } from '../../scripts/what-is-checked/codes.ts';
import { renderWhatIsChecked } from '../../scripts/what-is-checked/page.ts';
import { probe } from '../../scripts/what-is-checked/probe.ts';
import { schemaPaths } from '../../scripts/what-is-checked/schema-paths.ts';
import { everyCode } from '../../src/environment/every-code.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { isWhole } from '../support/some-of.ts';

const page = readFileSync('docs/what-is-checked.md', 'utf8');
const paths = schemaPaths();

function found(pattern: RegExp): readonly string[] {
  return [...page.matchAll(pattern)].map(([, word = '']) => word);
}

describe('docs/what-is-checked.md, else run npm run what-is-checked', () => {
  it('has a row of every key, in the order of the reference', () => {
    expect(found(/^\| `([^`]+)` \|/gm)).toEqual([...paths.keys.keys()]);
  });

  it('names every code of the model, and none that there is not', () => {
    const named = new Set(found(/\[([a-z]+\/[a-z0-9-]+)\]/g));
    const codes = Object.keys(everyCode).filter((code) => code.startsWith('model/'));

    expect(codes.filter((code) => !named.has(code))).toEqual([]);
    expect([...named].filter((code) => !Object.hasOwn(everyCode, code))).toEqual([]);
  });
});

describe.runIf(isWhole())('probe', () => {
  const codes = new Codes(paths);

  beforeAll(() => probe([anEnvironment({ schedule: null })], paths, codes));

  it('finds what is said at a key that has another value', () => {
    expect(codes.at('network.placement.data')).toContain('model/unknown-target');
    expect(codes.at('caches.<key>.nodeType')).toContain('model/not-offered');
  });

  it('finds what is said of another key because of it', () => {
    expect(codes.becauseOf('aws.region')).toContain('model/zone-region');
  });

  it('calls a key free text of which nothing is asked', () => {
    const row = renderWhatIsChecked(paths, codes)
      .split('\n')
      .find((line) => line.startsWith('| `caches.<key>.purpose` |'));

    expect(row).toBe('| `caches.<key>.purpose` | **free text** |');
  });
});
