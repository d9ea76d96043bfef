import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
// @ts-expect-error The launcher is no TypeScript.
import { impurities } from '../../bin/impure.mjs';

interface Fault {
  readonly text: string;
  readonly location: { readonly line: number; readonly column: number };
}

const file = join(mkdtempSync(join(tmpdir(), 'groundplan-impure-')), 'kind.ts');

function found(source: string): readonly string[] {
  writeFileSync(file, source);
  const faults: readonly Fault[] = impurities(file);
  return faults.map(({ text, location: { line, column } }) => `${text} ${line}:${column}`);
}

describe('impurities', () => {
  it.each([
    ['const a = Date.now();', ['Date reads the clock 1:10']],
    ['const a = 1;\nconst b = new Date();', ['Date reads the clock 2:14']],
    ['const a = Date();', ['Date reads the clock 1:10']],
    ['const a = [new Date];', ['Date reads the clock 1:15']],
    ['const D = Date;\nD.now();', ['Date reads the clock 1:10']],
    ['const { now } = Date;', ['Date reads the clock 1:16']],
    ['const a = Math.random();', ['Math reads chance 1:10']],
    ['const { random } = Math;', ['Math reads chance 1:19']],
    ["const a = process.env['HOME'];", ['process reads the process 1:10']],
    ['const a = globalThis.Date;', ['globalThis reads what is around it 1:10']],
    ['void fetch("https://example.com");', ['fetch reads the network 1:5']],
    ['const a = crypto.randomUUID();', ['crypto reads chance 1:10']],
    [
      "import { randomBytes } from 'node:crypto';\nexport const a = randomBytes(4);",
      ['randomBytes reads chance 1:9', 'randomBytes reads chance 2:17'],
    ],
  ])('are found: %s', (source, expected) => {
    expect(found(source)).toEqual(expected);
  });

  it.each([
    "const a = new Date('2026-01-01').toISOString();",
    'const a = Date.UTC(2026, 0, 1) + Date.parse("2026-01-01");',
    'const a = (b: unknown): b is Date => b instanceof Date;',
    'const a = Math.max(1, 2);',
    '// Date.now() would be the clock\nconst a = "Math.random()";',
    "import { createHash } from 'node:crypto';\nexport const a = createHash('sha256');",
    'export const f = (process: { env: string }, Date: number) => process.env + Date;',
    'interface Date { readonly day: string }\nexport const a = (b: Date) => b.day;',
    'const = 5;',
  ])('are not: %s', (source) => {
    expect(found(source)).toEqual([]);
  });
});
