// Edits of one environment file in memory, as somebody would make them: what stands there is changed where
// it stands, and what a layer below has is taken away with `null`.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import type { KeyPath } from './key-path.ts';
import type { Transition } from './transition.ts';

type Edit = Pick<Transition, 'environment' | 'set' | 'remove'>;
export type Sources = ReadonlyMap<string, string>;

/** The sources after the edit. Throws when nothing stands at a path that is removed. */
export function editEnvironment(root: string, sources: Sources, edit: Edit): Sources {
  const file = `environments/${edit.environment}.yaml`;
  const text = (path: string) => sources.get(path) ?? readFileSync(join(root, path), 'utf8');
  const document = parseDocument(text(file));
  const below = layersBelow(file, document, text);
  for (const { path, value } of edit.set) document.setIn(path, document.createNode(value));
  for (const path of edit.remove) removeFrom(document, below, path);
  return new Map([...sources, [file, document.toString({ lineWidth: 0 })]]);
}

function removeFrom(document: Document, below: readonly Document[], path: KeyPath): void {
  const isBelow = below.some((layer) => layer.hasIn(path));
  const isHere = document.hasIn(path);
  if (!isBelow && !isHere) throw new Error(`Nothing stands at ${path.join('.')}`);
  if (isHere) document.deleteIn(path);
  if (isBelow) document.setIn(path, null);
}

function layersBelow(
  file: string,
  document: Document,
  text: (path: string) => string,
): readonly Document[] {
  const name = document.get('extends');
  if (typeof name !== 'string') return [];
  const path = join(dirname(file), name);
  const layer = parseDocument(text(path));
  return [layer, ...layersBelow(path, layer, text)];
}
