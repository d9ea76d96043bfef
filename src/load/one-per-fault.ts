import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * Keeps one diagnostic per fault. A fault in `defaults.service` shows again in every service, and one
 * in a base file in every environment: same code, same place, same last key. The shortest path wins.
 */
export function onePerFault(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byFault = new Map<string, Diagnostic>();
  for (const each of diagnostics) {
    const fault = faultOf(each);
    const known = byFault.get(fault);
    if (known === undefined || depthOf(each) < depthOf(known)) byFault.set(fault, each);
  }
  return [...byFault.values()];
}

function faultOf({ code, at, path, args }: Diagnostic): string {
  // Without a place, only the wording tells two faults apart.
  if (at === undefined) return JSON.stringify([code, path, args]);
  // A model may have several things to say about one place.
  return JSON.stringify([code, at.file, at.line, at.column, path?.at(-1), args['detail']]);
}

function depthOf({ path }: Diagnostic): number {
  return path?.length ?? 0;
}
