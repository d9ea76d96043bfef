import { isMap, type Node } from 'yaml';
import type { Path } from '../diagnostics/diagnostic.ts';
import { entriesOf, keyOf, readSource } from './source.ts';

/** Every path to a key of a file, those below behind those above. */
export function keyPaths(text: string): readonly Path[] {
  return below(readSource(text)?.document.contents ?? null, []);
}

function below(node: Node | null, path: Path): readonly Path[] {
  if (!isMap(node)) return [];
  return entriesOf(node).flatMap((entry) => {
    const here = [...path, keyOf(entry)];
    return [here, ...below(entry.value, here)];
  });
}
