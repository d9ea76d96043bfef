// What a file says it is, against where it lies.
import { posix } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { FoundEnvironment } from './find-environments.ts';
import { findLink } from './layers/find-link.ts';
import type { Files } from './layers/read-layers.ts';
import { ENVIRONMENTS } from './read-text.ts';
import { type Tree, treeAt } from './tree.ts';

interface Name {
  readonly key: 'system' | 'environment';
  readonly expected: string;
  readonly source: string;
}

export function nameFaults(files: Files, tree: Tree, found: FoundEnvironment): Diagnostic[] {
  const { system, environment } = found;
  const names: readonly Name[] = [
    { key: 'system', expected: system, source: 'folder' },
    { key: 'environment', expected: environment, source: 'file' },
  ];
  return names.flatMap((name) => nameFault(files, tree, found, name));
}

function nameFault(
  files: Files,
  tree: Tree,
  { file }: FoundEnvironment,
  { key, expected, source }: Name,
): Diagnostic[] {
  const written = treeAt(tree, [key]);
  // What is missing or not text is the schema's to report.
  if (written?.kind !== 'scalar' || typeof written.value !== 'string') return [];
  if (written.value === expected) return [];
  const link = findLink(files, file, foreignTo(file, key, written.at.file));
  const layer = link === undefined ? undefined : written.at.file;
  const args = { key, expected, source, layer, found: written.value };
  const at = link ?? written.at;
  const related = link === undefined ? [] : [{ what: key, at: written.at }];
  const second = related.length > 0 ? { related } : {};
  return [diagnostic('load/name-mismatch', args, { path: [key], target: 'value', at, ...second })];
}

/** A layer says the system of its folder, and of no environment what it is called: extending another is the slip. */
function foreignTo(file: string, key: Name['key'], writer: string): (target: string) => boolean {
  const own = posix.dirname(file);
  const isShared = [own, ENVIRONMENTS].includes(posix.dirname(writer));
  if (writer === file || (key === 'system' && isShared)) return () => false;
  return (target) => key === 'environment' || ![own, ENVIRONMENTS].includes(posix.dirname(target));
}
