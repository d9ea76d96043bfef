// Route tables and NAT gateways.

import { Eip } from '@cdktf/provider-aws/lib/eip/index.js';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway/index.js';
import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table/index.js';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association/index.js';
import { prefixOf } from '../../../model/naming/core.ts';
import { networkOf } from '../../../model/parts.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import type { PlacedSubnet } from './placed-subnet.ts';

interface RoutesInput {
  readonly vpcId: string;
  /** Undefined where no tier has a way to the internet. */
  readonly gatewayId: string | undefined;
  readonly subnets: readonly PlacedSubnet[];
}

const EVERYWHERE = '0.0.0.0/0';

/** Gives each subnet a route table of its own, so that one zone's NAT never carries another zone's
 * traffic; returns the ids by subnet key. */
export function addRoutes(module: RootModule, input: RoutesInput): ReadonlyMap<string, string> {
  const { subnets } = networkOf(module.environment);
  const nats = addNatGateways(module, input.subnets);
  const tables = new Map<string, string>();
  for (const subnet of input.subnets) {
    const origin = ['network', 'subnets', subnet.tier, 'route'];
    const table = module.resource(RouteTable, subnet.key, origin, {
      vpcId: input.vpcId,
      tags: { Name: `${prefixOf(module.environment)}-${subnet.key}` },
    });
    tables.set(subnet.key, table.id);
    module.resource(RouteTableAssociation, subnet.key, origin, {
      subnetId: subnet.id,
      routeTableId: table.id,
    });
    const route = subnets[subnet.tier]?.route;
    const nat = nats.get(subnet.zone) ?? nats.values().next().value;
    if (route === 'internet' && input.gatewayId !== undefined) {
      module.resource(Route, subnet.key, origin, {
        routeTableId: table.id,
        destinationCidrBlock: EVERYWHERE,
        gatewayId: input.gatewayId,
      });
    } else if (route === 'nat' && nat !== undefined) {
      module.resource(Route, subnet.key, origin, {
        routeTableId: table.id,
        destinationCidrBlock: EVERYWHERE,
        natGatewayId: nat,
      });
    }
  }
  return tables;
}

function addNatGateways(
  module: RootModule,
  subnets: readonly PlacedSubnet[],
): ReadonlyMap<string, string> {
  const network = networkOf(module.environment);
  const hosts = subnets.filter(({ tier }) => network.subnets[tier]?.route === 'internet');
  const perZone = new Map(hosts.map((subnet) => [subnet.zone, subnet]));
  const count = { perZone: perZone.size, single: 1, none: 0 }[network.nat];
  return new Map(
    [...perZone.values()].slice(0, count).map((subnet) => {
      const tags = { Name: `${prefixOf(module.environment)}-${subnet.zone}` };
      const address = module.resource(Eip, `nat-${subnet.zone}`, ['network', 'nat'], {
        domain: 'vpc',
        tags,
      });
      const nat = module.resource(NatGateway, subnet.zone, ['network', 'nat'], {
        allocationId: address.id,
        subnetId: subnet.id,
        tags,
      });
      return [subnet.zone, nat.id];
    }),
  );
}
