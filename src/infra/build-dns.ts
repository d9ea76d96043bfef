// Stack `dns`: the public zone. It comes before `edge`, because certificates wait for its delegation.
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import type { RootModule } from '../terraform/root-module.ts';

export function buildDns(module: RootModule): void {
  const { zone: name, delegatedBy } = module.environment.edge;
  if (name === null) return;
  const zone = module.resource(Route53Zone, 'main', ['edge', 'zone'], {
    name,
    lifecycle: { preventDestroy: true },
  });
  module.output('dns', {
    zone_id: zone.zoneId,
    ...(delegatedBy === null ? {} : { name_servers: zone.nameServers }),
  });
}
