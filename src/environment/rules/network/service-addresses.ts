// The service range and the fixed addresses in it.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import {
  addressOf,
  contains,
  formatAddress,
  overlaps,
  prefixLength,
  rangeOf,
} from '../../../model/cidr.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
const DNS_OFFSET = 10;

interface FixedAddress {
  readonly service: string;
  readonly address: string;
}

export function checkServiceAddresses(environment: Environment): readonly Diagnostic[] {
  const { cluster, network } = environment;
  if (cluster === null) return [];
  const fixed = Object.entries(environment.services).flatMap(([service, { clusterIP }]) =>
    clusterIP === null ? [] : [{ service, address: clusterIP }],
  );
  return [
    ...serviceRange(cluster.serviceCidr, network),
    ...fixed.flatMap((entry) => placement(cluster.serviceCidr, entry)),
    ...fixed.flatMap((entry, index) => duplicate(entry, fixed.slice(0, index))),
    ...dynamicBand(cluster.serviceCidr, fixed),
  ];
}

function serviceRange(cidr: string, network: Environment['network']): readonly Diagnostic[] {
  const path = ['cluster', 'serviceCidr'];
  const length = prefixLength(cidr);
  const isPrivate = PRIVATE_RANGES.some((range) => contains(range, cidr));
  return [
    ...(length >= 12 && length <= 24 && isPrivate
      ? []
      : [diagnostic('model/service-cidr-size', { cidr }, { path })]),
    ...(network !== null && overlaps(cidr, network.cidr)
      ? [
          diagnostic(
            'model/service-cidr-overlap',
            { cidr, vpc: network.cidr },
            { path, ...also(['network', 'cidr']) },
          ),
        ]
      : []),
  ];
}

function placement(range: string, { service, address }: FixedAddress): readonly Diagnostic[] {
  const path = ['services', service, 'clusterIP'];
  if (!contains(range, `${address}/32`)) {
    return [
      diagnostic(
        'model/cluster-ip-outside',
        { service, address, range },
        { path, ...also(['cluster', 'serviceCidr']) },
      ),
    ];
  }
  const { first, last } = rangeOf(range);
  const holder = new Map([
    [first + 1, 'the Kubernetes API'],
    [first + DNS_OFFSET, 'cluster DNS'],
    [first, 'the network itself'],
    [last, 'nobody: it is the broadcast address'],
  ]).get(addressOf(address));
  return holder === undefined
    ? []
    : [diagnostic('model/cluster-ip-reserved', { service, address, holder }, { path })];
}

function duplicate(
  { service, address }: FixedAddress,
  earlier: readonly FixedAddress[],
): readonly Diagnostic[] {
  const other = earlier.find((candidate) => candidate.address === address);
  if (!other) return [];
  const path = ['services', service, 'clusterIP'];
  return [
    diagnostic('model/cluster-ip-duplicate', { service, address, other: other.service }, { path }),
  ];
}

/** The band: min(max(16, size / 16), 256) addresses after the first one. */
function dynamicBand(cidr: string, fixed: readonly FixedAddress[]): readonly Diagnostic[] {
  const { first, last } = rangeOf(cidr);
  const size = Math.min(Math.max(16, Math.floor((last - first + 1) / 16)), 256);
  const outside = fixed.filter(
    ({ address }) => addressOf(address) > first + size && addressOf(address) <= last,
  );
  if (outside.length === 0) return [];
  const band = `${formatAddress(first + 1)} to ${formatAddress(first + size)}`;
  const where = { path: ['cluster', 'serviceCidr'] };
  return [diagnostic('model/cluster-ip-dynamic', { count: outside.length, band }, where)];
}
