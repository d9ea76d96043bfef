import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { describeFound } from '../describe-found.ts';
import { ENVIRONMENTS } from '../read-text.ts';
import type { Tree } from '../tree.ts';

interface Known {
  readonly root: string;
  /** Files that were read already, or count although they are not there yet. */
  readonly parsed: ReadonlyMap<string, unknown>;
}

/** Finds the file that the last file of `chain` extends; faults stand at the value of `extends`. */
export function findExtended(
  { root, parsed }: Known,
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
    const circle = [...chain.slice(chain.indexOf(file)), file];
    const args = { chain: circle.join(' → '), isAlone: circle.length === 2 };
    return { diagnostics: [diagnostic('load/extends-cycle', args, where)] };
  }
  if (!parsed.has(file) && !existsSync(join(root, file))) {
    const layers = layersFor(root, folder, chain);
    const args = { target, suggestion: nearest(target, layers), known: layers.join(', ') };
    return { diagnostics: [diagnostic('load/extends-not-found', args, where)] };
  }
  return { value: file, diagnostics: [] };
}

/** Files that may be extended from a folder, as they are named from there. */
function layersFor(root: string, folder: string, chain: readonly string[]): readonly string[] {
  const above = folder === ENVIRONMENTS ? [] : yamlFilesIn(root, ENVIRONMENTS);
  const names = [...yamlFilesIn(root, folder), ...above.map((name) => `../${name}`)];
  const others = names.filter((name) => !chain.includes(posix.join(folder, name)));
  const layers = others.filter((name) => /(^|[/.])base\.yaml$/.test(name));
  return layers.length > 0 ? layers : others;
}

function yamlFilesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}
