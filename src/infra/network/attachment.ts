// This network on a Transit Gateway: its own, or that of the hub it attaches to.
import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment/index.js';
import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { Route53ProfilesAssociation } from '@cdktf/provider-aws/lib/route53profiles-association/index.js';
import { neighbour, reachableFrom } from '../../model/landscape/landscape.ts';
import { prefixOf, slugOf } from '../../model/naming/core.ts';
import { networkOf } from '../../model/parts.ts';
import type { Network } from '../../model/schema/network/network.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import type { PlacedSubnet } from './vpc/placed-subnet.ts';

interface AttachmentInput {
  readonly vpcId: string;
  readonly gatewayId: string;
  readonly subnets: readonly PlacedSubnet[];
  /** Route table ids by subnet key. */
  readonly tables: ReadonlyMap<string, string>;
}

/** Attaches the tier of the nodes, and routes to the other networks from every tier that does not face
 * the internet. */
export function addAttachment(module: RootModule, origin: string[], input: AttachmentInput): void {
  const { environment, landscape } = module;
  const { placement, subnets: tiers } = networkOf(environment);
  const attached = input.subnets.filter(({ tier }) => tier === placement.nodes);
  const attachment = module.resource(Ec2TransitGatewayVpcAttachment, 'main', origin, {
    transitGatewayId: input.gatewayId,
    vpcId: input.vpcId,
    subnetIds: attached.map(({ id }) => id),
    dnsSupport: 'enable',
    tags: { Name: prefixOf(environment) },
  });
  const inner = input.subnets.filter(({ tier }) => tiers[tier]?.route !== 'internet');
  for (const other of reachableFrom(environment, landscape)) {
    for (const { key } of inner) {
      module.resource(Route, `${key}-to-${slugOf(other)}`, origin, {
        routeTableId: input.tables.get(key) ?? '',
        destinationCidrBlock: networkOf(other).cidr,
        transitGatewayId: input.gatewayId,
        // A route to a gateway that the VPC does not hang on is refused.
        dependsOn: [attachment],
      });
    }
  }
}

/** Hangs on the hub's gateway, and takes the names of AWS services from it. */
export function attachToHub(
  module: RootModule,
  hubName: string,
  input: Omit<AttachmentInput, 'gatewayId'>,
): void {
  const hub = neighbour(module.landscape, hubName);
  const state = module.stateIn(hub, 'network');
  const origin = ['network', 'attachment'];
  addAttachment(module, origin, { ...input, gatewayId: state.text('transit_gateway_id') });
  if (!sharesEndpoints(networkOf(hub))) return;
  module.resource(Route53ProfilesAssociation, 'endpoints', origin, {
    name: prefixOf(hub),
    profileId: state.text('profile_id'),
    resourceId: input.vpcId,
  });
}

/** Whether members resolve names to the interface endpoints of a hub. */
export function sharesEndpoints({ transitGateway, endpoints }: Network): boolean {
  return transitGateway?.shareEndpoints === true && endpoints.interface.length > 0;
}
