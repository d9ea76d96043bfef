// What cannot be with a network that stands already, and how its parts are found.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { ExistingNetwork } from '../../../model/schema/network/existing.ts';
import type { Network } from '../../../model/schema/network/network.ts';
import { tierDefaults } from '../../tier.ts';

export function checkExistingNetwork(environment: Environment): readonly Diagnostic[] {
  const { network, aws } = environment;
  if (network === null) return [];
  if (network.existing === null) return unfound(network);
  return [
    ...unnamed(network.existing),
    ...notOurs(network, environment.tier),
    ...counts(network, aws.zones.length),
    ...(environment.cluster === null ? [] : poolSubnets(environment.cluster.nodePools, network)),
  ];
}

function unfound({ subnets }: Network): readonly Diagnostic[] {
  return Object.entries(subnets)
    .filter(([, { existing }]) => existing !== null)
    .map(([tier]) => {
      const path = ['network', 'subnets', tier, 'existing'];
      return diagnostic('model/existing-without-network', { tier }, { path, target: 'key' });
    });
}

function unnamed({ vpc }: ExistingNetwork): readonly Diagnostic[] {
  if (vpc.id !== null || Object.keys(vpc.tags).length > 0) return [];
  const where = { path: ['network', 'existing', 'vpc'], target: 'key' } as const;
  return [diagnostic('model/existing-vpc-unnamed', {}, where)];
}

/** What an environment that writes nothing of NAT gateways has. */
function defaultNat(tier: Environment['tier']): Network['nat'] {
  const defaults: { readonly network?: { readonly nat: Network['nat'] } } = tierDefaults[tier];
  return defaults.network?.nat ?? 'perZone';
}

/** What would change the network of somebody else, and what they do instead. */
function notOurs(network: Network, tier: Environment['tier']): readonly Diagnostic[] {
  const written: readonly (readonly [
    what: readonly string[],
    isThere: boolean,
    instead: string,
  ])[] = [
    [
      ['nat'],
      network.nat !== defaultNat(tier),
      'Remove it: the routes of the tiers say where they lead',
    ],
    [['acls'], network.acls, 'Remove it, and have its owner add the network ACLs'],
    [['flowLogs'], network.flowLogs !== null, 'Remove it, and have its owner log the traffic'],
    [
      ['endpoints', 'gateway'],
      network.endpoints.gateway.length > 0,
      'Remove it, and have its owner add them to the route tables',
    ],
    [
      ['transitGateway'],
      network.transitGateway !== null,
      'Remove it: a hub is a network of its own environment',
    ],
    [
      ['attachment'],
      network.attachment !== null,
      'Remove it, and have its owner attach the VPC and add the routes',
    ],
  ];
  return written
    .filter(([, isThere]) => isThere)
    .map(([what, , instead]) =>
      diagnostic(
        'model/existing-not-ours',
        { key: ['network', ...what].join('.'), instead },
        { path: ['network', ...what], target: 'key' },
      ),
    );
}

function counts({ subnets }: Network, zones: number): readonly Diagnostic[] {
  return Object.entries(subnets).flatMap(([tier, { existing }]) => {
    const path = ['network', 'subnets', tier, 'existing'];
    const subnetIds = existing?.ids.length ?? 0;
    const tableIds = existing?.routeTables?.ids.length ?? 0;
    return [
      ...(subnetIds === 0 || subnetIds === zones
        ? []
        : [countOf('subnet', tier, subnetIds, zones, [...path, 'ids'])]),
      ...(tableIds <= 1 || tableIds === zones
        ? []
        : [countOf('route table', tier, tableIds, zones, [...path, 'routeTables', 'ids'])]),
    ];
  });
}

// biome-ignore lint/complexity/useMaxParams: four facts of one message, and where
function countOf(what: string, tier: string, found: number, wanted: number, path: Path) {
  return diagnostic('model/existing-count', { what, tier, found, wanted }, { path });
}

/** Tags that its owner chose may stand in other VPCs as well, where Karpenter would find them too.
 * https://karpenter.sh/docs/concepts/nodeclasses/#specsubnetselectorterms */
function poolSubnets(pools: object, { subnets, placement }: Network): readonly Diagnostic[] {
  const tier = placement.nodes;
  const isNamed = (subnets[tier]?.existing?.ids.length ?? 0) > 0;
  if (isNamed || subnets[tier] === undefined) return [];
  return Object.keys(pools).map((pool) => {
    const path = ['cluster', 'nodePools', pool];
    return diagnostic('model/existing-pool-subnets', { pool, tier }, { path, target: 'key' });
  });
}
