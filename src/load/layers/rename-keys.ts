// A tree with the names that keys have now; what is written by an older one is warned about.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { isRenamed, type RenamedKey } from '../../model/schema/renamed-keys.ts';
import type { MapEntry, Tree } from '../tree.ts';

export interface Renamed<T extends Tree> {
  readonly tree: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function renameKeys<T extends Tree>(
  tree: T,
  renamed: readonly RenamedKey[],
  path: Path = [],
): Renamed<T> {
  if (renamed.length === 0 || tree.kind !== 'map') return { tree, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const entries = [...tree.entries].map(([key, entry]): readonly [string, MapEntry] => {
    const here = [...path, key];
    const rename = renamed.find((each) => isRenamed(each, here));
    if (rename !== undefined) diagnostics.push(deprecated(here, rename, entry));
    const below = renameKeys(entry.tree, renamed, here);
    diagnostics.push(...below.diagnostics);
    return [rename?.to ?? key, { ...entry, tree: below.tree }];
  });
  return { tree: { ...tree, entries: new Map(entries) }, diagnostics };
}

function deprecated(path: Path, { to, ends }: RenamedKey, { key: at }: MapEntry): Diagnostic {
  return diagnostic('load/deprecated-key', { path: renderPath(path), to, ends }, { path, at });
}
