// What a test of a rule asserts of a diagnostic: code, path and target. Wording is the catalogue's.
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { renderPath } from '../../src/diagnostics/render-path.ts';

/** Such as `model/subnet-count at value of network.subnets.data.cidrs`. */
export function findings(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(
    ({ code, path = [], target = 'value' }) => `${code} at ${target} of ${renderPath(path)}`,
  );
}
