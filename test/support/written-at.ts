// The line of Night School's files that a finding points at, as a person reads it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { loadedNightSchool, NIGHT_SCHOOL } from './night-school.ts';

/** Without what stands before the position in its line. */
export function writtenAt(found: Diagnostic | undefined): string {
  const at = loadedNightSchool().locate(found?.path ?? [], found?.target ?? 'value');
  if (!at) throw new Error(`${found?.code} points at no line`);
  const lines = readFileSync(join(NIGHT_SCHOOL, at.file), 'utf8').split('\n');
  return (lines[at.line - 1] ?? '').slice(at.column - 1);
}
