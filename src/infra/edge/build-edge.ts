// Stack `edge`: certificates, load balancers, CloudFront, WAF and DNS records, and what kinds answer for.
import { everyKind } from '../../kinds/kinds.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addDelegations } from './delegations.ts';
import { addDistributions } from './distributions.ts';
import { addLoadBalancers } from './load-balancers.ts';
import { addPublishers } from './publishers.ts';
import { addWebAcls } from './web-acls.ts';

export function buildEdge(module: RootModule): void {
  addDelegations(module);
  const balancers = addLoadBalancers(module);
  const acls = addWebAcls(module, balancers);
  addPublishers(module, addDistributions(module, acls));
  for (const { terraform } of everyKind) terraform?.stacks.edge?.(module);
  module.output('edge', {
    load_balancer_suffixes: Object.fromEntries(
      [...balancers].map(([key, { arnSuffix }]) => [key, arnSuffix]),
    ),
  });
}
