// Pods of one service of Night School with something changed, and the tables of such changes.
import { expect, it } from 'vitest';
import type { Check } from '../../../../src/check/check-environment.ts';
import {
  compiledNightSchool,
  corrupted,
  type OpenInput,
  objectIn,
} from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import type { AnyObject } from '../../../support/kubernetes-objects.ts';

export const ORIGIN = 'services.cart-service';

export type Change = (open: OpenInput) => unknown;
/** What is wrong, how it came to be, and the path the finding points at. */
export type Row = readonly [fault: string, change: Change, path: string];

export function podOf(open: OpenInput): AnyObject {
  return objectIn(open, 'Deployment', 'cart-service')['spec'].template.spec;
}

export function containerOf(open: OpenInput): AnyObject {
  return podOf(open)['containers'][0];
}

export function itAcceptsNightSchool(check: Check): void {
  it('has nothing to say about Night School', () => {
    expect(check(compiledNightSchool())).toEqual([]);
  });
}

export function itReports(check: Check, code: string, rows: readonly Row[]): void {
  it.each(rows)(`reports ${code}: %s`, (_, change, path) => {
    expect(findings(check(corrupted(compiledNightSchool(), change)))).toEqual([
      `${code} at value of ${path}`,
    ]);
  });
}
