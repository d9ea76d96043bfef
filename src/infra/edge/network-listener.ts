// What a Network Load Balancer does: it hands connections to the ingress controller, which ends TLS.
import type { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { INGRESS_PORT, ingressHosts } from '../../model/ingress.ts';
import { ingressTargetGroupName } from '../../model/naming.ts';
import type { LoadBalancer } from '../../model/schema/edge.ts';
import type { RootModule } from '../root-module.ts';
import { addAlias } from './alias.ts';

/** Seconds that open connections may take when a pod of the controller goes. */
const DRAIN_SECONDS = 60;

export function addNetworkListener(module: RootModule, key: string, lb: Lb): void {
  if (module.environment.ingress?.loadBalancer !== key) return;
  const { source } = module.environment.edge.loadBalancers[key] ?? {};
  const group = addTargetGroup(module, source);
  module.resource(LbListener, `${key}-${INGRESS_PORT}`, ['edge', 'loadBalancers', key], {
    loadBalancerArn: lb.arn,
    port: INGRESS_PORT,
    protocol: 'TCP',
    defaultAction: [{ type: 'forward', targetGroupArn: group.arn }],
  });
  addHosts(module, key, lb);
}

/** Pods are registered by the TargetGroupBinding of the ingress controller. */
function addTargetGroup(module: RootModule, source?: LoadBalancer['source']): LbTargetGroup {
  const { environment } = module;
  return module.resource(LbTargetGroup, 'ingress', ['ingress'], {
    name: ingressTargetGroupName(environment),
    targetType: 'ip',
    port: INGRESS_PORT,
    protocol: 'TCP',
    vpcId: module.stateOf('network').text('vpc_id'),
    deregistrationDelay: String(DRAIN_SECONDS),
    // From CloudFront the address of the user comes in a header, which the controller takes from the
    // load balancer alone; from users themselves it is that of the connection.
    preserveClientIp: String(source !== 'cloudfront'),
    healthCheck: {
      enabled: true,
      protocol: 'TCP',
      port: 'traffic-port',
      interval: 10,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    },
    lifecycle: { createBeforeDestroy: false },
  });
}

/** Hosts of services that no distribution answers for lead to the load balancer itself. */
function addHosts(module: RootModule, key: string, lb: Lb): void {
  const { edge } = module.environment;
  const answered = [
    edge.loadBalancers[key]?.host,
    ...Object.values(edge.distributions).flatMap(({ domains }) => domains),
  ];
  for (const host of ingressHosts(module.environment)) {
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
