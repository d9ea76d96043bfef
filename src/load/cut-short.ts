import { diagnostic, type Result, wholeFile } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';

/** More than a person reads at once. */
const LISTED_MAX = 100;

/** Ends a flood of diagnostics about one environment with one that counts the rest. */
export function cutShort<T>(result: Result<T>, file: string): Result<T> {
  const { value, diagnostics } = result;
  if (value !== undefined || diagnostics.length <= LISTED_MAX) return result;
  const args = { file, count: diagnostics.length - LISTED_MAX };
  const rest = diagnostic('load/more-faults', args, { at: wholeFile(file) });
  return { diagnostics: [...sortDiagnostics(diagnostics).slice(0, LISTED_MAX), rest] };
}
