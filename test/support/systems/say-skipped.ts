// Global set-up of vitest: the last words of a run say what it did not ask because a system is gone.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SKIPPED_FILE, type Skipped, systemsGone } from './systems.ts';

export function setup(): (() => void) | undefined {
  if (systemsGone.length === 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-skipped-'));
  const file = join(folder, 'suites.jsonl');
  process.env[SKIPPED_FILE] = file;
  return () => {
    console.warn(lastWords(existsSync(file) ? readFileSync(file, 'utf8') : ''));
    rmSync(folder, { recursive: true });
  };
}

function lastWords(noted: string): string {
  const suites = noted
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Skipped);
  const lines = systemsGone.map((system) => {
    const files = testsIn(`test/systems/${system}`);
    const others = suites.filter(({ gone }) => gone.includes(system)).map(({ what }) => what);
    const named = [...files, ...others].map((each) => `\n      ${each}`);
    return `  environments/${system} is gone: ${files.length} files and ${others.length} other suites${named.join('')}`;
  });
  const all = 'NOT ASKED, BECAUSE THE SYSTEM IS GONE';
  return `\n!!! ${all} (${systemsGone.length} of the five) !!!\n${lines.join('\n')}\n`;
}

function testsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}
