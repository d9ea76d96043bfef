// One file for people, outside of what is generated and compared.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { reportSystemError } from './system-error.ts';

/** Returns what kept it from writing. */
export function writeText(path: string, text: string): readonly Diagnostic[] {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return [];
  } catch (error) {
    return [reportSystemError(error, { code: 'emit/cannot-write', path })];
  }
}
