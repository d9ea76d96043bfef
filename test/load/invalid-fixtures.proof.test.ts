// test/fixtures/invalid/<room>-<what>/: one bad input per code. Those of load use the model of the
// tests, those of other rooms the real one. Codes of check about artifacts have no folder: their tests
// break what a good environment compiles to.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../src/diagnostics/sort-diagnostics.ts';
import { everyCode } from '../../src/environment/every-code.ts';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import { loadWith } from '../../src/load/load-with.ts';
import { pipeline } from '../../src/pipeline.ts';
import { removeFixtures, withFixture } from '../support/fixture-root.ts';
import { someOf } from '../support/some-of.ts';
import { aModel } from './a-model.ts';

const FOLDER = 'test/fixtures/invalid';

/** They need what git does not keep: read-text.test.ts and find-environments.test.ts have them. */
const COVERED_ELSEWHERE = [
  'load/unknown-environment',
  'load/not-a-file',
  'load/unreadable-file',
  'load/file-too-large',
  'load/link-outside',
  'load/not-utf8',
  // Nothing is written otherwise in this version: test/upgrade/older-forms.test.ts has some forms of its own.
  'load/deprecated-key',
  'load/deprecated-value',
  'model/folder-outside',
];

interface Expected {
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

const fixtures = readdirSync(FOLDER);

afterAll(removeFixtures);

describe('test/fixtures/invalid', () => {
  it.each(someOf(fixtures, 8))('%s gives exactly what is expected of it', (name) => {
    const root = join(FOLDER, name);
    const expected: unknown = JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8'));

    const found = withFixture(name, (folder) => diagnosticsOf(name, folder));

    expect(found.filter(({ hint }) => hint === undefined || hint === '')).toEqual([]);
    expect(found.flatMap(wordsOfOurs)).toEqual([]);
    expect(sortDiagnostics(found).map(summaryOf)).toEqual(expected);
  });

  it.each(fixtures)('%s holds the code it is named after', (name) => {
    const text = readFileSync(join(FOLDER, name, 'expected.json'), 'utf8');

    expect(text).toContain(`"${name.replace('-', '/')}"`);
  });

  it.each(['load/', 'model/', 'check/waiver-'])('has a folder for every code of %s', (start) => {
    const codes = Object.keys(everyCode).filter((code) => code.startsWith(start));
    const covered = new Set([
      ...COVERED_ELSEWHERE,
      ...fixtures.map((name) => name.replace('-', '/')),
    ]);

    expect(codes.filter((code) => !covered.has(code))).toEqual([]);
  });
});

/** Date of the commit; the waivers of the fixtures end around it. */
const TODAY = '2026-11-21';

function diagnosticsOf(name: string, root: string): readonly Diagnostic[] {
  const request = { root, names: [] };
  if (name.startsWith('load-')) return loadWith(aModel, request).diagnostics;
  if (!name.startsWith('check-')) return loadEnvironments(request).diagnostics;
  const onStage = () => undefined;
  return pipeline.compileFiles({ ...request, pages: 'none', commitDate: () => TODAY, onStage })
    .diagnostics;
}

/** What stands in no file of a user, who writes the keys of an environment. */
const OURS = /\bsrc\/|\b(aws_[a-z]+_[a-z_]+\.|storage_encrypted|PodDisruptionBudget|undefined|NaN)/;
const WRITTEN_BY_USERS = /^(check\/adoption|model\/(terraform|moved|manifest))/;

function wordsOfOurs({ code, message, hint = '' }: Diagnostic): readonly string[] {
  if (WRITTEN_BY_USERS.test(code)) return [];
  return OURS.test(`${message} ${hint}`) ? [`${code}: ${message} ${hint}`] : [];
}

function summaryOf({ code, at }: Diagnostic): Expected {
  return { code, file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null };
}
