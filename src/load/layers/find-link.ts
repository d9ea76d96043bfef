// Which `extends` a value came by, for what is wrong with the layer and not with the value in it.
import { posix } from 'node:path';
import type { Position } from '../../diagnostics/diagnostic.ts';
import type { Files } from './read-layers.ts';

/** The first `extends` on the way up from `file` whose target is `isThere`; those files were read. */
export function findLink(
  files: Files,
  file: string,
  isThere: (target: string) => boolean,
): Position | undefined {
  const extended = files.parsed.get(file)?.value?.entries.get('extends')?.tree;
  if (extended?.kind !== 'scalar') return undefined;
  const target = posix.normalize(posix.join(posix.dirname(file), String(extended.value)));
  return isThere(target) ? extended.at : findLink(files, target, isThere);
}
