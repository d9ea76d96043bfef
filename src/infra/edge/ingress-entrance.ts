// What stands between a load balancer and the ingress controller: the target group of its pods, the
// listener of a Network Load Balancer, and the records of hosts.
import type { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import {
  LbTargetGroup,
  type LbTargetGroupConfig,
} from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { controllerOf } from '../../addons/addons.ts';
import { entranceHosts } from '../../model/edge/entrance-hosts.ts';
import {
  entrancesOf,
  INGRESS_DRAIN_SECONDS,
  INGRESS_PORT,
  ingressHosts,
} from '../../model/edge/ingress.ts';
import { ingressTargetGroupName, ingressTargetKey } from '../../model/naming/network.ts';
import type { LoadBalancer } from '../../model/schema/edge/edge.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { addAlias } from '../../terraform/hosts/records.ts';
import type { RootModule } from '../../terraform/root-module.ts';

/** It hands connections to the ingress controller, which ends TLS. */
export function addNetworkListener(
  module: RootModule,
  key: string,
  { lb, balancer }: { readonly lb: Lb; readonly balancer: LoadBalancer },
): void {
  if (!entrancesOf(module.environment).includes(key)) return;
  const group = addIngressTargetGroup(module, key, balancer);
  module.resource(LbListener, `${key}-${INGRESS_PORT}`, ['edge', 'loadBalancers', key], {
    loadBalancerArn: lb.arn,
    port: INGRESS_PORT,
    protocol: 'TCP',
    defaultAction: [{ type: 'forward', targetGroupArn: group.arn }],
  });
}

/** Pods are registered by the TargetGroupBinding of the ingress controller. */
export function addIngressTargetGroup(
  module: RootModule,
  loadBalancer: string,
  balancer: LoadBalancer,
): LbTargetGroup {
  const { environment } = module;
  const key = ingressTargetKey(environment, loadBalancer);
  return module.resource(LbTargetGroup, key, ['ingress'], {
    name: ingressTargetGroupName(environment, loadBalancer),
    targetType: 'ip',
    port: INGRESS_PORT,
    ...protocolOf(balancer),
    vpcId: module.stateOf('network').text('vpc_id'),
    deregistrationDelay: String(INGRESS_DRAIN_SECONDS),
    healthCheck: healthCheckOf(environment),
  });
}

function protocolOf({ type, source }: LoadBalancer): Partial<LbTargetGroupConfig> {
  // It ends the TLS of the user, and starts another to the pods, whose certificate it takes as it is.
  if (type === 'application') return { protocol: 'HTTPS', protocolVersion: 'HTTP1' };
  // From CloudFront the address of the user comes in a header, which the controller takes from the
  // load balancer alone; from users themselves it is that of the connection.
  return { protocol: 'TCP', preserveClientIp: String(source !== 'cloudfront') };
}

function healthCheckOf({ ingress }: Environment) {
  const health = ingress === null ? null : controllerOf(ingress).health;
  const asked =
    health === null
      ? { protocol: 'TCP', port: 'traffic-port' }
      : { protocol: 'HTTP', port: String(health.port), path: health.path, matcher: '200' };
  return {
    enabled: true,
    ...asked,
    interval: 10,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
  };
}

/** Hosts of services that no distribution answers for lead to the first load balancer itself. */
export function addIngressHosts(module: RootModule, key: string, lb: Lb): void {
  const { environment } = module;
  const { edge } = environment;
  if (entrancesOf(environment)[0] !== key) return;
  const answered = [...entranceHosts(edge).map(({ host }) => host)];
  for (const host of ingressHosts(environment)) {
    if (answered.includes(host)) continue;
    addAlias(module, {
      key: `ingress-${host.replaceAll('.', '-')}`,
      host,
      target: lb.dnsName,
      targetZone: lb.zoneId,
      origin: ['ingress'],
      evaluatesHealth: true,
      hasIpv6: false,
    });
  }
}
