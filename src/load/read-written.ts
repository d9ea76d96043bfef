// What environments say, asked before anybody knows whether it is right: an edit may be what mends it.
import { type Diagnostic, hasErrors, type Result } from '../diagnostics/diagnostic.ts';
import { olderForms } from '../model/schema/older-forms.ts';
import { asPlainObject } from '../model/values/plain-object.ts';
import { findEnvironments, pickEnvironments } from './find-environments.ts';
import { readLayers } from './layers/read-layers.ts';
import type { LoadedAlone } from './loaded-environment.ts';
import { toPlain } from './tree.ts';

/** One whose files can be read. */
export interface WrittenEnvironment
  extends Pick<LoadedAlone<unknown>, 'name' | 'file' | 'written' | 'layers'> {
  /** The same as `written`, without places. */
  readonly content: Readonly<Record<string, unknown>>;
}

/** All environments, or the named ones, sorted by name. */
export function readWritten(
  root: string,
  names: readonly string[],
): Result<readonly WrittenEnvironment[]> {
  const found = pickEnvironments(findEnvironments(root), names);
  if (found.value === undefined) return found;
  const parsed = new Map();
  const diagnostics: Diagnostic[] = [];
  const value = found.value.flatMap(({ name, file }) => {
    const asked = new Set<string>();
    const layers = readLayers({ root, parsed, asked, forms: olderForms }, file);
    diagnostics.push(...layers.diagnostics);
    if (layers.value === undefined) return [];
    const content = asPlainObject(toPlain(layers.value)) ?? {};
    return [{ name, file, written: layers.value, layers: [...asked], content }];
  });
  return hasErrors(diagnostics) ? { diagnostics } : { value, diagnostics };
}
