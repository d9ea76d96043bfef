// An environment of which nothing was applied has nothing to lose: what is found of its changes is counted in one
// warning. That it was never applied is believed of what the base says as well.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { TransitionInput } from './transition.ts';

const WHERE = { path: ['applied'] };

/** What is left of what the judges found. */
export function counted(
  { environment, environmentBefore }: TransitionInput,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (environment.applied) return found;
  const before = environmentBefore();
  if (before?.applied !== false)
    return [...found, diagnostic('lifecycle/applied-before', {}, WHERE)];
  if (found.length === 0) return [];
  const codes = [...new Set(found.map(({ code }) => code))].sort().join(', ');
  return [diagnostic('lifecycle/not-applied', { count: found.length, codes }, WHERE)];
}
