import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { describeFound } from '../describe-found.ts';
import { ENVIRONMENTS } from '../read-text.ts';
import type { Tree } from '../tree.ts';

/** Finds the file that the last file of `chain` extends; faults stand at the value of `extends`. */
export function findExtended(
  root: string,
  chain: readonly string[],
  extended: Tree,
): Result<string> {
  const where = { path: ['extends'], at: extended.at };
  if (extended.kind !== 'scalar' || typeof extended.value !== 'string') {
    const args = {
      path: 'extends',
      expected: 'the name of one file',
      found: describeFound(extended),
    };
    return { diagnostics: [diagnostic('load/wrong-type', args, where)] };
  }
  const target = extended.value;
  const folder = posix.dirname(chain.at(-1) ?? '');
  const file = posix.normalize(posix.join(folder, target));
  if (posix.isAbsolute(target) || !file.startsWith(`${ENVIRONMENTS}/`)) {
    return { diagnostics: [diagnostic('load/extends-outside', { target }, where)] };
  }
  if (chain.includes(file)) {
    const circle = [...chain.slice(chain.indexOf(file)), file].join(' → ');
    return { diagnostics: [diagnostic('load/extends-cycle', { chain: circle }, where)] };
  }
  if (!existsSync(join(root, file))) {
    const suggestion = nearest(target, siblings(root, folder));
    return { diagnostics: [diagnostic('load/extends-not-found', { target, suggestion }, where)] };
  }
  return { value: file, diagnostics: [] };
}

function siblings(root: string, folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}
