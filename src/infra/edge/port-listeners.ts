// Ports of a Network Load Balancer that lead to pods of services.
import type { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import type { LoadBalancer } from '../../model/schema/edge/edge.ts';
import { addCertificate } from '../../terraform/hosts/certificate.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addTargetGroups } from './target-groups.ts';

interface PortListeners {
  readonly lb: Lb;
  readonly balancer: LoadBalancer;
}

export function addPortListeners(
  module: RootModule,
  key: string,
  { lb, balancer }: PortListeners,
): void {
  const origin = ['edge', 'loadBalancers', key];
  const groups = addTargetGroups(module, key, balancer);
  const listeners = Object.entries(balancer.listeners);
  const tls = listeners.some(([, { protocol }]) => protocol === 'tls')
    ? tlsArguments(module, key, balancer)
    : {};
  for (const [listener, { port, protocol, target }] of listeners) {
    module.resource(LbListener, `${key}-${listener}`, [...origin, 'listeners', listener], {
      loadBalancerArn: lb.arn,
      port,
      protocol: protocol.toUpperCase(),
      ...(protocol === 'tls' ? tls : {}),
      defaultAction: [{ type: 'forward', targetGroupArn: groups.get(target)?.arn ?? '' }],
    });
  }
}

function tlsArguments(
  module: RootModule,
  key: string,
  { host, tlsPolicy, failover, certificateArn }: LoadBalancer,
) {
  return {
    sslPolicy: tlsPolicy,
    certificateArn:
      certificateArn ??
      addCertificate(module, {
        key: `load-balancer-${key}`,
        hosts: [host],
        origin: ['edge', 'loadBalancers', key, 'host'],
        failover,
      }),
  };
}
