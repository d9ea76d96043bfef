// Zones below zones: both ends name each other, and no name is left above the one that answers for it.

import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { isBelow, isInZone } from '../../../model/edge/zones.ts';
import { type Connection, checkBothEnds } from '../../../model/landscape/both-ends.ts';
import { inSameZone, type Landscape, neighbour } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { recordHosts } from '../../record-hosts.ts';

const DELEGATION: Connection = {
  naming: {
    ends: ({ edge: { delegatedBy } }) =>
      delegatedBy === null ? [] : [{ other: delegatedBy, path: ['edge', 'delegatedBy'] }],
    fault: ({ path }, own) => withoutZone([own], path),
    unanswered: ({ other: parent, path }, child) =>
      diagnostic('model/delegation-unlisted', { parent, child }, { path }),
  },
  listing: {
    ends: ({ edge }) =>
      Object.entries(edge.delegations).map(([key, { environment }]) => ({
        other: environment,
        path: ['edge', 'delegations', key],
      })),
    fault: ({ path }, own, other) => withoutZone([own, other], path),
    unanswered: ({ other: child, path }, parent) =>
      diagnostic('model/delegation-unanswered', { parent, child }, { path }),
  },
};

function withoutZone(all: readonly Environment[], path: Path): Diagnostic | undefined {
  const found = all.find(({ edge }) => edge.zone === null);
  return found && diagnostic('model/delegation-zone', { name: pathOf(found) }, { path });
}

export function checkDelegations(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  return [
    ...checkBothEnds(DELEGATION, environment, landscape),
    ...outside(environment, landscape),
    ...twice(environment, landscape),
    ...hidden(environment, landscape),
  ];
}

/** Of those that are written at both ends. */
function outside(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { zone: ours, delegations } = environment.edge;
  return Object.entries(delegations).flatMap(([key, { environment: child }]) => {
    const { zone, delegatedBy } = neighbour(landscape, child).edge;
    if (ours === null || zone === null || delegatedBy !== pathOf(environment)) return [];
    const args = { zone, child, parent: ours };
    const path = ['edge', 'delegations', key];
    return isBelow(zone, ours) ? [] : [diagnostic('model/delegation-outside', args, { path })];
  });
}

function twice({ edge }: Environment, landscape: Landscape): readonly Diagnostic[] {
  const all = Object.entries(edge.delegations).flatMap(([key, { environment }]) => {
    const { zone } = neighbour(landscape, environment).edge;
    return zone === null ? [] : [{ key, zone }];
  });
  return findRepeats(all, ({ zone }) => zone).map(([{ key: other }, { key, zone }]) =>
    diagnostic('model/delegation-twice', { zone, other }, { path: ['edge', 'delegations', key] }),
  );
}

/** Records of ours that lie below a delegation of the zone which holds them. */
function hidden(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const zones = [environment, ...inSameZone(environment, landscape)].flatMap(({ edge }) =>
    Object.values(edge.delegations).flatMap(
      (each) => landscape.get(each.environment)?.edge.zone ?? [],
    ),
  );
  return recordHosts(environment).flatMap(({ host, path, target }) => {
    const zone = zones.find((each) => isInZone(host, each));
    const where = { path, ...(target ? { target } : {}) };
    return zone === undefined ? [] : [diagnostic('model/host-delegated', { host, zone }, where)];
  });
}
