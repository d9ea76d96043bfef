import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { findRelated } from './find-related.ts';
import type { Places } from './places.ts';

/**
 * Gives a finding that has a path only the position of what stands there, and of what else it speaks
 * of. In a file that environments share, it says which of them has it.
 */
export function locateIn(
  places: Places,
  found: Diagnostic,
  neighbours: readonly Places[] = [],
): Diagnostic {
  if (found.path === undefined || found.at !== undefined) return nameHolder(places, found);
  const at = places.locate(found.path, found.target ?? 'value');
  if (at === undefined) return found;
  const related = findRelated({ places, neighbours }, { ...found, at });
  return nameHolder(places, { ...found, at, ...(related.length > 0 ? { related } : {}) });
}

/** The same for what the schema finds, which is located already: only its own texts name other keys. */
export function relateIn(places: Places, found: Diagnostic): Diagnostic {
  const { at, code, path } = found;
  if (at === undefined || path === undefined || code !== 'load/wrong-value') return found;
  const related = findRelated({ places, neighbours: [] }, { ...found, at });
  return related.length > 0 ? { ...found, related } : found;
}

/** In a file that environments share, says which of them has the finding. */
export function nameHolder({ name, file }: Pick<Places, 'name' | 'file'>, found: Diagnostic) {
  const isShared = found.at !== undefined && found.at.file !== file;
  return isShared && found.environments === undefined ? { ...found, environments: [name] } : found;
}
