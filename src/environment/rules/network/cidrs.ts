// Every IPv4 range that is handed to AWS: its address is the first one of the range.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { canonicalCidr, contains } from '../../../model/cidr.ts';
import type { Cluster } from '../../../model/schema/cluster/cluster.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Network } from '../../../model/schema/network/network.ts';

interface Located {
  readonly cidr: string;
  readonly path: Path;
}

/** RFC 1918, and what carriers and test benches share: nobody in the internet has one of them.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15'];

/** A network that stands already is as it is. */
function publicRange({ network }: Environment): readonly Diagnostic[] {
  if (network === null || network.existing !== null) return [];
  const { cidr } = network;
  if (PRIVATE.some((range) => contains(range, cidr))) return [];
  return [diagnostic('model/vpc-public', { cidr }, { path: ['network', 'cidr'] })];
}

function privateCallers({ cluster }: Environment): readonly Diagnostic[] {
  return (cluster?.endpoint.publicCidrs ?? []).flatMap((cidr, index) => {
    if (!PRIVATE.some((range) => contains(range, cidr))) return [];
    const where = { path: ['cluster', 'endpoint', 'publicCidrs', index] };
    return [diagnostic('model/public-cidr-private', { cidr }, where)];
  });
}

export function checkCidrs(environment: Environment): readonly Diagnostic[] {
  return [...hostBits(environment), ...publicRange(environment), ...privateCallers(environment)];
}

function hostBits(environment: Environment): readonly Diagnostic[] {
  return rangesOf(environment).flatMap(({ cidr, path }) => {
    const canonical = canonicalCidr(cidr);
    if (canonical === cidr) return [];
    return [diagnostic('model/cidr-host-bits', { cidr, canonical }, { path })];
  });
}

function rangesOf({ network, cluster }: Environment): readonly Located[] {
  return [
    ...(network === null ? [] : networkRanges(network)),
    ...(cluster === null ? [] : clusterRanges(cluster)),
  ];
}

function networkRanges(network: Network): readonly Located[] {
  const subnets = Object.entries(network.subnets).flatMap(([tier, { cidrs }]) =>
    cidrs.map((cidr, index) => ({ cidr, path: ['network', 'subnets', tier, 'cidrs', index] })),
  );
  const peers = Object.entries(network.securityGroupRules)
    .filter(([, { peer }]) => /^\d/.test(peer))
    .map(([key, { peer }]) => ({
      cidr: peer,
      path: ['network', 'securityGroupRules', key, 'peer'],
    }));
  const visitors = (network.bastion?.allowedCidrs ?? []).map((cidr, index) => ({
    cidr,
    path: ['network', 'bastion', 'allowedCidrs', index],
  }));
  const announced = (network.transitGateway?.directConnect?.advertise ?? []).map((cidr, index) => ({
    cidr,
    path: ['network', 'transitGateway', 'directConnect', 'advertise', index],
  }));
  return [
    { cidr: network.cidr, path: ['network', 'cidr'] },
    ...subnets,
    ...peers,
    ...visitors,
    ...announced,
  ];
}

function clusterRanges(cluster: Cluster): readonly Located[] {
  const callers = cluster.endpoint.publicCidrs.map((cidr, index) => ({
    cidr,
    path: ['cluster', 'endpoint', 'publicCidrs', index],
  }));
  return [{ cidr: cluster.serviceCidr, path: ['cluster', 'serviceCidr'] }, ...callers];
}
