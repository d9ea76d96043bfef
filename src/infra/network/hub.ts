// A Transit Gateway with this network as its hub, shared with the accounts of its members, and the line
// from on premises.
import { DxConnection } from '@cdktf/provider-aws/lib/dx-connection/index.js';
import { DxGateway } from '@cdktf/provider-aws/lib/dx-gateway/index.js';
import { DxGatewayAssociation } from '@cdktf/provider-aws/lib/dx-gateway-association/index.js';
import { Ec2TransitGateway } from '@cdktf/provider-aws/lib/ec2-transit-gateway/index.js';
import { RamPrincipalAssociation } from '@cdktf/provider-aws/lib/ram-principal-association/index.js';
import { RamResourceAssociation } from '@cdktf/provider-aws/lib/ram-resource-association/index.js';
import { RamResourceShare } from '@cdktf/provider-aws/lib/ram-resource-share/index.js';
import { Route53ProfilesProfile } from '@cdktf/provider-aws/lib/route53profiles-profile/index.js';
import { Route53ProfilesResourceAssociation } from '@cdktf/provider-aws/lib/route53profiles-resource-association/index.js';
import { type Member, membersOf } from '../../model/landscape/landscape.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { networkOf } from '../../model/parts.ts';
import type { TransitGateway } from '../../model/schema/network/transit.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { afterOrganization } from '../after-organization.ts';
import { addAttachment, sharesEndpoints } from './attachment.ts';
import type { AddedEndpoint } from './endpoints.ts';
import type { PlacedSubnet } from './vpc/placed-subnet.ts';

const ORIGIN = ['network', 'transitGateway'];

interface SharedResource {
  readonly key: string;
  readonly arn: string;
}

interface HubInput {
  readonly vpcId: string;
  readonly subnets: readonly PlacedSubnet[];
  readonly tables: ReadonlyMap<string, string>;
  /** Interface endpoints of this network. */
  readonly endpoints: readonly AddedEndpoint[];
}

interface HubOutputs {
  readonly transit_gateway_id: string;
  readonly profile_id?: string;
}

/** Returns what members read. */
export function addHub(
  module: RootModule,
  gateway: TransitGateway,
  { endpoints, ...place }: HubInput,
): HubOutputs {
  const added = addTransitGateway(module, gateway);
  addAttachment(module, ORIGIN, { ...place, gatewayId: added.id });
  addDirectConnect(module, added.id, gateway);
  const isShared = sharesEndpoints(networkOf(module.environment));
  const profile = isShared ? addProfile(module, endpoints) : undefined;
  shareWithMembers(module, [
    { key: 'transit-gateway', arn: added.arn },
    ...(profile ? [{ key: 'profile', arn: profile.arn }] : []),
  ]);
  return {
    transit_gateway_id: added.id,
    ...(profile ? { profile_id: profile.id } : {}),
  };
}

/** Names of the endpoints, for the networks of others: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html */
function addProfile(module: RootModule, endpoints: readonly AddedEndpoint[]) {
  const name = `${prefixOf(module.environment)}-endpoints`;
  const profile = module.resource(Route53ProfilesProfile, 'endpoints', ORIGIN, { name });
  for (const { key, arn } of endpoints) {
    module.resource(Route53ProfilesResourceAssociation, key, ORIGIN, {
      name: key,
      profileId: profile.id,
      resourceArn: arn,
    });
  }
  return profile;
}

function addTransitGateway(module: RootModule, gateway: TransitGateway): Ec2TransitGateway {
  const name = prefixOf(module.environment);
  return module.resource(Ec2TransitGateway, 'main', ORIGIN, {
    description: `Hub of ${name}`,
    amazonSideAsn: gateway.asn,
    // Only accounts that it is shared with can attach, and these are the members.
    autoAcceptSharedAttachments: 'enable',
    // Each network chooses by its own routes whom it reaches.
    defaultRouteTableAssociation: 'enable',
    defaultRouteTablePropagation: 'enable',
    dnsSupport: 'enable',
    vpnEcmpSupport: 'enable',
    tags: { Name: name },
  });
}

/** AWS RAM, within the organization: https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html */
function shareWithMembers(module: RootModule, resources: readonly SharedResource[]): void {
  const { environment, landscape } = module;
  const accounts = accountsOf(membersOf(environment, landscape), environment.aws.account);
  if (accounts.size === 0) return;
  afterOrganization(module);
  const share = module.resource(RamResourceShare, 'network', ORIGIN, {
    name: `${prefixOf(environment)}-network`,
    allowExternalPrincipals: false,
  });
  for (const { key, arn } of resources) {
    module.resource(RamResourceAssociation, key, ORIGIN, {
      resourceArn: arn,
      resourceShareArn: share.arn,
    });
  }
  for (const [account, member] of accounts) {
    module.resource(RamPrincipalAssociation, member, [...ORIGIN, 'members', member], {
      principal: account,
      resourceShareArn: share.arn,
    });
  }
}

/** Each account but our own, with the first member that lives there. */
function accountsOf(members: readonly Member[], own: string): ReadonlyMap<string, string> {
  const accounts = new Map<string, string>();
  for (const { key, of } of members) {
    const { account } = of.aws;
    if (account !== own && !accounts.has(account)) accounts.set(account, key);
  }
  return accounts;
}

/** https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html */
function addDirectConnect(
  module: RootModule,
  gatewayId: string,
  { directConnect }: TransitGateway,
): void {
  if (directConnect === null) return;
  const { environment, landscape } = module;
  const origin = [...ORIGIN, 'directConnect'];
  const name = prefixOf(environment);
  const gateway = module.resource(DxGateway, 'main', origin, {
    name,
    amazonSideAsn: String(directConnect.asn),
  });
  const members = membersOf(environment, landscape).map(({ of }) => networkOf(of).cidr);
  const ranges = [networkOf(environment).cidr, ...members, ...directConnect.advertise];
  module.resource(DxGatewayAssociation, 'main', origin, {
    dxGatewayId: gateway.id,
    associatedGatewayId: gatewayId,
    allowedPrefixes: [...new Set(ranges)].sort(),
  });
  const { connection } = directConnect;
  if (connection === null) return;
  module.resource(DxConnection, 'main', [...origin, 'connection'], {
    name,
    location: connection.location,
    bandwidth: connection.bandwidth,
    requestMacsec: false,
  });
}
