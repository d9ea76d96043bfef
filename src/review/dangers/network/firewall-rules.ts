// Rules of security groups and network ACLs, whatever resource they are written in.

import { blocksOf, resourcesIn } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { Json } from '../../../model/artifact.ts';
import { oncePer } from '../../../model/values/once-per.ts';
import { PORT_MAX, type Ports } from './flow.ts';

export interface FirewallRule {
  /** The group or the ACL. */
  readonly of: string;
  readonly direction: 'in' | 'out';
  /** A range of addresses, or what stands for another group, a list of prefixes, or the group itself. */
  readonly peer: string;
  readonly ports: Ports;
  readonly isDeny: boolean;
}

/** Of the whole document. */
export const firewallRules = oncePer((document: Body): readonly FirewallRule[] =>
  [...resourcesIn(document)].flatMap(([address, body]) => rulesOf(address, body)),
);

/** Empty for what is none. */
export function rulesOf(address: string, body: Body): readonly FirewallRule[] {
  const read = READERS[address.slice(0, address.indexOf('.'))];
  return read === undefined ? [] : read(body, address);
}

type Reader = (body: Body, address: string) => readonly FirewallRule[];

const READERS: Readonly<Record<string, Reader>> = {
  aws_vpc_security_group_ingress_rule: (body) => single(body, 'in'),
  aws_vpc_security_group_egress_rule: (body) => single(body, 'out'),
  aws_security_group_rule: (body) =>
    inline(body, body['type'] === 'egress' ? 'out' : 'in', textOf(body['security_group_id'])),
  aws_security_group: blocks,
  aws_default_security_group: blocks,
  aws_network_acl_rule: (body) => [aclRule(body, textOf(body['network_acl_id']))],
  aws_network_acl: (body, address) => [
    ...blocksOf(body['ingress']).map((each) => aclRule(each, idOf(address))),
    ...blocksOf(body['egress']).map((each) => aclRule({ ...each, egress: true }, idOf(address))),
  ],
};

function single(body: Body, direction: FirewallRule['direction']): readonly FirewallRule[] {
  const { security_group_id: of, from_port: from, to_port: to, ip_protocol: protocol } = body;
  const peers = ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'];
  return peers
    .filter((key) => typeof body[key] === 'string')
    .map((key) => ({
      ...{ of: textOf(of), direction, peer: textOf(body[key]), isDeny: false },
      ports: portsOf(protocol, from, to),
    }));
}

function blocks(body: Body, address: string): readonly FirewallRule[] {
  return [
    ...blocksOf(body['ingress']).flatMap((each) => inline(each, 'in', idOf(address))),
    ...blocksOf(body['egress']).flatMap((each) => inline(each, 'out', idOf(address))),
  ];
}

const PEERS = [
  ...['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids'],
  ...['security_groups', 'source_security_group_id'],
];

function inline(
  body: Body,
  direction: FirewallRule['direction'],
  of: string,
): readonly FirewallRule[] {
  const peers = PEERS.flatMap((key) => [body[key] ?? []].flat()).map(textOf);
  const own = body['self'] === true ? [of] : [];
  const ports = portsOf(body['protocol'], body['from_port'], body['to_port']);
  return [...peers, ...own].map((peer) => ({ of, direction, peer, ports, isDeny: false }));
}

function aclRule(body: Body, of: string): FirewallRule {
  const { from_port: from, to_port: to, protocol, egress } = body;
  const peer = textOf(body['cidr_block'] ?? body['ipv6_cidr_block']);
  const isDeny = (body['rule_action'] ?? body['action']) === 'deny';
  const direction = egress === true || egress === 'true' ? 'out' : 'in';
  return { of, direction, peer, ports: portsOf(protocol, from, to), isDeny };
}

const NAMES: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp' };

function portsOf(protocol: Json | undefined, from?: Json, to?: Json): Ports {
  const name = NAMES[textOf(protocol)] ?? textOf(protocol).toLowerCase();
  const isEvery = name === '-1' || name === 'all' || name === '';
  const [first, last] = [Number(from ?? 0), Number(to ?? PORT_MAX)];
  // -1 is every type of ICMP.
  const isWhole = first < 0;
  return {
    protocol: isEvery ? null : name,
    from: isWhole ? 0 : first,
    to: isWhole ? PORT_MAX : last,
  };
}

function idOf(address: string): string {
  return `\${${address}.id}`;
}

function textOf(value: Json | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}
