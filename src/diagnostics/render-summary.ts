import type { Diagnostic } from './diagnostic.ts';
import type { Severity } from './entry.ts';
import { plural } from './wording.ts';

export interface SummaryScope {
  /** Environments with at least one of the diagnostics. */
  readonly affected: number;
  readonly total: number;
}

/** Renders the closing line: `1 error in 1 of 3 environments.`; the command adds what follows. */
export function renderSummary(diagnostics: readonly Diagnostic[], scope?: SummaryScope): string {
  const errors = count(diagnostics, 'error');
  const warnings = count(diagnostics, 'warning');
  const counts = [
    ...(errors > 0 || warnings === 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ].join(' and ');
  if (scope === undefined) return `${counts}.`;
  return `${counts} in ${scope.affected} of ${plural(scope.total, 'environment')}.`;
}

function count(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((each) => each.severity === severity).length;
}
