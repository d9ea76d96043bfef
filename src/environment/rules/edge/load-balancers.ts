// What a load balancer of one kind can do and one of the other kind cannot, and who gets to it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { entrancesOf } from '../../../model/edge/ingress.ts';
import { LoadBalancer } from '../../../model/schema/edge/edge.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkLoadBalancers(environment: Environment): readonly Diagnostic[] {
  const balancers = Object.entries(environment.edge.loadBalancers);
  const networked = balancers.filter(([, { type }]) => type === 'network');
  return [
    ...balancers.flatMap(([key, balancer]) => misplacedKeys(key, balancer)),
    ...networked.flatMap(([key, balancer]) => unused(environment, key, balancer)),
    ...webAcls(environment),
    ...alarms(environment),
    ...balancers.flatMap(([key, { source }]) =>
      source === 'cloudfront' ? lonely(environment, key) : [],
    ),
  ];
}

/** A written default cannot be told from an unwritten one, and does no harm. */
const UNWRITTEN = LoadBalancer.parse({ host: 'unwritten.example.com' });

function misplacedKeys(loadBalancer: string, balancer: LoadBalancer): readonly Diagnostic[] {
  const maps = (['targets', 'routes', 'listeners'] as const).filter(
    (key) => Object.keys(balancer[key]).length > 0,
  );
  const plain = (['idleTimeoutSeconds', 'tlsPolicy', 'certificateArn'] as const).filter(
    (key) => balancer[key] !== UNWRITTEN[key],
  );
  const allowed = allowedKeys(balancer);
  const keys = [...maps, ...plain].filter((key) => !allowed.includes(key));
  return keys.map((key) => {
    const where = { path: ['edge', 'loadBalancers', loadBalancer, key], target: 'key' } as const;
    return diagnostic('model/load-balancer-key-misplaced', { loadBalancer, key }, where);
  });
}

function allowedKeys({ type, listeners }: LoadBalancer): readonly string[] {
  if (type === 'application') {
    return ['targets', 'routes', 'idleTimeoutSeconds', 'tlsPolicy', 'certificateArn'];
  }
  const protocols = Object.values(listeners).map(({ protocol }) => protocol);
  return [
    'listeners',
    ...(protocols.length > 0 ? ['targets'] : []),
    ...(protocols.includes('tls') ? ['tlsPolicy', 'certificateArn'] : []),
  ];
}

function unused(
  environment: Environment,
  loadBalancer: string,
  { listeners }: LoadBalancer,
): readonly Diagnostic[] {
  if (entrancesOf(environment).includes(loadBalancer)) return [];
  if (Object.keys(listeners).length > 0) return [];
  const where = { path: ['edge', 'loadBalancers', loadBalancer], target: 'key' } as const;
  return [diagnostic('model/network-load-balancer-unused', { loadBalancer }, where)];
}

function webAcls({ edge }: Environment): readonly Diagnostic[] {
  return Object.entries(edge.webAcls).flatMap(([acl, { protects }]) => {
    const [kind, key = ''] = protects.split('/');
    if (kind !== 'load-balancer' || edge.loadBalancers[key]?.type !== 'network') return [];
    const args = { acl, loadBalancer: key };
    const where = { path: ['edge', 'webAcls', acl, 'protects'] };
    return [diagnostic('model/web-acl-network-load-balancer', args, where)];
  });
}

function alarms({ edge, observability }: Environment): readonly Diagnostic[] {
  return Object.entries(observability.alarms).flatMap(([alarm, { metric, of }]) => {
    if (metric !== 'errorRate' || edge.loadBalancers[of ?? '']?.type !== 'network') return [];
    const args = { alarm, loadBalancer: of ?? '' };
    const where = { path: ['observability', 'alarms', alarm, 'of'] };
    return [diagnostic('model/alarm-network-load-balancer', args, where)];
  });
}

function lonely({ edge }: Environment, loadBalancer: string): readonly Diagnostic[] {
  const isOrigin = Object.values(edge.distributions).some(({ origins }) =>
    Object.values(origins).some((origin) => origin.loadBalancer === loadBalancer),
  );
  if (isOrigin) return [];
  const where = { path: ['edge', 'loadBalancers', loadBalancer, 'source'] };
  return [diagnostic('model/source-without-distribution', { loadBalancer }, where)];
}
