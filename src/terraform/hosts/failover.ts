// One name with two records, in two environments: the second answers while the first is down.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-types.html
import { Route53HealthCheck } from '@cdktf/provider-aws/lib/route53-health-check/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Failover } from '../../model/schema/edge/failover.ts';
import type { RootModule } from '../root-module.ts';

const FAILURE_THRESHOLD = 3;
const INTERVAL_SECONDS = 30;

interface HealthCheckInput {
  readonly key: string;
  readonly host: string;
  readonly target: string;
  readonly origin: Path;
  readonly failover: Failover;
}

/** Asks by a name of the primary alone: that of the record leads to the other side once it is down. */
export function addHealthCheck(module: RootModule, input: HealthCheckInput): string {
  const { key, host, target, origin, failover } = input;
  const check = module.resource(Route53HealthCheck, key, origin, {
    type: 'HTTPS',
    fqdn: failover.healthCheckHost ?? target,
    port: 443,
    resourcePath: failover.healthCheckPath,
    failureThreshold: FAILURE_THRESHOLD,
    requestInterval: INTERVAL_SECONDS,
    tags: { Name: host },
  });
  return check.id;
}

interface RecordInput {
  readonly failover?: Failover | null;
  readonly healthCheckId: string | undefined;
}

/** Nothing for a name that has one record. */
export function failoverArguments({ failover, healthCheckId }: RecordInput) {
  if (!failover) return {};
  return {
    // One of each role: AWS takes a second secondary for an error, and so do our checks.
    setIdentifier: failover.role,
    failoverRoutingPolicy: { type: failover.role.toUpperCase() },
    ...(healthCheckId === undefined ? {} : { healthCheckId }),
  };
}
