// Both ends of a connection between environments: each is written in its own file.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { overlaps } from '../../../model/cidr.ts';
import {
  type Landscape,
  type Member,
  membersOf,
  neighbour,
  reachableFrom,
} from '../../../model/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkNeighbours(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const faults = [
    ...organizationFaults(environment, landscape),
    ...hubFaults(environment, landscape),
    ...memberFaults(environment, landscape),
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

function hubFaults(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const hub = environment.network?.attachment ?? null;
  if (hub === null) return [];
  const path = ['network', 'attachment'];
  const of = neighbour(landscape, hub);
  const member = pathOf(environment);
  const gateway = of.network?.transitGateway ?? null;
  if (gateway === null) return [diagnostic('model/hub-missing', { hub }, { path })];
  const isListed = Object.values(gateway.members).some((each) => each.environment === member);
  const found = of.aws.region;
  const wanted = environment.aws.region;
  return [
    ...(isListed ? [] : [diagnostic('model/member-unlisted', { hub, member }, { path })]),
    ...(found === wanted
      ? []
      : [diagnostic('model/member-region', { hub, found, wanted }, { path })]),
  ];
}

function memberFaults(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const hub = pathOf(environment);
  const { account, organization } = environment.aws;
  const members = membersOf(environment, landscape);
  const isShared = members.some(({ of }) => of.aws.account !== account);
  const isAlone = organization === null && environment.organization === null;
  const path = ['network', 'transitGateway', 'members'];
  return [
    ...(isShared && isAlone
      ? [diagnostic('model/organization-unnamed', { hub }, { path, target: 'key' })]
      : []),
    ...unattached(hub, members),
  ];
}

function unattached(hub: string, members: readonly Member[]): readonly Diagnostic[] {
  return members
    .filter(({ of }) => of.network?.attachment !== hub)
    .map(({ key, environment: member }) => {
      const path = ['network', 'transitGateway', 'members', key];
      return diagnostic('model/member-unattached', { hub, member }, { path });
    });
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
