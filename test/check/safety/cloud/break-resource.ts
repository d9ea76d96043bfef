// One resource of Night School with one argument changed, and the tables of such changes.
import { expect, it } from 'vitest';
import type { Check } from '../../../../src/check/check-environment.ts';
import type { CheckInput } from '../../../../src/check/check-input.ts';
import { compiledNightSchool, corrupted, stackIn } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import type { AnyObject } from '../../../support/kubernetes-objects.ts';

export type Change = (body: AnyObject) => unknown;
/** `stack/type.key`, what is done to the resource, and the path the finding points at. */
export type Row = readonly [address: string, change: Change, path: string];

export function breakResource(address: string, change: Change): CheckInput {
  const [stack = '', type = '', key = ''] = address.split(/[/.]/);
  return corrupted(compiledNightSchool(), (open) => {
    change(stackIn(open, stack)['document'].resource[type][key]);
  });
}

/** Sets a dotted argument; undefined removes it. */
export function set(argument: string, value: unknown): Change {
  const keys = argument.split('.');
  const last = keys.pop() ?? '';
  return (body) => {
    const block = keys.reduce((found, key) => found[key], body);
    if (value === undefined) delete block[last];
    else block[last] = value;
  };
}

/** Leaves nothing but which bucket it is about. */
export const empty: Change = (body) => {
  for (const key of Object.keys(body)) if (key !== 'bucket') delete body[key];
};

export function itAcceptsNightSchool(check: Check): void {
  it('has nothing to say about Night School', () => {
    expect(check(compiledNightSchool())).toEqual([]);
  });
}

export function itReports(check: Check, code: string, rows: readonly Row[]): void {
  const named = rows.map(
    ([address, ...rest], index) => [`${address} (${index})`, address, ...rest] as const,
  );
  it.each(named)(`reports ${code} of %s`, (_, address, change, path) => {
    expect(findings(check(breakResource(address, change)))).toEqual([
      `${code} at value of ${path}`,
    ]);
  });
}
