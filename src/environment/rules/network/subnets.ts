// VPC and subnets: sizes, containment, disjointness, one per zone, and the way out.

import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { contains, overlaps, prefixLength } from '../../../model/cidr.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Network } from '../../../model/schema/network/network.ts';

interface Subnet {
  readonly tier: string;
  readonly cidr: string;
  readonly path: Path;
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const LARGEST = 16;
const SMALLEST = 28;

export function checkSubnets(environment: Environment): readonly Diagnostic[] {
  const { network } = environment;
  return [
    ...zonesOfRegion(environment),
    ...(network === null ? [] : networkFaults(environment, network)),
  ];
}

function networkFaults({ aws, edge }: Environment, network: Network): readonly Diagnostic[] {
  const subnets = Object.entries(network.subnets).flatMap(([tier, { cidrs }]) =>
    cidrs.map((cidr, index) => ({
      tier,
      cidr,
      path: ['network', 'subnets', tier, 'cidrs', index],
    })),
  );
  return [
    ...vpcSize(network.cidr),
    ...subnets.flatMap((subnet) => containment(network.cidr, subnet)),
    ...subnets.flatMap(subnetSize),
    ...subnets.flatMap((subnet, index) => overlap(subnet, subnets.slice(0, index))),
    ...tierSizes(network, aws.zones.length),
    ...(network.existing === null ? natGateways(network) : []),
    ...(Object.values(edge.loadBalancers).some(({ scheme }) => scheme === 'internet')
      ? publicTier(network)
      : []),
    ...publicPlacements(network),
  ];
}

function vpcSize(cidr: string): readonly Diagnostic[] {
  const length = prefixLength(cidr);
  if (length >= LARGEST && length <= SMALLEST) return [];
  return [diagnostic('model/vpc-size', { cidr }, { path: ['network', 'cidr'] })];
}

function containment(vpc: string, { cidr, path }: Subnet): readonly Diagnostic[] {
  return contains(vpc, cidr)
    ? []
    : [
        diagnostic(
          'model/subnet-outside-vpc',
          { cidr, vpc },
          { path, ...also(['network', 'cidr']) },
        ),
      ];
}

/** One that is too large cannot lie inside a VPC of a legal size. */
function subnetSize({ cidr, path }: Subnet): readonly Diagnostic[] {
  return prefixLength(cidr) <= SMALLEST
    ? []
    : [diagnostic('model/subnet-size', { cidr }, { path })];
}

function overlap({ cidr, path }: Subnet, earlier: readonly Subnet[]): readonly Diagnostic[] {
  const other = earlier.find((candidate) => overlaps(candidate.cidr, cidr));
  if (!other) return [];
  const args = { cidr, other: other.cidr, tier: other.tier };
  return [diagnostic('model/subnet-overlap', args, { path, ...also(other.path) })];
}

function tierSizes(network: Network, wanted: number): readonly Diagnostic[] {
  return Object.entries(network.subnets)
    .filter(([, { cidrs }]) => cidrs.length !== wanted)
    .map(([tier, { cidrs }]) =>
      diagnostic(
        'model/subnet-count',
        { tier, found: cidrs.length, wanted },
        { path: ['network', 'subnets', tier, 'cidrs'] },
      ),
    );
}

function zonesOfRegion({ aws }: Environment): readonly Diagnostic[] {
  return aws.zones.flatMap((zone, index) =>
    zone.slice(0, -1) === aws.region
      ? []
      : [
          diagnostic(
            'model/zone-region',
            { zone, region: aws.region },
            { path: ['aws', 'zones', index], ...also(['aws', 'region']) },
          ),
        ],
  );
}

function natGateways(network: Network): readonly Diagnostic[] {
  const tiers = Object.entries(network.subnets);
  const hasHost = tiers.some(([, { route }]) => route === 'internet') && network.nat !== 'none';
  return tiers.flatMap(([tier, { route }]) =>
    route === 'nat' && !hasHost
      ? [diagnostic('model/nat-missing', { tier }, { path: ['network', 'subnets', tier, 'route'] })]
      : [],
  );
}

const BEHIND = { nodes: 'Nodes', data: 'Stores', controlPlane: 'Interfaces of the control plane' };

/** What nobody outside is to reach by itself. */
function publicPlacements({ placement, subnets }: Network): readonly Diagnostic[] {
  return Object.entries(BEHIND).flatMap(([part, what]) => {
    const tier = placement[part as keyof typeof BEHIND];
    if (subnets[tier]?.route !== 'internet') return [];
    return [
      diagnostic(
        'model/placement-public',
        { what, tier },
        { path: ['network', 'placement', part] },
      ),
    ];
  });
}

/** A tier that is not there is reported as such. */
function publicTier(network: Network): readonly Diagnostic[] {
  const tier = network.placement.loadBalancers;
  const route = Object.entries(network.subnets).find(([key]) => key === tier)?.[1].route;
  if (route === undefined || route === 'internet') return [];
  const path = ['network', 'placement', 'loadBalancers'];
  return [diagnostic('model/placement-not-public', { tier, route }, { path })];
}
