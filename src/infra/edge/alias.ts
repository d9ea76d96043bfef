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
  /** Route 53 allows it for load balancers and refuses it for distributions. */
  readonly evaluatesHealth: boolean;
  /** AAAA beside A, where the target answers on IPv6. */
  readonly hasIpv6: boolean;
}

/** Points a host name of ours at a load balancer or a distribution. */
export function addAlias(module: RootModule, input: AliasInput): void {
  addRecord(module, input.key, { ...input, type: 'A' });
  if (input.hasIpv6) addRecord(module, `${input.key}-ipv6`, { ...input, type: 'AAAA' });
}

function addRecord(
  module: RootModule,
  key: string,
  input: AliasInput & { readonly type: 'A' | 'AAAA' },
): void {
  module.resource(Route53Record, key, input.origin, {
    zoneId: module.stateOf('dns').text('zone_id'),
    name: input.host,
    type: input.type,
    alias: {
      name: input.target,
      zoneId: input.targetZone,
      evaluateTargetHealth: input.evaluatesHealth,
    },
  });
}
