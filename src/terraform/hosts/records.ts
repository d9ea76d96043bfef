// DNS records of our own zone.
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Failover } from '../../model/schema/edge/failover.ts';
import type { RootModule } from '../root-module.ts';
import { addHealthCheck, failoverArguments } from './failover.ts';
import { zoneId } from './zone-id.ts';

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

interface AddressInput {
  readonly key: string;
  readonly host: string;
  readonly address: string;
  readonly origin: Path;
}

/** Points a host name of ours at an address. */
export function addAddress(module: RootModule, input: AddressInput): void {
  const { key, host, address, origin } = input;
  const record = module.resource(Route53Record, key, origin, {
    ...{ zoneId: zoneId(module), name: host, type: 'A', records: [address], ttl: 300 },
  });
  addressesOf(module).set(host, record);
}

const addresses = new WeakMap<RootModule, Map<string, Route53Record>>();

/** The A records that a stack makes, by host. */
export function addressesOf(module: RootModule): Map<string, Route53Record> {
  const known = addresses.get(module) ?? new Map<string, Route53Record>();
  addresses.set(module, known);
  return known;
}

/** Points a host name of ours at a load balancer or a distribution. */
export function addAlias(module: RootModule, input: AliasInput): void {
  const { key, failover = null } = input;
  const healthCheckId =
    failover?.role === 'primary' ? addHealthCheck(module, { ...input, failover }) : undefined;
  const record = { ...input, healthCheckId };
  addressesOf(module).set(input.host, addRecord(module, key, { ...record, type: 'A' }));
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
): Route53Record {
  return module.resource(Route53Record, key, input.origin, {
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
