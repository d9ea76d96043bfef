// DNS records of our own zone.
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { RootModule } from '../root-module.ts';

interface AliasInput {
  readonly key: string;
  readonly host: string;
  readonly target: string;
  readonly targetZone: string;
  readonly origin: Path;
}

/** Points a host name of ours at a load balancer or a distribution, for IPv4. */
export function addAlias(module: RootModule, input: AliasInput): void {
  module.resource(Route53Record, input.key, input.origin, {
    zoneId: module.stateOf('dns').text('zone_id'),
    name: input.host,
    type: 'A',
    alias: { name: input.target, zoneId: input.targetZone, evaluateTargetHealth: true },
  });
}
