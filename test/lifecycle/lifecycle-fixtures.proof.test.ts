// test/fixtures/lifecycle/<what>/: how they are laid is said in test/support/lifecycle-fixture.ts.
// `expected.json` lists everything that is found.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lifecycleCatalogue } from '../../src/diagnostics/catalogue/lifecycle.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../src/diagnostics/sort-diagnostics.ts';
import { differencesOf, LIFECYCLE_FIXTURES } from '../support/lifecycle-fixture.ts';
import { someOf } from '../support/some-of.ts';

const fixtures = readdirSync(LIFECYCLE_FIXTURES);

/** No environment comes to it with one compiler: judges.test.ts has it. */
const COVERED_ELSEWHERE = ['lifecycle/changes-stack'];

interface Expected {
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

const expectedOf = new Map<string, readonly Expected[]>(
  fixtures.map((name) => {
    const path = join(LIFECYCLE_FIXTURES, name, 'expected.json');
    return [name, JSON.parse(readFileSync(path, 'utf8'))];
  }),
);

describe('test/fixtures/lifecycle', () => {
  it.each(someOf(fixtures, 8))('%s gives exactly what is expected of it', (name) => {
    const found = differencesOf(name);

    expect(sortDiagnostics(found).map(summaryOf)).toEqual(expectedOf.get(name));
  });

  it('has one for every code', () => {
    const expected = [...expectedOf.values()].flat().map(({ code }) => code);
    const covered = new Set([...COVERED_ELSEWHERE, ...expected]);

    expect(Object.keys(lifecycleCatalogue).filter((code) => !covered.has(code))).toEqual([]);
  });
});

function summaryOf({ code, at }: Diagnostic): Expected {
  return { code, file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null };
}
