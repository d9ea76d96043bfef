// NS records of our zone, which lead to the zones below it that other environments have.
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { neighbour } from '../../model/landscape/landscape.ts';
import { zoneId } from '../../terraform/hosts/zone-id.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const TTL_SECONDS = 3600;

export function addDelegations(module: RootModule): void {
  for (const [key, { environment }] of Object.entries(module.environment.edge.delegations)) {
    const other = neighbour(module.landscape, environment);
    module.resource(Route53Record, `delegation-${key}`, ['edge', 'delegations', key], {
      zoneId: zoneId(module),
      name: other.edge.zone ?? '',
      type: 'NS',
      records: module.stateIn(other, 'dns').texts('name_servers'),
      ttl: TTL_SECONDS,
    });
  }
}
