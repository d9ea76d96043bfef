// VPC and subnets: sizes, containment, disjointness, one per zone.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { canonicalCidr, contains, overlaps, prefixLength } from '../cidr.ts';
import type { Environment } from '../schema/environment.ts';

interface Subnet {
  readonly tier: string;
  readonly cidr: string;
  readonly path: Path;
}

export function checkSubnets(environment: Environment): readonly Diagnostic[] {
  const { network } = environment;
  const subnets = Object.entries(network.subnets).flatMap(([tier, { cidrs }]) =>
    cidrs.map((cidr, index) => ({ tier, cidr, path: ['network', 'subnets', tier, 'cidrs', index] })),
  );
  return [
    ...hostBits(network.cidr, ['network', 'cidr']),
    ...vpcSize(network.cidr),
    ...subnets.flatMap(({ cidr, path }) => hostBits(cidr, path)),
    ...subnets.flatMap((subnet) => containment(network.cidr, subnet)),
    ...subnets.flatMap((subnet, index) => overlap(subnet, subnets.slice(0, index))),
    ...tierSizes(environment),
    ...zonesOfRegion(environment),
    ...natGateways(environment),
  ];
}

function hostBits(cidr: string, path: Path): readonly Diagnostic[] {
  const canonical = canonicalCidr(cidr);
  return canonical === cidr ? [] : [diagnostic('model/cidr-host-bits', { cidr, canonical }, { path })];
}

function vpcSize(cidr: string): readonly Diagnostic[] {
  const length = prefixLength(cidr);
  const path = ['network', 'cidr'];
  return length >= 16 && length <= 28 ? [] : [diagnostic('model/vpc-size', { cidr }, { path })];
}

function containment(vpc: string, { cidr, path }: Subnet): readonly Diagnostic[] {
  return contains(vpc, cidr) ? [] : [diagnostic('model/subnet-outside-vpc', { cidr, vpc }, { path })];
}

function overlap({ cidr, path }: Subnet, earlier: readonly Subnet[]): readonly Diagnostic[] {
  const other = earlier.find((candidate) => overlaps(candidate.cidr, cidr));
  if (!other) return [];
  return [
    diagnostic('model/subnet-overlap', { cidr, other: other.cidr, tier: other.tier }, { path }),
  ];
}

function tierSizes({ network, aws }: Environment): readonly Diagnostic[] {
  return Object.entries(network.subnets)
    .filter(([, { cidrs }]) => cidrs.length !== aws.zones.length)
    .map(([tier, { cidrs }]) =>
      diagnostic(
        'model/subnet-count',
        { tier, found: cidrs.length, wanted: aws.zones.length },
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
            { path: ['aws', 'zones', index] },
          ),
        ],
  );
}

function natGateways({ network }: Environment): readonly Diagnostic[] {
  const tiers = Object.entries(network.subnets);
  const hasHost = tiers.some(([, { route }]) => route === 'internet') && network.nat !== 'none';
  return tiers.flatMap(([tier, { route }]) =>
    route === 'nat' && !hasHost
      ? [diagnostic('model/nat-missing', { tier }, { path: ['network', 'subnets', tier, 'route'] })]
      : [],
  );
}
