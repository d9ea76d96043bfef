// What a run says about sources that are edited in memory.
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { loadEnvironments } from '../../src/load/load-environments.ts';
import { pipeline } from '../../src/pipeline.ts';

interface Asked {
  readonly root: string;
  /** Whose rules are asked. */
  readonly names: readonly string[];
  /** Of those, what is compiled as well. */
  readonly compiled: readonly string[];
  readonly edits: ReadonlyMap<string, string>;
}

/** The checks of what is compiled cost more than the rules: they are asked where no rule refuses, and where
 * `isEnough` is not content with what these say. */
export function diagnosticsOf(
  { root, names, compiled, edits }: Asked,
  isEnough: (found: readonly Diagnostic[]) => boolean = () => false,
): readonly Diagnostic[] {
  const loaded = loadEnvironments({ root, names, edits }).diagnostics;
  if (hasErrors(loaded) || isEnough(loaded)) return loaded;
  const onStage = () => undefined;
  const commitDate = () => '2026-11-21';
  const request = { root, names: compiled, edits, pages: 'none' as const, commitDate, onStage };
  return [...loaded, ...pipeline.compileFiles(request).diagnostics];
}
