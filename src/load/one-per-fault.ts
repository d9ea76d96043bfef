import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { uniqueBy } from '../model/values/unique-by.ts';

/**
 * Keeps one diagnostic per fault. A fault in `defaults.service` shows again in every service, and one
 * in a base file in every environment: same code, same place, same last key. The shortest path wins.
 */
export function onePerFault(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byFault = new Map<string, Diagnostic>();
  for (const each of diagnostics) {
    const fault = faultOf(each);
    const known = byFault.get(fault);
    byFault.set(fault, known === undefined ? each : joined(known, each));
  }
  return [...byFault.values()];
}

/** The one of the shorter path, for all environments that have either. */
function joined(known: Diagnostic, other: Diagnostic): Diagnostic {
  const kept = depthOf(other) < depthOf(known) ? other : known;
  const environments = uniqueBy(
    [...(known.environments ?? []), ...(other.environments ?? [])],
    (name) => name,
  );
  return environments.length > 0 ? { ...kept, environments } : kept;
}

/** Tells one fault from another. */
export function faultOf({ code, at, path, args }: Diagnostic): string {
  // Without a place, only the wording tells two faults apart.
  if (at === undefined) return JSON.stringify([code, path, args]);
  // A model may have several things to say about one place.
  return JSON.stringify([code, at.file, at.line, at.column, path?.at(-1), args['detail']]);
}

function depthOf({ path }: Diagnostic): number {
  return path?.length ?? 0;
}
