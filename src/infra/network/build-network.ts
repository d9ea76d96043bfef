// Stack `network`: VPC, subnets, routes, NAT, endpoints, network ACLs and security groups.

import { everyKind } from '../../kinds/kinds.ts';
import { networkOf } from '../../model/parts.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addNetworkAcls } from './acls.ts';
import { attachToHub } from './attachment.ts';
import { addEndpoints } from './endpoints.ts';
import { addFlowLogs } from './flow-logs.ts';
import { addHub } from './hub.ts';
import { addSecurityGroups } from './security-groups.ts';
import { findNetwork } from './vpc/existing-network.ts';
import { makeNetwork } from './vpc/made-network.ts';

export function buildNetwork(module: RootModule): void {
  const { environment } = module;
  const { existing, transitGateway, attachment } = networkOf(environment);
  const place = existing === null ? makeNetwork(module) : findNetwork(module, existing);
  const { vpcId, subnets, tables } = place;
  const groups = addSecurityGroups(module, vpcId);
  addNetworkAcls(module, { vpcId, subnets });
  const endpoints = addEndpoints(module, place);
  // Routes of what stands already are not ours to change.
  const routeTableIds = existing === null ? [...tables.values()] : [];
  for (const { terraform } of everyKind) {
    terraform?.stacks.network?.(module, { vpcId, routeTableIds });
  }
  addFlowLogs(module, vpcId);
  if (attachment !== null) attachToHub(module, attachment, place);

  module.output('network', {
    vpc_id: vpcId,
    subnet_ids: Object.fromEntries(
      Object.keys(networkOf(environment).subnets).map((tier) => [
        tier,
        subnets.filter((subnet) => subnet.tier === tier).map(({ id }) => id),
      ]),
    ),
    security_group_ids: groups,
    ...(transitGateway ? addHub(module, transitGateway, { ...place, endpoints }) : {}),
  });
}
