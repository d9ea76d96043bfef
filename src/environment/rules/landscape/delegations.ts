// Zones below zones: both ends name each other, and no name is left above the one that answers for it.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { recordHosts } from '../../../model/edge/entrance-hosts.ts';
import { isBelow, isInZone } from '../../../model/edge/zones.ts';
import { type Landscape, neighbour } from '../../../model/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkDelegations(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  return [
    ...delegations(environment, landscape),
    ...twice(environment, landscape),
    ...delegator(environment, landscape),
    ...hidden(environment, landscape),
  ];
}

function delegations(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const parent = pathOf(environment);
  const ours = environment.edge.zone;
  return Object.entries(environment.edge.delegations).flatMap(([key, { environment: child }]) => {
    const path = ['edge', 'delegations', key];
    const { zone, delegatedBy } = neighbour(landscape, child).edge;
    if (ours === null) return [diagnostic('model/delegation-zone', { name: parent }, { path })];
    if (zone === null) return [diagnostic('model/delegation-zone', { name: child }, { path })];
    if (delegatedBy !== parent) {
      return [diagnostic('model/delegation-unanswered', { parent, child }, { path })];
    }
    const args = { zone, child, parent: ours };
    return isBelow(zone, ours) ? [] : [diagnostic('model/delegation-outside', args, { path })];
  });
}

function twice({ edge }: Environment, landscape: Landscape): readonly Diagnostic[] {
  const all = Object.entries(edge.delegations).map(([key, { environment }]) => ({
    key,
    zone: neighbour(landscape, environment).edge.zone,
  }));
  return all.flatMap(({ key, zone }, index) => {
    const other = all.slice(0, index).find((earlier) => zone !== null && earlier.zone === zone);
    if (zone === null || other === undefined) return [];
    const path = ['edge', 'delegations', key];
    return [diagnostic('model/delegation-twice', { zone, other: other.key }, { path })];
  });
}

function delegator(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { delegatedBy: parent, zone } = environment.edge;
  if (parent === null) return [];
  const path = ['edge', 'delegatedBy'];
  const child = pathOf(environment);
  if (zone === null) return [diagnostic('model/delegation-zone', { name: child }, { path })];
  const listed = Object.values(neighbour(landscape, parent).edge.delegations);
  return listed.some((each) => each.environment === child)
    ? []
    : [diagnostic('model/delegation-unlisted', { parent, child }, { path })];
}

/** Records of ours that lie below a delegation of the zone which holds them. */
function hidden(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { zoneOf } = environment.edge;
  const holder = zoneOf === null ? environment : neighbour(landscape, zoneOf);
  const zones = Object.values(holder.edge.delegations).flatMap(
    (each) => neighbour(landscape, each.environment).edge.zone ?? [],
  );
  return recordHosts(environment).flatMap(({ host, path }) => {
    const zone = zones.find((each) => isInZone(host, each));
    return zone === undefined ? [] : [diagnostic('model/host-delegated', { host, zone }, { path })];
  });
}
