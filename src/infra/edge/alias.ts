// DNS records of our own zone.
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Failover } from '../../model/schema/edge/failover.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addHealthCheck, failoverArguments } from './failover.ts';
import { zoneId } from './zone.ts';

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
  readonly failover?: Failover | null;
}

/** The name by which the health check of a failover asks, without a failover itself. */
export function addCheckAlias(module: RootModule, input: Omit<AliasInput, 'host'>): void {
  const host = input.failover?.healthCheckHost ?? null;
  if (host === null) return;
  addAlias(module, { ...input, key: `${input.key}-check`, host, failover: null });
}

/** Points a host name of ours at a load balancer or a distribution. */
export function addAlias(module: RootModule, input: AliasInput): void {
  const { key, failover = null } = input;
  const healthCheckId =
    failover?.role === 'primary' ? addHealthCheck(module, { ...input, failover }) : undefined;
  const record = { ...input, healthCheckId };
  addRecord(module, key, { ...record, type: 'A' });
  // Without an answer here, who asks for IPv6 would be sent back to a primary that is down.
  const hasIpv6 = input.hasIpv6 || failover?.role === 'secondary';
  if (hasIpv6) addRecord(module, `${key}-ipv6`, { ...record, type: 'AAAA' });
}

function addRecord(
  module: RootModule,
  key: string,
  input: AliasInput & {
    readonly type: 'A' | 'AAAA';
    readonly healthCheckId: string | undefined;
  },
): void {
  module.resource(Route53Record, key, input.origin, {
    zoneId: zoneId(module),
    name: input.host,
    type: input.type,
    alias: {
      name: input.target,
      zoneId: input.targetZone,
      evaluateTargetHealth: input.evaluatesHealth,
    },
    ...failoverArguments(input),
  });
}
