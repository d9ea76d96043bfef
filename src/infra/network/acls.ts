// Network ACLs: one per subnet tier, derived from where the tier's route leads. They are stateless, so
// each way has its way back, to ports that clients take at random. What AWS serves on link-local
// addresses (DNS, time, instance metadata) they do not filter:
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html

import { NetworkAcl } from '@cdktf/provider-aws/lib/network-acl/index.js';
import { NetworkAclRule } from '@cdktf/provider-aws/lib/network-acl-rule/index.js';
import { otherPorts } from '../../environment/outside-ports.ts';
import { reachableFrom } from '../../model/landscape/landscape.ts';
import { prefixOf, shortHash, slugOf } from '../../model/naming/core.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { SubnetTier } from '../../model/schema/network/network.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { cidrKey } from './bastion-rules.ts';
import type { PlacedSubnet } from './vpc/placed-subnet.ts';

interface AclRule {
  readonly key: string;
  readonly number: number;
  readonly isEgress: boolean;
  /** Absent: all protocols and ports. */
  readonly ports?: readonly [from: number, to: number];
  /** Absent: the VPC, or anywhere where there are ports. */
  readonly peer?: string;
}

const EVERYWHERE = '0.0.0.0/0';
/** https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports */
const EPHEMERAL = [1024, 65535] as const;

/** Numbers belong to what a rule is for, so that a rule more never renumbers another. */
const WITHIN: readonly AclRule[] = [
  { key: 'from-vpc', number: 100, isEgress: false },
  { key: 'to-vpc', number: 100, isEgress: true },
];
const WEB_IN: readonly AclRule[] = [
  { key: 'from-everywhere-443', number: 110, isEgress: false, ports: [443, 443] },
  { key: 'from-everywhere-80', number: 120, isEgress: false, ports: [80, 80] },
  { key: 'to-everywhere-ephemeral', number: 130, isEgress: true, ports: EPHEMERAL },
];
const WEB_OUT: readonly AclRule[] = [
  { key: 'to-everywhere-443', number: 110, isEgress: true, ports: [443, 443] },
  { key: 'to-everywhere-80', number: 120, isEgress: true, ports: [80, 80] },
  { key: 'from-everywhere-ephemeral', number: 130, isEgress: false, ports: EPHEMERAL },
];

const RULES: Readonly<Record<SubnetTier['route'], readonly AclRule[]>> = {
  // Users come in to the load balancers, and the NAT gateways pass on what the other tiers ask for.
  internet: [...WITHIN, ...WEB_IN, ...WEB_OUT],
  nat: [...WITHIN, ...WEB_OUT],
  none: WITHIN,
};

/** Those of peers, who come and go. Below them are the numbers that were once given by position. */
const PEERS = { first: 400, count: 600 } as const;
const FIRST_OUTSIDE = 1000;

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
const LAST_NUMBER = 32_766;
const HTTP_PORT = 80;

interface AclsInput {
  readonly vpcId: string;
  readonly subnets: readonly PlacedSubnet[];
}

export function addNetworkAcls(module: RootModule, { vpcId, subnets }: AclsInput): void {
  const { environment } = module;
  const { acls, cidr, subnets: tiers } = networkOf(environment);
  if (!acls) return;
  for (const [tier, { route }] of Object.entries(tiers)) {
    const origin = ['network', 'subnets', tier, 'route'];
    const acl = module.resource(NetworkAcl, tier, origin, {
      vpcId,
      subnetIds: subnets.filter((subnet) => subnet.tier === tier).map(({ id }) => id),
      tags: { Name: `${prefixOf(environment)}-${tier}`, Tier: tier },
    });
    for (const { key, number, isEgress, ports, peer } of rulesOf(module, tier, route)) {
      module.resource(NetworkAclRule, `${tier}-${key}`, origin, {
        networkAclId: acl.id,
        ruleNumber: number,
        egress: isEgress,
        ruleAction: 'allow',
        ...(ports
          ? { protocol: 'tcp', cidrBlock: peer ?? EVERYWHERE, fromPort: ports[0], toPort: ports[1] }
          : { protocol: '-1', cidrBlock: peer ?? cidr }),
        ...keptNumber(number),
      });
    }
  }
}

/** All rules allow, so that the number of one that stands says nothing. */
function keptNumber(number: number) {
  const isOfPeer = number >= PEERS.first && number < FIRST_OUTSIDE;
  return isOfPeer ? { lifecycle: { ignoreChanges: ['rule_number'] } } : {};
}

function rulesOf(module: RootModule, tier: string, route: SubnetTier['route']): readonly AclRule[] {
  return [
    ...RULES[route],
    ...visitorRules(module.environment, tier),
    ...(route === 'internet' ? [] : neighbourRules(module)),
    ...(route === 'none' ? [] : outsideRules(module.environment)),
  ];
}

/** What services call beside the web: out of the nodes, and out of the NAT gateways that pass it on. The way
 * back is that of the web. A rule takes the number of its port, as far as there are numbers. */
function outsideRules(environment: Environment): readonly AclRule[] {
  return otherPorts(environment)
    .filter((port) => port !== HTTP_PORT)
    .map((port) => ({
      key: `to-everywhere-${port}`,
      number: FIRST_OUTSIDE + (port % (LAST_NUMBER - FIRST_OUTSIDE)),
      isEgress: true,
      ports: [port, port],
    }));
}

/** People on their way to the bastion. */
function visitorRules(environment: Environment, tier: string): readonly AclRule[] {
  const { bastion } = networkOf(environment);
  if (bastion?.tier !== tier) return [];
  return numbered(bastion.allowedCidrs).map(({ peer, number }) => ({
    key: `from-${cidrKey(peer)}-22`,
    ...{ number, isEgress: false, ports: [22, 22], peer },
  }));
}

/** Networks on the same Transit Gateway. */
function neighbourRules({ environment, landscape }: RootModule): readonly AclRule[] {
  const others = reachableFrom(environment, landscape);
  const numbers = new Map(
    numbered(others.map((other) => networkOf(other).cidr)).map((each) => [each.peer, each.number]),
  );
  return others.flatMap((other) => {
    const peer = networkOf(other).cidr;
    const number = numbers.get(peer) ?? PEERS.first;
    return [
      { key: `from-${slugOf(other)}`, number, isEgress: false, peer },
      { key: `to-${slugOf(other)}`, number, isEgress: true, peer },
    ];
  });
}

/** A number belongs to its range, so that one more moves no other: two rules never change places. */
function numbered(cidrs: readonly string[]) {
  const taken = new Set<number>();
  return [...cidrs].sort().map((peer) => {
    let place = Number.parseInt(shortHash(peer), 36) % PEERS.count;
    while (taken.has(place)) place = (place + 1) % PEERS.count;
    taken.add(place);
    return { peer, number: PEERS.first + place };
  });
}
