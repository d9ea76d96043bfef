// Networks of several environments on one Transit Gateway, and the organization they share it in.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { overlaps } from '../../../model/cidr.ts';
import { type Connection, checkBothEnds } from '../../../model/landscape/both-ends.ts';
import {
  type Landscape,
  membersOf,
  neighbour,
  reachableFrom,
} from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const GATEWAY: Connection = {
  naming: {
    ends: ({ network }) =>
      network?.attachment ? [{ other: network.attachment, path: ['network', 'attachment'] }] : [],
    fault: ({ other: hub, path }, _, { network }) =>
      network?.transitGateway ? undefined : diagnostic('model/hub-missing', { hub }, { path }),
    unanswered: ({ other: hub, path }, member) =>
      diagnostic('model/member-unlisted', { hub, member }, { path }),
  },
  listing: {
    ends: ({ network }) =>
      Object.entries(network?.transitGateway?.members ?? {}).map(([key, { environment }]) => ({
        other: environment,
        path: ['network', 'transitGateway', 'members', key],
      })),
    unanswered: ({ other: member, path }, hub) =>
      diagnostic('model/member-unattached', { hub, member }, { path }),
  },
};

export function checkNeighbours(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const faults = [
    ...organizationFaults(environment, landscape),
    ...checkBothEnds(GATEWAY, environment, landscape),
    ...otherRegion(environment, landscape),
    ...sharedAlone(environment, landscape),
  ];
  // Who reaches whom is only known when both ends agree.
  return faults.length > 0 ? faults : overlapping(environment, landscape);
}

function organizationFaults({ aws }: Environment, landscape: Landscape): readonly Diagnostic[] {
  if (aws.organization === null) return [];
  if (neighbour(landscape, aws.organization).organization !== null) return [];
  const path = ['aws', 'organization'];
  return [diagnostic('model/organization-absent', { name: aws.organization }, { path })];
}

function otherRegion({ aws, network }: Environment, landscape: Landscape): readonly Diagnostic[] {
  const hub = network?.attachment ?? null;
  if (hub === null) return [];
  const of = neighbour(landscape, hub);
  const found = of.aws.region;
  const wanted = aws.region;
  if (!of.network?.transitGateway || found === wanted) return [];
  const path = ['network', 'attachment'];
  return [diagnostic('model/member-region', { hub, found, wanted }, { path })];
}

/** A gateway is shared with other accounts by way of their organization. */
function sharedAlone(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { account, organization } = environment.aws;
  const members = membersOf(environment, landscape);
  const isShared = members.some(({ of }) => of.aws.account !== account);
  const isAlone = organization === null && environment.organization === null;
  if (!isShared || !isAlone) return [];
  const where = { path: ['network', 'transitGateway', 'members'], target: 'key' } as const;
  return [diagnostic('model/organization-unnamed', { hub: pathOf(environment) }, where)];
}

function overlapping(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const cidr = environment.network?.cidr ?? '';
  return reachableFrom(environment, landscape).flatMap((other) => {
    const otherCidr = other.network?.cidr ?? '';
    if (!overlaps(cidr, otherCidr)) return [];
    const args = { cidr, other: pathOf(other), otherCidr };
    return [diagnostic('model/networks-overlap', args, { path: ['network', 'cidr'] })];
  });
}
