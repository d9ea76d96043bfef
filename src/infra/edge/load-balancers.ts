// Load balancers with listeners, rules and target groups.
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { balancerTier, routeHosts } from '../../model/edge/balancers.ts';
import { balancerHosts } from '../../model/edge/certified-hosts.ts';
import { entrancesOf } from '../../model/edge/ingress.ts';
import { loadBalancerName } from '../../model/naming/network.ts';
import type { LoadBalancer } from '../../model/schema/edge/edge.ts';
import { addCertificate } from '../../terraform/hosts/certificate.ts';
import { addAlias, addCheckAlias } from '../../terraform/hosts/records.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addIngressHosts, addIngressTargetGroup, addNetworkListener } from './ingress-entrance.ts';
import { addPortListeners } from './port-listeners.ts';
import { addTargetGroups } from './target-groups.ts';

/** Returns the load balancers by key. */
export function addLoadBalancers(module: RootModule): ReadonlyMap<string, Lb> {
  return new Map(
    Object.entries(module.environment.edge.loadBalancers).map(([key, balancer]) => [
      key,
      addLoadBalancer(module, key, balancer),
    ]),
  );
}

function addLoadBalancer(module: RootModule, key: string, balancer: LoadBalancer): Lb {
  const { environment } = module;
  const origin = ['edge', 'loadBalancers', key];
  const lb = module.resource(Lb, key, origin, {
    name: loadBalancerName(environment, key, balancer),
    loadBalancerType: balancer.type,
    internal: balancer.scheme === 'internal',
    subnets: module.stateOf('network').list('subnet_ids', balancerTier(environment, balancer)),
    securityGroups: [module.stateOf('network').entry('security_group_ids', `load-balancer/${key}`)],
    ...(balancer.type === 'network'
      ? { enableCrossZoneLoadBalancing: true }
      : { idleTimeout: balancer.idleTimeoutSeconds, dropInvalidHeaderFields: true }),
    enableDeletionProtection: balancer.deletionProtection,
  });
  const alias = {
    key: `load-balancer-${key}`,
    target: lb.dnsName,
    targetZone: lb.zoneId,
    origin,
    evaluatesHealth: true,
    hasIpv6: false,
    failover: balancer.failover,
  };
  addAlias(module, { ...alias, host: balancer.host });
  addCheckAlias(module, alias);
  for (const { host, path } of routeHosts(key, balancer)) {
    const named = `${alias.key}-${host.replaceAll('.', '-')}`;
    addAlias(module, { ...alias, key: named, host, origin: path, failover: null });
  }
  if (balancer.type === 'network') {
    addNetworkListener(module, key, { lb, balancer });
    addPortListeners(module, key, { lb, balancer });
  } else addListener(module, { key, balancer, arn: lb.arn });
  addIngressHosts(module, key, lb);
  return lb;
}

interface ListenerInput {
  readonly key: string;
  readonly balancer: LoadBalancer;
  readonly arn: string;
}

function addListener(module: RootModule, { key, balancer, arn }: ListenerInput): void {
  const origin = ['edge', 'loadBalancers', key];
  const groups = addTargetGroups(module, key, balancer);
  const listener = module.resource(LbListener, `${key}-443`, origin, {
    loadBalancerArn: arn,
    port: 443,
    protocol: 'HTTPS',
    sslPolicy: balancer.tlsPolicy,
    certificateArn:
      balancer.certificateArn ??
      addCertificate(module, {
        key: `load-balancer-${key}`,
        hosts: balancerHosts(module.environment, key, balancer),
        origin: [...origin, 'host'],
        failover: balancer.failover,
      }),
    defaultAction: [defaultAction(module, key, balancer)],
  });
  const routes = Object.entries(balancer.routes);
  const byPriority = Object.fromEntries(routes.map(([, { priority }]) => [priority, true]));
  for (const [route, { hosts, paths, priority, target }] of routes) {
    // A listener has a priority once: two routes that change places are two changes, and no rule moves.
    const now = `${key}-${priority}`;
    if (!Object.hasOwn(byPriority, route)) {
      module.moved('aws_lb_listener_rule', { before: `${key}-${route}`, now });
    }
    module.resource(LbListenerRule, now, [...origin, 'routes', route], {
      listenerArn: listener.arn,
      priority,
      condition: [
        ...(hosts.length > 0 ? [{ hostHeader: { values: hosts } }] : []),
        ...(paths.length > 0 ? [{ pathPattern: { values: paths } }] : []),
      ],
      action: [{ type: 'forward', targetGroupArn: groups.get(target)?.arn ?? '' }],
    });
  }
}

/** Requests that no route takes: the ingress controller gets them, where it is behind. */
function defaultAction(module: RootModule, key: string, balancer: LoadBalancer) {
  if (!entrancesOf(module.environment).includes(key)) {
    return {
      type: 'fixed-response',
      fixedResponse: { contentType: 'text/plain', statusCode: '404', messageBody: 'Not found' },
    };
  }
  const group = addIngressTargetGroup(module, key, balancer);
  return { type: 'forward', targetGroupArn: group.arn };
}
