// A hundred small mistakes: each is found at its line, or stands below with why it is not.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LineCounter, parse, parseDocument } from 'yaml';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { validRoot } from '../support/fixture-root.ts';
import { someOf } from '../support/some-of.ts';
import { diagnosticsOf } from './asking.ts';

const FILE = 'environments/shop/prod.yaml';
const root = rootOfMistakes();

afterAll(() => rmSync(root, { recursive: true }));

/** Those that nothing says a word about, by title. */
const missed: Readonly<Record<string, string>> = {};

interface Mistake {
  readonly title: string;
  readonly source: string;
  readonly at: readonly (string | number)[];
  readonly edit: string;
}

const mistakes: readonly Mistake[] = parse(
  readFileSync(join(import.meta.dirname, 'mistakes.yaml'), 'utf8'),
);

describe('a hundred mistakes that public documents warn of', () => {
  const asked = someOf(mistakes, 8);
  const found = new Map(asked.map((mistake) => [mistake.title, findingsOf(mistake)]));
  const score = asked.filter(({ title }) => isFound(found.get(title))).length;
  console.info(`${score} of ${asked.length} mistakes are found at their line`);

  it('are a hundred, each with a title of its own', () => {
    expect(new Set(mistakes.map(({ title }) => title)).size).toBe(100);
    expect(mistakes).toHaveLength(100);
  });

  it('is not told of the environment that they are made in', () => {
    expect(diagnosticsAbout('extends: base.yaml\n').map(({ code }) => code)).toEqual([]);
  });

  it.each(asked.map(({ title }) => title))('%s', (title) => {
    const { wanted, lines, words } = found.get(title) ?? { wanted: 0, lines: [], words: [] };

    if (title in missed) expect(lines, 'no longer missed: strike it').not.toContain(wanted);
    else expect(lines, words.join('\n')).toContain(wanted);
  });

  it('misses none that is not in the list', () => {
    const titles = new Set(mistakes.map(({ title }) => title));

    expect(Object.keys(missed).filter((title) => !titles.has(title))).toEqual([]);
  });
});

interface Findings {
  readonly wanted: number;
  readonly lines: readonly number[];
  readonly words: readonly string[];
}

function isFound(findings: Findings | undefined): boolean {
  return findings?.lines.includes(findings.wanted) ?? false;
}

function findingsOf({ edit, at }: Mistake): Findings {
  const text = `extends: base.yaml\n${edit}`;
  const found = diagnosticsAbout(text);
  return {
    wanted: lineOf(text, at),
    lines: found.flatMap((each) => (each.at?.file === FILE ? [each.at.line] : [])),
    words: found.map(({ code, message, at }) => `${code} ${at?.file}:${at?.line} ${message}`),
  };
}

/** With a file that each mistake takes the place of, in memory. */
function rootOfMistakes(): string {
  const folder = validRoot();
  writeFileSync(join(folder, FILE), 'extends: base.yaml\n');
  return folder;
}

function diagnosticsAbout(text: string): readonly Diagnostic[] {
  const names = ['shop/prod'];
  return diagnosticsOf({ root, names, compiled: names, edits: new Map([[FILE, text]]) });
}

function lineOf(text: string, at: Mistake['at']): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const node = document.getIn(at, true);
  const range = node !== null && typeof node === 'object' && 'range' in node ? node.range : null;
  if (!Array.isArray(range)) throw new Error(`Nothing at ${at.join('.')} of\n${text}`);
  return lines.linePos(range[0]).line;
}
