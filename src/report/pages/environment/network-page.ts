// The VPC as tiers by zones, what is placed where, and which other networks it exchanges traffic with.
import { balancerTier } from '../../../model/edge/balancers.ts';
import { membersOf, reachableFrom } from '../../../model/landscape/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Network } from '../../../model/schema/network/network.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import { html, type Markup } from '../../markup.ts';
import type { ReportedEnvironment } from '../../report-input.ts';
import { link } from '../page.ts';
import { lines, table } from '../table.ts';

export function networkBody(reported: ReportedEnvironment): Markup {
  const { environment } = reported;
  const { network } = environment;
  if (network === null)
    return html`<p class="empty">No VPC: nothing here has an address in one.</p>`;
  const { endpoints, nat, acls, nodeEgress, bastion } = network;
  const facts = [
    `NAT gateways: ${NAT[nat]}`,
    `Nodes reach ${nodeEgress === 'everywhere' ? 'everything' : 'only nodes, the stores that are used, and HTTPS'}`,
    acls ? 'One network ACL per tier' : 'No network ACLs of our own',
    `Endpoints: ${[...endpoints.gateway, ...endpoints.interface].join(', ') || 'none'}`,
    bastion === null
      ? 'No bastion'
      : `Bastion in ${bastion.tier}, SSH from ${bastion.allowedCidrs.join(', ')}`,
  ];
  return html`<h2>VPC ${network.cidr}</h2>
<ul>${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
${subnets(reported, network)}
${others(reported)}`;
}

const NAT = { perZone: 'one per zone', single: 'one in all', none: 'none' } as const;

const ROUTES = {
  internet: 'internet gateway',
  nat: 'NAT gateway',
  none: 'nowhere outside',
} as const;

function subnets({ name, environment }: ReportedEnvironment, network: Network): Markup {
  const { zones } = environment.aws;
  return table({
    id: `${name}/subnets`,
    caption: `Subnets of ${name}, a tier per row and a zone per column`,
    empty: 'No subnets.',
    columns: [
      ...[{ title: 'Tier' }, { title: 'Holds' }, { title: 'Way out' }],
      ...zones.map((title) => ({ title, kind: 'code' as const })),
    ],
    rows: sortedEntries(network.subnets).map(([tier, { cidrs, route, purpose }]) => ({
      key: tier,
      cells: [
        html`<b>${tier}</b><br><small>${purpose}</small>`,
        lines(placedIn(environment, network, tier)),
        ROUTES[route],
        ...zones.map((_zone, index) => cidrs[index] ?? ''),
      ],
    })),
  });
}

type Holder = ReportedEnvironment['environment'];

function placedIn(environment: Holder, network: Network, tier: string): readonly string[] {
  const { placement, bastion } = network;
  const balancers = sortedEntries(environment.edge.loadBalancers)
    .filter(([, balancer]) => balancerTier(environment, balancer) === tier)
    .map(([key]) => `load balancer ${key}`);
  return [
    ...(placement.nodes === tier ? ['nodes and their pods'] : []),
    ...(placement.controlPlane === tier ? ['EKS control plane'] : []),
    ...(placement.data === tier ? ['data stores'] : []),
    ...balancers,
    ...(bastion?.tier === tier ? ['bastion'] : []),
  ];
}

function others({ name, names, environment, landscape }: ReportedEnvironment): Markup {
  const hub = environment.network?.transitGateway ?? null;
  const reached = hub
    ? membersOf(environment, landscape).map(({ of }) => of)
    : reachableFrom(environment, landscape);
  const words = hub ? 'Members of its Transit Gateway' : 'Networks it exchanges traffic with';
  return html`<h2>${words}</h2>
${table({
  id: `${name}/networks`,
  caption: words,
  empty: 'None: no Transit Gateway.',
  columns: [{ title: 'Network' }, { title: 'Account' }, { title: 'Range', kind: 'code' }],
  rows: reached.map((other) => ({
    key: pathOf(other),
    cells: [
      names.has(pathOf(other)) ? link(pathOf(other), `${pathOf(other)}/network`) : pathOf(other),
      other.aws.account,
      other.network?.cidr ?? '',
    ],
  })),
})}`;
}
