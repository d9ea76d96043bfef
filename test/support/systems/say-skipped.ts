// Global set-up of vitest: the last words of a run say what it did not ask because a system is gone.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folders, SKIPPED_FILE, type Skipped, systemsGone } from './systems.ts';

export function setup(): (() => void) | undefined {
  // Once for all projects of a run.
  if (systemsGone.length === 0 || process.env[SKIPPED_FILE] !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-skipped-'));
  const file = join(folder, 'suites.jsonl');
  process.env[SKIPPED_FILE] = file;
  return () => {
    console.warn(lastWords(existsSync(file) ? readFileSync(file, 'utf8') : ''));
    rmSync(folder, { recursive: true });
  };
}

function lastWords(noted: string): string {
  const suites = [...new Set(noted.split('\n'))]
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Skipped);
  const files = systemsGone.flatMap((system) => testsIn(`test/systems/${system}`));
  const lines = [
    ...files.map((file) => `  ${file}`),
    ...suites.map(({ what, gone }) => `  ${what} (${gone.join(', ')})`),
  ];
  const count = `${files.length} files and ${suites.length} other suites WERE NOT ASKED`;
  return `\n!!! There is no ${folders(systemsGone)}: ${count} !!!\n${lines.join('\n')}\n`;
}

function testsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}
