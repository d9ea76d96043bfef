// Runs a rule over the real environment and over copies of it with one thing broken.
import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/check/check-environment.ts';
import { compiledNightSchool, corrupted, type OpenInput } from './compiled.ts';
import { findings } from './findings.ts';

/** Name, corruption, and what is expected as `findings` writes it, each once. */
export type Corruption = readonly [
  name: string,
  change: (open: OpenInput) => void,
  expected: readonly string[],
];

export function describeRule(check: Check, corruptions: readonly Corruption[]): void {
  describe(check.name, () => {
    it('finds nothing in Night School', () => {
      expect(check(compiledNightSchool())).toEqual([]);
    });

    it.each(corruptions)('reports %s', (_, change, expected) => {
      const found = check(corrupted(compiledNightSchool(), change));

      expect([...new Set(findings(found))]).toEqual(expected);
    });
  });
}
