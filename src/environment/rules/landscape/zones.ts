// Public zones of several environments: each has one owner, and one below another is delegated by it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { isBelow } from '../../../model/edge/zones.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkZones(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { zone } = environment.edge;
  if (zone === null) return [];
  const others = [...landscape.values()].filter((each) => pathOf(each) !== pathOf(environment));
  return [...taken(environment, zone, others), ...undelegated(environment, zone, others)];
}

/** Reported once, where it comes later. */
function taken(
  environment: Environment,
  zone: string,
  others: readonly Environment[],
): readonly Diagnostic[] {
  const own = pathOf(environment);
  const first = others
    .filter(({ edge }) => edge.zone === zone)
    .map(pathOf)
    .sort()[0];
  if (first === undefined || first > own) return [];
  const where = { path: ['edge', 'zone'] };
  return [diagnostic('model/zone-taken', { zone, other: first }, where)];
}

/** The nearest zone above is the one that answers for ours, until it leads on. */
function undelegated(
  environment: Environment,
  zone: string,
  others: readonly Environment[],
): readonly Diagnostic[] {
  const above = others
    .filter((other) => other.edge.zone !== null && isBelow(zone, other.edge.zone))
    .sort((a, b) => (b.edge.zone?.length ?? 0) - (a.edge.zone?.length ?? 0))[0];
  if (above === undefined || environment.edge.delegatedBy !== null) return [];
  // That we do not answer is reported there.
  const listed = Object.values(above.edge.delegations).map((each) => each.environment);
  if (listed.includes(pathOf(environment))) return [];
  const args = { zone, parent: above.edge.zone ?? '', other: pathOf(above) };
  return [diagnostic('model/zone-undelegated', args, { path: ['edge', 'zone'] })];
}
