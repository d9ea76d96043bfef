// Which other networks this one exchanges traffic with, through a Transit Gateway.
import { membersOf, reachableFrom } from '../../model/landscape/landscape.ts';
import { pathOf } from '../../model/naming/core.ts';
import { code, table } from '../../model/page/markdown.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { DeliveryInput } from '../delivery-input.ts';

export function renderNetworks(input: DeliveryInput): readonly string[] {
  const { network } = input.environment;
  if (network?.transitGateway) return renderHub(input);
  if (network?.attachment) return renderMember(input, network.attachment);
  return [];
}

function renderHub({ environment, landscape }: DeliveryInput): readonly string[] {
  const members = membersOf(environment, landscape);
  const { transitGateway, endpoints } = networkOf(environment);
  const line = transitGateway?.directConnect ? ['onPremises(["On premises"]) -.- hub'] : [];
  const drawing = [
    `hub{{"Transit Gateway of ${pathOf(environment)}<br/>${cidrOf(environment)}"}}`,
    ...members.map(({ key, of }) => `member__${key}["${pathOf(of)}<br/>${cidrOf(of)}"] --- hub`),
    ...line,
  ];
  const rows = members.map(({ of, reach }) => [
    code(pathOf(of)),
    code(of.aws.account),
    code(cidrOf(of)),
    reach === 'everyone' ? 'all members' : 'the hub, and members that all may reach',
  ]);
  const shared = transitGateway?.shareEndpoints === true ? endpoints.interface : [];
  return [
    '```mermaid',
    'flowchart LR',
    ...drawing.map((each) => `  ${each}`),
    '```',
    '',
    ...(rows.length === 0
      ? ['No network hangs on the Transit Gateway.']
      : table(['Member', 'Account', 'Range', 'Exchanges traffic with'], rows)),
    ...(shared.length === 0
      ? []
      : ['', `Members use the interface endpoints ${shared.map(code).join(' ')} of this network.`]),
  ];
}

function renderMember({ environment, landscape }: DeliveryInput, hub: string): readonly string[] {
  const rows = reachableFrom(environment, landscape).map((other) => [
    code(pathOf(other)),
    code(cidrOf(other)),
  ]);
  return [
    `Hangs on the Transit Gateway of ${code(hub)}. Routes lead to, and come from:`,
    '',
    ...table(['Network', 'Range'], rows),
  ];
}

function cidrOf(environment: Environment): string {
  return networkOf(environment).cidr;
}
