// Breaks the real output of Night School in one place at a time and asks all checks together: exactly
// the one that is meant for it has to answer, at the line that made the artifact.
import { afterAll, describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { compiledNightSchool, corrupted } from '../../support/compiled.ts';
import { loadedNightSchool } from '../../support/night-school.ts';
import { someOf } from '../../support/some-of.ts';
import { chartCorruptions } from './chart-corruptions.ts';
import type { Corruption } from './corruption.ts';
import { deliveryCorruptions } from './delivery-corruptions.ts';
import { kubernetesCorruptions } from './kubernetes-corruptions.ts';
import { planesCorruptions } from './planes-corruptions.ts';
import { safetyCorruptions } from './safety-corruptions.ts';
import { terraformCorruptions } from './terraform-corruptions.ts';

const corruptions: readonly Corruption[] = [
  ...kubernetesCorruptions,
  ...terraformCorruptions,
  ...deliveryCorruptions,
  ...chartCorruptions,
  ...planesCorruptions,
  ...safetyCorruptions,
];

const asked = someOf(corruptions, 8);

let caught = 0;

afterAll(() => {
  console.log(`corruptions caught / tried: ${caught} / ${asked.length}`);
});

describe('checkEnvironment', () => {
  it('finds nothing in Night School as it is', () => {
    expect(checkEnvironment(compiledNightSchool())).toEqual([]);
  });

  it('is tried with at least 60 corruptions', () => {
    expect(corruptions.length).toBeGreaterThanOrEqual(60);
  });

  it.each(asked)('catches $name with $code', ({ code, consequences = [], path, corrupt }) => {
    const found = checkEnvironment(corrupted(compiledNightSchool(), corrupt));

    const codes = new Set<string>(found.map((each) => each.code));
    expect([...codes].sort()).toEqual([code, ...consequences].sort());
    const meant = found.filter((each) => each.code === code);
    const paths = meant.map((each) => (each.path ?? []).join('.'));
    expect(paths.filter((each) => each.startsWith(path))).not.toEqual([]);
    const { locate } = loadedNightSchool();
    for (const { path: at = [], target = 'value' } of found) {
      expect(locate(at, target)?.file).toMatch(/^environments\/night-school\//);
    }
    caught += 1;
  });
});
