import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { isBound, labelOf } from './labels-of-findings.ts';
import type { Remark } from './with-remarks.ts';

/** What `lifecycle` finds, also what a waiver allows: a reviewer is to see it. */
export interface Found {
  readonly environment: string;
  readonly finding: Diagnostic;
}

export function remarksOfFindings(found: readonly Found[]): readonly Remark[] {
  return found.flatMap(({ environment, finding }) => {
    const { message, at, path = [] } = finding;
    const label = labelOf(finding);
    if (label === null) return [];
    const { file = `environments/${environment}.yaml`, line = 1, column = 1 } = at ?? {};
    const place = { of: environment, file, line, column, path };
    const edit = { ...place, isGone: false, before: undefined, after: undefined };
    const { about, ...thing } = thingOf(finding);
    // Of what is in it, something is deleted; it stays itself.
    const isKept = label === 'destroys data' && isBound(finding);
    const named = isKept || about === undefined ? thing : { ...thing, about };
    return [{ environment, label, reason: message, at: edit, ...named }];
  });
}

function thingOf({ code, args }: Diagnostic): Partial<Remark> {
  const { address, stack, object, argument } = args;
  // It is about a key: the address is of whatever cannot follow it, not of what is lost.
  if (code === 'lifecycle/renamed-data') return {};
  if (typeof object === 'string') return { thing: object, about: object };
  if (typeof address !== 'string') return {};
  const thing = typeof stack === 'string' ? `${stack} ${address}` : address;
  return { thing, about: address, ...(typeof argument === 'string' && { argument }) };
}
