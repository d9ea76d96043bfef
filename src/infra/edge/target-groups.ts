// Target groups of services: what is spoken to their pods, and how a load balancer asks whether they can serve.
import {
  LbTargetGroup,
  type LbTargetGroupConfig,
} from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { targetGroupKey, targetPorts } from '../../model/edge/balancers.ts';
import { targetGroupName } from '../../model/naming/network.ts';
import type { LoadBalancer, Target } from '../../model/schema/edge/edge.ts';
import type { RootModule } from '../../terraform/root-module.ts';

/** What answers without arguments where a server has the health service. */
const GRPC_HEALTH = '/grpc.health.v1.Health/Check';

/** Target groups by the key of their target. */
export function addTargetGroups(
  module: RootModule,
  balancer: string,
  input: LoadBalancer,
): ReadonlyMap<string, LbTargetGroup> {
  return new Map(
    Object.entries(input.targets).map(([key, target]) => [
      key,
      addTargetGroup(module, { balancer, type: input.type, key, target }),
    ]),
  );
}

interface TargetInput {
  readonly balancer: string;
  readonly type: LoadBalancer['type'];
  readonly key: string;
  readonly target: Target;
}

/** Pods are registered by the TargetGroupBinding of the same name. */
function addTargetGroup(module: RootModule, input: TargetInput): LbTargetGroup {
  const { environment } = module;
  const { balancer, key, target } = input;
  const { healthCheck, stickySeconds } = target;
  return module.resource(LbTargetGroup, `${balancer}-${key}`, originOf(input), {
    name: targetGroupName(environment, targetGroupKey(environment, input, input)),
    targetType: 'ip',
    port: targetPorts(environment, target).port?.port ?? 0,
    ...protocolOf(module, input),
    vpcId: module.stateOf('network').text('vpc_id'),
    deregistrationDelay: String(target.drainSeconds),
    healthCheck: {
      enabled: true,
      ...questionOf(module, input),
      interval: healthCheck.intervalSeconds,
      timeout: healthCheck.timeoutSeconds,
      healthyThreshold: healthCheck.healthyThreshold,
      unhealthyThreshold: healthCheck.unhealthyThreshold,
    },
    ...(stickySeconds === null
      ? {}
      : { stickiness: { type: 'lb_cookie', enabled: true, cookieDuration: stickySeconds } }),
  });
}

function originOf({ balancer, key }: TargetInput) {
  return ['edge', 'loadBalancers', balancer, 'targets', key];
}

function protocolOf(
  { environment }: RootModule,
  { type, target }: TargetInput,
): Partial<LbTargetGroupConfig> {
  const protocol = targetPorts(environment, target).port?.protocol;
  if (type === 'network') {
    // Of UDP AWS always keeps the address of the client; the rest comes from the load balancer, whose subnets
    // the network policies of the pods admit.
    return protocol === 'udp'
      ? { protocol: 'UDP' }
      : { protocol: 'TCP', preserveClientIp: 'false' };
  }
  return { protocol: 'HTTP', protocolVersion: protocol === 'grpc' ? 'GRPC' : 'HTTP1' };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
function questionOf(
  { environment }: RootModule,
  { type, target }: TargetInput,
): NonNullable<LbTargetGroupConfig['healthCheck']> {
  const { port, health } = targetPorts(environment, target);
  const { path } = target.healthCheck;
  const at = port?.name === health?.name ? 'traffic-port' : String(health?.port ?? '');
  if (type === 'network' && path === null) return { protocol: 'TCP', port: at };
  // The status of a call of gRPC, of which 0 is OK.
  if (type === 'application' && port?.protocol === 'grpc') {
    return { protocol: 'HTTP', path: path ?? GRPC_HEALTH, port: at, matcher: '0' };
  }
  return { protocol: 'HTTP', path: path ?? '/', port: at, matcher: '200-299' };
}
