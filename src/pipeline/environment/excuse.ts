// What is said of one environment in the end: what its waivers excuse is not.
import { hashOf } from '../../cache/snapshot.ts';
import { applyWaivers } from '../../check/apply-waivers.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PlacedEnvironment } from '../../load/loaded-environment.ts';
import { locateIn } from '../../load/places/locate-in.ts';

export interface Said {
  /** All that it depends on beside the environment and what the checks find in it. */
  readonly of: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Excusing {
  readonly found: readonly Diagnostic[];
  /** Asked only where there are waivers, of which each ends. */
  readonly commitDate: () => string | undefined;
  /** What changes do that were judged. */
  readonly changes: readonly Diagnostic[];
  readonly isCompared: boolean;
  /** What an earlier run said of the same. */
  readonly known: Said | undefined;
}

export function excuse(
  each: PlacedEnvironment,
  { found, changes, isCompared, commitDate, known }: Excusing,
): Said {
  const { environment, diagnostics } = each;
  const asOf = Object.keys(environment.waivers).length > 0 ? commitDate() : undefined;
  const of = hashOf(JSON.stringify([diagnostics, asOf, changes, isCompared]));
  if (known?.of === of) return known;
  const findings = [...diagnostics, ...found, ...changes];
  const left = applyWaivers({ environment, findings, asOf, isCompared });
  return { of, diagnostics: left.map((finding) => locateIn(each, finding)) };
}
